//! The lab: keeps a page's run until a parameter changes, and its figures until the view does.

mod held;
mod probe;
mod told;
mod view;

pub use probe::Probe;
pub use told::{Phrase, Shown, ShownDoubts, phrases};
pub use view::{Difference, Minus, Pin, View};

use crate::compare;
use crate::demos::Demo;
use crate::demos::exact::Doubt;
use crate::figure::{Axis, Figure, Ink, Labels};
use crate::page::Scene;
use crate::page::work::{Found, Work};
use crate::param::Refusal;
use crate::portrait::legend::Sample;
use crate::run::{Budget, Run};
use crate::script;
use crate::text::{Text, say};
use std::cell::OnceCell;

/// What a run on a page may cost: what a phone computes without making its reader wait.
pub const BUDGET: Budget = Budget::of(1_000_000);

/// What all runs of a page may cost together: the current one, the pinned ones, and the exact one.
pub const TOGETHER: usize = 3 * BUDGET.bins;

/// The panel of the difference of two runs, as axes are keyed by it.
const DIFFERENCE: &str = "difference";

/// A pin, and the scene of its run.
pub type PinnedScene<'v, 's> = (&'v Pin, &'s Scene);

/// The open page, if any, the pinned runs, and what was last shown of them.
#[derive(Default)]
pub struct Lab {
    open: Option<Open>,
    pinned: Vec<Open>,
    seen: Option<Seen>,
    /// Whether it is to be made anew when it is next shown; until then it is what a reader sees.
    outdated: bool,
    held: Option<held::Held>,
    /// What work has found, the latest last.
    findings: Vec<Finding>,
}

/// What the work of a page with these values has found.
struct Finding {
    demo: &'static str,
    values: Vec<f64>,
    found: Found,
}

/// So many findings are remembered: a reader goes back and forth, and work takes long.
const FINDINGS: usize = 64;

/// A page with its values, computed.
struct Open {
    demo: &'static str,
    values: Vec<f64>,
    scene: Scene,
    /// Found when it is first shown: of a long run it takes as long as the run.
    hash: OnceCell<String>,
    /// The run of the same values without the method's error, once it has been asked for.
    exact: OnceCell<Option<Run>>,
    /// What is to be doubted in it, once that has been looked for.
    doubts: OnceCell<Doubt>,
}

/// A view and its figures.
struct Seen {
    view: View,
    figures: Vec<Figure>,
    /// The same figures' axes, whole.
    whole: Vec<Figure>,
    pins: Vec<Pinned>,
}

/// Why a pinned run is not drawn.
enum Absent {
    /// Its values are refused.
    Refused(Refusal),
    /// All runs of the page together would cost too much.
    Over,
}

/// What has come of a pin.
struct Pinned {
    /// Why it is not drawn; empty where it is.
    refused: Text,
    /// Whether that is because all runs together would cost too much.
    over: bool,
    results: Text,
    comparable: Vec<&'static str>,
    place: usize,
    progress: Option<f64>,
}

/// A page in a view.
pub struct Look<'a> {
    /// What does not depend on the view.
    pub scene: &'a Scene,
    /// The frame.
    pub frame: usize,
    /// One figure a panel, and one more for a difference.
    pub figures: &'a [Figure],
    panels: Vec<&'static str>,
    whole: &'a [Figure],
    hash: &'a str,
    /// What is to be doubted in the run, if that has been looked for.
    pub doubts: Option<&'a Doubt>,
    /// The columns whose error can be drawn.
    errors: Vec<&'static str>,
    pins: &'a [Pinned],
    /// What the page's switches draw.
    legend: &'static [Sample],
}

impl Lab {
    /// Computes the page with these values, unless it is the open one. Where they are refused, what was open
    /// stays open.
    pub fn open(&mut self, demo: &Demo, values: &[f64]) -> Result<&Scene, Refusal> {
        if !self.open.as_ref().is_some_and(|open| open.is(demo, values)) {
            self.open = Some(Open::compute(demo, values, &self.findings, BUDGET.bins)?);
            self.seen = None;
        }
        Ok(&self.open.as_ref().expect("opened above").scene)
    }

    /// The page with these values in this view. Computes and describes only what has changed since the last call.
    pub fn show(&mut self, demo: &Demo, values: &[f64], view: View) -> Result<Look<'_>, Refusal> {
        self.doubts(demo, values)?;
        self.glance(demo, values, view)
    }

    /// The same in a hurry: what is to be doubted in it is not looked for, which may take as long as its run.
    pub fn glance(&mut self, demo: &Demo, values: &[f64], view: View) -> Result<Look<'_>, Refusal> {
        let frames = self.open(demo, values)?.frames;
        let view = View { frame: view.frame.min(frames - 1), ..view };
        let frame = view.frame;
        if self.outdated || self.seen.as_ref().is_none_or(|seen| seen.view != view) {
            self.outdated = false;
            let pinned = self.keep(demo, &view);
            let pinned = pinned.into_iter().map(|place| place.map(|place| &self.pinned[place].scene));
            let open = self.open.as_ref().expect("opened above");
            self.seen = Some(Seen::of(demo, open, pinned.collect(), view));
        }
        let open = self.open.as_ref().expect("opened above");
        let (scene, hash, doubts) = (&open.scene, open.hash(demo), open.doubts.get());
        let Seen { figures, whole, pins, .. } = self.seen.as_ref().expect("seen above");
        let (panels, errors) = (panels(demo), open.errors(demo));
        let legend = demo.legend;
        Ok(Look { scene, frame, figures, panels, whole, hash, doubts, errors, pins, legend })
    }

    /// What is to be doubted in the page with these values; see [`Demo::doubts`].
    pub fn doubts(&mut self, demo: &Demo, values: &[f64]) -> Result<&Doubt, Refusal> {
        self.open(demo, values)?;
        let open = self.open.as_ref().expect("opened above");
        Ok(open.doubts.get_or_init(|| demo.doubts(&open.values, &open.scene)))
    }

    /// Takes in what the work of a page with these values has found, wherever that is shown.
    pub fn learn(&mut self, demo: &Demo, values: &[f64], found: Found) {
        for open in self.open.iter_mut().chain(&mut self.pinned).filter(|open| open.is(demo, values)) {
            if let Some(work) = &open.scene.work {
                open.scene = (work.with)(&found);
                open.doubts = OnceCell::new();
            }
        }
        self.outdated = true;
        self.findings.retain(|finding| !finding.is(demo, values));
        self.findings.push(Finding { demo: demo.about.id, values: values.to_vec(), found });
        let many = self.findings.len().saturating_sub(FINDINGS);
        self.findings.drain(..many);
    }

    /// Opens the page with these values and does all its work, at once.
    pub fn finish(&mut self, demo: &Demo, values: &[f64]) -> Result<&Scene, Refusal> {
        if let Some(found) = self.open(demo, values)?.unfinished().map(Work::finish) {
            self.learn(demo, values, found);
        }
        self.open(demo, values)
    }

    /// The page with these values, and its pinned runs, but for those that are refused.
    pub fn beside<'v>(
        &mut self,
        demo: &Demo,
        values: &[f64],
        view: &'v View,
    ) -> Result<(&Scene, Vec<PinnedScene<'v, '_>>), Refusal> {
        self.open(demo, values)?;
        let places = self.keep(demo, view);
        let pinned = view
            .pins
            .iter()
            .zip(places)
            .filter_map(|(pin, place)| Some((pin, &self.pinned[place.ok()?].scene)));
        Ok((&self.open.as_ref().expect("opened above").scene, pinned.collect()))
    }

    /// Computes the pinned runs of a view, then the runs that only have room on its axes, and forgets those that it no longer
    /// has. One outcome each: its place among the computed, or why it was refused. What the page may cost is spent in this
    /// order, after the exact run.
    fn keep(&mut self, demo: &Demo, view: &View) -> Vec<Result<usize, Absent>> {
        let own = self.open.as_ref().map_or(0, |open| open.scene.bins);
        let exact = if view.minus() == Some(Minus::Exact) { own } else { 0 };
        let mut left = TOGETHER.saturating_sub(own + exact);
        let mut before = std::mem::take(&mut self.pinned);
        let place = |values: Result<&Vec<f64>, &Refusal>| {
            let values = values.map_err(|refusal| Absent::Refused(refusal.clone()))?;
            if let Some(known) = self.pinned.iter().position(|open| open.is(demo, values)) {
                return Ok(known);
            }
            let open = match before.iter().position(|open| open.is(demo, values) && open.scene.bins <= left) {
                Some(known) => before.swap_remove(known),
                None => {
                    Open::compute(demo, values, &self.findings, BUDGET.bins.min(left)).map_err(|refusal| {
                        let over = refusal.costs && left < BUDGET.bins;
                        if over { Absent::Over } else { Absent::Refused(refusal) }
                    })?
                }
            };
            left = left.saturating_sub(open.scene.bins);
            self.pinned.push(open);
            Ok(self.pinned.len() - 1)
        };
        view.pins.iter().map(|pin| pin.values.as_ref()).chain(view.room.iter().map(Ok)).map(place).collect()
    }
}

impl Open {
    fn compute(demo: &Demo, values: &[f64], findings: &[Finding], bins: usize) -> Result<Open, Refusal> {
        let mut scene = demo.open(values, Budget::of(bins))?;
        let known = findings.iter().find(|finding| finding.is(demo, values));
        if let Some((work, finding)) = scene.work.as_ref().zip(known) {
            scene = (work.with)(&finding.found);
        }
        let (hash, exact, doubts) = (OnceCell::new(), OnceCell::new(), OnceCell::new());
        Ok(Open { demo: demo.about.id, values: values.to_vec(), scene, hash, exact, doubts })
    }

    /// The short hash of v[]; see [`script::hash`].
    fn hash(&self, demo: &Demo) -> &str {
        let v = || self.scene.data.iter().find(|column| column.quantity.id == "v");
        self.hash.get_or_init(|| script::hash(demo, &self.values, v().map(|column| column.values.as_slice())))
    }

    /// The columns whose error can be drawn: the neuron's variables, which stand between time and current, where the
    /// page knows the exact solution.
    fn errors(&self, demo: &Demo) -> Vec<&'static str> {
        let run = self.scene.run.as_ref().filter(|_| demo.knows_exactly());
        let columns = run.map_or(&[][..], |run| &run.columns[1..run.columns.len() - 1]);
        columns.iter().map(|column| column.quantity.id).collect()
    }

    /// The current run minus the exact one, over an axis of time.
    fn error(&self, demo: &Demo, column: &str, time: &Axis) -> Option<Figure> {
        let exact = self.exact.get_or_init(|| demo.exact(&self.values, BUDGET)).as_ref()?;
        compare::difference(self.scene.run.as_ref()?, exact, column, compare::EXACT, time)
    }

    fn is(&self, demo: &Demo, values: &[f64]) -> bool {
        self.demo == demo.about.id && self.values == values
    }
}

impl Finding {
    fn is(&self, demo: &Demo, values: &[f64]) -> bool {
        self.demo == demo.about.id && self.values == values
    }
}

impl Seen {
    fn of(demo: &Demo, open: &Open, opened: Vec<Result<&Scene, Absent>>, view: View) -> Seen {
        let scene = &open.scene;
        let mut figures = (scene.figures)(view.frame, &view.zoom);
        let mut difference = None;
        let mut beside = Vec::new();
        // An animation is compared moment by moment, a run that is shown as a whole, as a whole.
        let drawn = |other: &Scene| {
            let last = other.frames - 1;
            let frame = if demo.about.fps > 0.0 { view.frame.min(last) } else { last };
            (other.figures)(frame, &view.zoom)
        };
        for other in opened[view.pins.len()..].iter().flatten() {
            compare::make_room(&mut figures, &drawn(other));
        }
        for (index, (pin, other)) in view.pins.iter().zip(opened).enumerate() {
            beside.push(Pinned::of(scene, &other, pin.place));
            let Ok(other) = other else { continue };
            compare::behind(&mut figures, drawn(other), pin.place, &pin.label);
            if let Some(chosen) = view.difference.as_ref().filter(|chosen| chosen.minus == Minus::Pin(index))
            {
                let runs = scene.run.as_ref().zip(other.run.as_ref()).zip(time(&figures));
                difference = runs.and_then(|((now, then), time)| {
                    compare::difference(now, then, &chosen.column, compare::PINNED, time)
                });
            }
        }
        if let Some(chosen) = &view.difference {
            let why = match chosen.minus {
                Minus::Exact => "this page has no such column with an exact solution",
                Minus::Pin(index) if beside.get(index).is_some_and(|pinned| !pinned.refused.is_empty()) => {
                    "the pinned run is not drawn"
                }
                Minus::Pin(_) => "the runs do not share their time bins",
            };
            if chosen.minus == Minus::Exact {
                difference = time(&figures).and_then(|time| open.error(demo, &chosen.column, time));
            }
            figures.push(difference.unwrap_or_else(|| nothing(why)));
        }
        for &panel in &view.alone {
            if let Some(figure) = figures.get_mut(panel).filter(|figure| figure.x.labels == Labels::Hidden) {
                figure.x.labels = Labels::Full;
            }
        }
        let whole = figures.iter().map(axes).collect();
        for (figure, panel) in figures.iter_mut().zip(panels(demo)) {
            view.zoom.apply(figure, panel);
        }
        Seen { view, figures, whole, pins: beside }
    }
}

impl Pinned {
    fn of(scene: &Scene, other: &Result<&Scene, Absent>, place: usize) -> Pinned {
        let absent = |refused: Text, over: bool| {
            let (results, comparable) = (Text::default(), Vec::new());
            Pinned { refused, over, results, comparable, place, progress: None }
        };
        match other {
            Err(Absent::Refused(refusal)) => absent(refusal.text(), false),
            Err(Absent::Over) => absent(
                say!(
                    "All runs of a page together may have {most} time bins: it is not drawn.",
                    most = TOGETHER
                ),
                true,
            ),
            Ok(other) => Pinned {
                refused: Text::default(),
                over: false,
                results: (other.results)(other.frames - 1).whole(),
                comparable: compare::comparable(scene.run.as_ref(), other.run.as_ref()),
                place,
                progress: other.work.as_ref().map(|work| work.progress),
            },
        }
    }
}

/// The panels that figures stand on.
fn panels(demo: &Demo) -> Vec<&'static str> {
    demo.about.panels.iter().map(|panel| panel.id).chain([DIFFERENCE]).collect()
}

/// A figure's axes alone.
fn axes(figure: &Figure) -> Figure {
    let empty = Figure::new(figure.x.clone(), figure.y.clone());
    Figure { right: figure.right.clone(), equal: figure.equal, ..empty }
}

/// The axis of time that a difference is drawn over.
fn time(figures: &[Figure]) -> Option<&Axis> {
    figures.iter().map(|figure| &figure.x).rfind(|axis| axis.shared)
}

/// Where there is no difference, for this reason.
fn nothing(why: &'static str) -> Figure {
    let axis = |title| Axis::new(title, Ink::Text, [0.0, 1.0]);
    Figure { description: say!("No difference: {why}.", why), ..Figure::new(axis(""), axis(why)) }
}
