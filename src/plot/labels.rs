//! Where names stand: beside what they name, clear of everything else, with a leader where they stand off.
//!
//! A place is chosen from what is drawn alone, not from where the name stood before. So that names stand still while a run
//! is played, they keep clear of the whole of its way, also of what is yet to come.

use super::layout::Layout;
use super::obstacles::{Block, COLUMN, Obstacles};
use super::pen::{Place, Weight, width};
use super::polyline::{crossings, turns, upright};
use crate::figure::Ink;
use plotters::style::text_anchor::HPos;

/// What a name stands beside.
pub enum Anchor {
    /// The parts of a curve, rather near its right end.
    Curve(Vec<Vec<Place>>),
    /// A horizontal line at this height, rather near its left end.
    Level(f64),
    /// A point.
    Point(Place),
    /// The places at one of which it is written, or not at all.
    Region([Place; 2]),
    /// Nothing: any place in the axes serves, rather at the top and at the right.
    Anywhere,
}

/// The names of a figure's marks, and what they keep clear of.
pub struct Names {
    /// What they keep clear of.
    pub obstacles: Obstacles,
    /// Above the axes, from left to right, where a level's name may stand that has no place beside it.
    pub head: Option<[f64; 2]>,
    layout: Layout,
    font: f64,
    names: Vec<Name>,
    /// Whether parts of the axes have names: a point's then stands in its own part, or nowhere.
    parted: bool,
}

struct Name {
    text: String,
    ink: Ink,
    anchor: Anchor,
}

/// A name and its box.
pub struct Placed {
    /// The name; its lines stand under one another.
    pub text: String,
    /// Its colour.
    pub ink: Ink,
    /// Upper left and lower right corner.
    pub block: Block,
    /// Which side of the box its lines begin at.
    pub aligned: HPos,
    /// From the box to the mark, where it stands off.
    pub leader: Option<[Place; 2]>,
}

/// A place that a name may have.
struct Stand {
    block: Block,
    aligned: HPos,
    /// The place on the mark that it stands beside.
    mark: Place,
    /// What it costs to stand so, in covered columns.
    cost: f64,
}

/// Places tried along a curve or a level.
const TRIES: usize = 24;

/// Distances from a mark, as parts of the text's height, and what they cost; the near ones need no leader.
const OFF: [(f64, f64); 6] = [(0.55, 0.0), (1.2, 0.5), (2.2, 2.0), (3.6, 3.0), (5.5, 4.0), (8.0, 6.0)];

/// Heights tried where any place serves.
const ROWS: usize = 4;

/// Directions from a mark to its name.
const SIDES: [[f64; 2]; 4] = [[0.0, -1.0], [0.0, 1.0], [1.0, 0.0], [-1.0, 0.0]];
const CORNERS: [[f64; 2]; 4] = [[1.0, 1.0], [1.0, -1.0], [-1.0, -1.0], [-1.0, 1.0]];

/// As of this distance a leader tells what the name belongs to, in parts of the text's height.
const LED: f64 = 1.3;

/// A place along the curve is worth so much of what it covers.
const ALONG: f64 = 0.04;

/// Of a text of several lines no more than this part may lie over curves: of its first line alone then.
const COVERED: f64 = 0.3;

/// How far a point with its ring or halo reaches, and the middle of an arrow's head, in parts of the text's height.
pub const POINT: f64 = 0.62;

/// How far a handle reaches, in the same.
const HANDLE: f64 = 0.85;

/// Between what stands apart in a read-out.
const APART: [&str; 2] = ["   ", " · "];

/// How far about a turn of a curve nothing is written, in parts of the text's height.
const TURN: f64 = 0.4;

/// With more turns than this a curve is not looked at turn by turn.
const MOST_TURNS: usize = 6;

impl Names {
    /// None yet; text of this height.
    pub fn new(layout: &Layout, font: f64) -> Names {
        Names {
            obstacles: Obstacles::new(layout),
            head: None,
            layout: *layout,
            font,
            names: Vec::new(),
            parted: false,
        }
    }

    /// Adds a name, unless it is empty.
    pub fn add(&mut self, text: String, ink: Ink, anchor: Anchor) {
        if let Anchor::Level(y) = anchor {
            self.obstacles.avoid([[self.layout.left, y], [self.layout.right, y]].into_iter());
        }
        if !text.is_empty() {
            self.names.push(Name { text, ink, anchor });
        }
    }

    /// Better nothing is written over a curve; over its turns nothing is, if they matter and are few enough to be looked at.
    pub fn keep_off_curve(&mut self, parts: &[Vec<Place>], matter: bool) {
        for part in parts {
            self.obstacles.avoid(part.iter().copied());
        }
        if !matter {
            return;
        }
        let reach = TURN * self.font;
        let turns: Vec<Place> = parts.iter().flat_map(|part| turns(part, reach)).collect();
        for [x, y] in turns.iter().filter(|_| turns.len() <= MOST_TURNS) {
            self.obstacles.forbid([[x - reach, y - reach], [x + reach, y + reach]]);
        }
    }

    /// Nothing is to be written over a point at this place.
    pub fn keep_off(&mut self, place: Place) {
        self.keep_off_by(POINT, place);
    }

    /// Nothing is to be written over what can be taken hold of at this place.
    pub fn keep_off_handle(&mut self, place: Place) {
        self.keep_off_by(HANDLE, place);
    }

    fn keep_off_by(&mut self, part: f64, [x, y]: Place) {
        let reach = part * self.font;
        self.obstacles.forbid([[x - reach, y - reach], [x + reach, y + reach]]);
    }

    /// Every name that has a place, with the best one found: points first, for they have the least choice, kept runs last.
    pub fn placed(mut self) -> Vec<Placed> {
        let mut names = std::mem::take(&mut self.names);
        self.parted = names.iter().any(|name| matches!(name.anchor, Anchor::Region(_)));
        names.sort_by_key(|name| match (&name.anchor, name.ink) {
            (_, Ink::Pin(_)) | (Anchor::Region(_), _) => 2,
            (Anchor::Point(_) | Anchor::Anywhere, _) => 0,
            _ => 1,
        });
        names.iter().filter_map(|name| self.place(name)).collect()
    }

    /// The whole name; where it would lie over curves its first line, or that of a region in one line; where it has no place
    /// what stands before a comma, and figures in several lines.
    fn place(&mut self, name: &Name) -> Option<Placed> {
        let whole = self.best(&name.anchor, &name.text, name.ink);
        let covers = whole.as_ref().is_some_and(|stand| self.obstacles.covered(stand.block) > 0);
        if covers
            && matches!(name.anchor, Anchor::Level(_))
            && let Some(above) = self.above(name)
        {
            return Some(above);
        }
        let figures = matches!(name.anchor, Anchor::Anywhere);
        let light = whole.filter(|stand| {
            let columns = self.obstacles.covered(stand.block) as f64 * COLUMN;
            figures
                || columns <= COVERED * (stand.block[1][0] - stand.block[0][0])
                || !name.text.contains('\n')
        });
        let (text, stand) = match light {
            Some(stand) => (name.text.clone(), stand),
            None => {
                let text: String = match name.anchor {
                    Anchor::Anywhere => broken(&name.text),
                    // Half the name of a part may be that of another.
                    Anchor::Region(_) => name.text.replace('\n', " "),
                    _ => name.text.lines().next()?.split(", ").next()?.into(),
                };
                let stand = self.best(&name.anchor, &text, name.ink)?;
                (text, stand)
            }
        };
        let block = stand.block;
        let near = [0, 1].map(|i| stand.mark[i].clamp(block[0][i], block[1][i]));
        let far = (near[0] - stand.mark[0]).hypot(near[1] - stand.mark[1]);
        let rim = if matches!(name.anchor, Anchor::Point(_)) { POINT * self.font } else { 0.0 };
        let leader = (far > LED * self.font).then(|| {
            let part = 1.0 - rim / far;
            [near, [0, 1].map(|i| near[i] + part * (stand.mark[i] - near[i]))]
        });
        self.obstacles.forbid(block);
        if let Some(leader) = leader {
            self.obstacles.avoid(leader.into_iter());
        }
        Some(Placed { text, ink: name.ink, block, aligned: stand.aligned, leader })
    }

    /// The name of a level above the axes at the right, behind dashes like its own.
    fn above(&mut self, name: &Name) -> Option<Placed> {
        let text = format!("– – {}", name.text);
        let [start, end] = self.head?;
        let wide = width(&text, self.font, weight_of(name.ink)) + 0.4 * self.font;
        let low = self.layout.top - 0.55 * self.font;
        let block = [[end - wide, low - 1.24 * self.font], [end, low]];
        (start + self.font <= end - wide).then(|| {
            self.head = None;
            Placed { text, ink: name.ink, block, aligned: HPos::Right, leader: None }
        })
    }

    /// Where a text costs least.
    fn best(&self, anchor: &Anchor, text: &str, ink: Ink) -> Option<Stand> {
        let widest = text.lines().map(|line| width(line, self.font, weight_of(ink))).fold(0.0, f64::max);
        let half = [0.5 * widest + 0.2 * self.font, 0.62 * self.font * text.lines().count() as f64];
        let mut stands = self.stands(anchor, half);
        stands.sort_by(|a, b| a.cost.total_cmp(&b.cost));
        let mut best: Option<Stand> = None;
        for stand in stands {
            if best.as_ref().is_some_and(|best| best.cost <= stand.cost) {
                break;
            }
            let strays = self.parted && matches!(anchor, Anchor::Point(_)) && self.strays(&stand);
            if self.obstacles.allow(stand.block) && self.leads(&stand) && !strays {
                // What a curve goes right through seems to be its name.
                let covered = self.obstacles.covered(stand.block) + self.obstacles.crossed(stand.block);
                let cost = stand.cost + covered as f64;
                if best.as_ref().is_none_or(|best| cost < best.cost) {
                    best = Some(Stand { cost, ..stand });
                }
            }
        }
        best
    }

    /// Whether nothing stands between a name and its mark, which is in sight.
    fn leads(&self, stand: &Stand) -> bool {
        let Layout { left, top, right, bottom, .. } = self.layout;
        let [x, y] = stand.mark;
        if !(left..=right).contains(&x) || !(top..=bottom).contains(&y) {
            return false;
        }
        let near = [0, 1].map(|i| stand.mark[i].clamp(stand.block[0][i], stand.block[1][i]));
        self.obstacles.sees([near, stand.mark])
    }

    /// Whether a curve lies between a point's rim and its name, or under the name.
    fn strays(&self, Stand { block: [low, high], mark, .. }: &Stand) -> bool {
        let near = [0, 1].map(|i| mark[i].clamp(low[i], high[i]));
        let far = (near[0] - mark[0]).hypot(near[1] - mark[1]);
        let part = (POINT * self.font / far.max(1e-9)).min(1.0);
        let rim = [0, 1].map(|i| mark[i] + part * (near[i] - mark[i]));
        let whole = [[0, 1].map(|i| low[i].min(rim[i])), [0, 1].map(|i| high[i].max(rim[i]))];
        self.obstacles.covered(whole) > 0
    }

    /// The places that a text of this half size may have beside its mark.
    fn stands(&self, anchor: &Anchor, half: [f64; 2]) -> Vec<Stand> {
        let Layout { left, right, top, bottom, .. } = self.layout;
        let (first, last) = (left + half[0], right - half[0]);
        let along = |part: usize| first + (last - first) * part as f64 / TRIES as f64;
        let mut stands = Vec::new();
        match anchor {
            Anchor::Anywhere => {
                let (high, low) = (top + half[1] + 1.0, bottom - half[1] - 1.0);
                for row in 0..=ROWS {
                    for part in 0..=TRIES {
                        let y = high + (low - high) * row as f64 / ROWS as f64;
                        let middle =
                            [along(TRIES - part).clamp(first + 1.0, (last - 1.0).max(first + 1.0)), y];
                        let cost = row as f64 + ALONG * part as f64;
                        stands.push(self.beside(middle, [0.0, 0.0], 0.0, half, cost));
                    }
                }
            }
            Anchor::Region(at) => {
                // Elsewhere it would be said of another part.
                let places = at.iter().zip([0.0, 1.0]);
                stands.extend(places.map(|(at, cost)| self.beside(*at, [0.0, 0.0], 0.0, half, cost)));
            }
            Anchor::Point(mark) => {
                for (off, cost) in OFF {
                    for (order, toward) in CORNERS.into_iter().chain(SIDES).enumerate() {
                        let gap = off + POINT - 0.3;
                        stands.push(self.beside(*mark, toward, gap, half, cost + ALONG * order as f64));
                    }
                }
            }
            Anchor::Curve(parts) if upright(parts) => {
                let ends = parts.iter().flatten().map(|place| place[1]);
                let [from, to] = [ends.clone().fold(f64::MAX, f64::min), ends.fold(f64::MIN, f64::max)];
                let x = parts[0][0][0];
                for part in 0..=TRIES {
                    let y = (from + (to - from) * part as f64 / TRIES as f64)
                        .clamp(top + half[1], (bottom - half[1]).max(top + half[1]));
                    for toward in [1.0, -1.0] {
                        stands.push(self.beside([x, y], [toward, 0.0], 0.3, half, ALONG * part as f64));
                    }
                }
            }
            Anchor::Curve(parts) => {
                for part in 0..=TRIES {
                    let x = along(TRIES - part);
                    for mark in parts.iter().flat_map(|curve| crossings(curve, x)) {
                        for (off, cost) in OFF {
                            for toward in SIDES.into_iter().chain(CORNERS) {
                                let off = if CORNERS.contains(&toward) { 0.6 * off } else { off };
                                stands.push(self.beside(mark, toward, off, half, cost + ALONG * part as f64));
                            }
                        }
                    }
                }
                // One that ends before the first of these has its name at the right of its end.
                if stands.is_empty()
                    && let Some([.., from, to]) = parts.last().map(Vec::as_slice)
                {
                    for quarter in 0..4 {
                        let part = 1.0 - 0.25 * f64::from(quarter);
                        let mark = [0, 1].map(|i| from[i] + part * (to[i] - from[i]));
                        for toward in [[1.0, 0.0], [1.0, 1.0]] {
                            stands.push(self.beside(mark, toward, 0.3, half, ALONG * f64::from(quarter)));
                        }
                    }
                }
            }
            Anchor::Level(y) => {
                for part in 0..=TRIES {
                    for (off, cost) in OFF {
                        let gap = if cost == 0.0 { 0.2 } else { off };
                        for toward in [-1.0, 1.0] {
                            let mark = [along(part), *y];
                            stands.push(self.beside(
                                mark,
                                [0.0, toward],
                                gap,
                                half,
                                cost + ALONG * part as f64,
                            ));
                        }
                    }
                }
            }
        }
        stands
    }

    /// A box of this half size beside a mark, in this direction and off by so many heights of the text.
    fn beside(&self, mark: Place, toward: [f64; 2], off: f64, half: [f64; 2], cost: f64) -> Stand {
        let middle = [0, 1].map(|i| mark[i] + toward[i] * (half[i] + off * self.font));
        let block = [[middle[0] - half[0], middle[1] - half[1]], [middle[0] + half[0], middle[1] + half[1]]];
        let aligned = if toward[0] > 0.0 {
            HPos::Left
        } else if toward[0] < 0.0 {
            HPos::Right
        } else {
            HPos::Center
        };
        Stand { block, aligned, mark, cost }
    }
}

/// How heavy a name of this ink is written.
pub fn weight_of(ink: Ink) -> Weight {
    if ink == Ink::Text { Weight::Plain } else { Weight::Bold }
}

/// What stands apart in a read-out, line by line.
fn broken(text: &str) -> String {
    APART.iter().fold(text.to_string(), |text, apart| text.replace(apart, "\n"))
}
