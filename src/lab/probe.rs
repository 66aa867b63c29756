//! What a figure says at a place: values under a crosshair on every panel that shares its axis, and distances.

use super::Lab;
use crate::figure::{Axis, Figure, Ink, Side, Spike};
use crate::numerals::written;
use crate::plot::{Layout, Paper};
use crate::text::{Language, Text, say};
use crate::units;
use serde::Serialize;

/// How near a spike is meant by a place beside it, in CSS pixels.
const REACH: f64 = 10.0;

/// What is said at a place.
#[derive(Debug, Default, Serialize, PartialEq)]
pub struct Probe {
    /// In one sentence.
    said: String,
    /// Panel by panel; none where a panel has no part in it.
    panels: Vec<Option<Reads>>,
    spike: Option<NearSpike>,
}

/// What one panel says, at CSS pixels of the panel.
#[derive(Debug, Serialize, PartialEq)]
struct Reads {
    x: f64,
    title: String,
    rows: Vec<Row>,
}

/// One curve's value.
#[derive(Debug, Serialize, PartialEq)]
struct Row {
    name: String,
    value: String,
    colour: String,
    y: Option<f64>,
    /// Whether it belongs to a pinned run.
    #[serde(skip)]
    pinned: bool,
}

impl Row {
    /// Its name and its value.
    fn named(&self) -> String {
        format!("{} = {}", self.name, self.value)
    }
}

/// A spike within reach, in words.
#[derive(Debug, Serialize, PartialEq)]
struct NearSpike {
    panel: usize,
    x: f64,
    text: String,
}

impl Lab {
    /// What was last shown says at a place of a panel, in units of its axes.
    pub fn probe(&self, papers: &[Paper], panel: usize, [x, y]: [f64; 2]) -> Probe {
        let Some((figures, figure)) =
            self.seen.as_ref().and_then(|seen| Some((&seen.figures, seen.figures.get(panel)?)))
        else {
            return Probe::default();
        };
        if !figure.x.shared {
            return Probe::of_place(figure, papers, figures.len(), panel, [x, y]);
        }
        // All panels tell the moment that this one has a point at.
        let x = figure.moment(x).map_or(x, |moment| moment.x);
        let together = |other: &Figure| other.x.shared && other.x.symbol == figure.x.symbol;
        let panels: Vec<_> = figures
            .iter()
            .zip(papers)
            .map(|(other, paper)| together(other).then(|| Reads::at(other, paper, x)).flatten())
            .collect();
        let spike = figures.iter().zip(papers).enumerate().find_map(|(panel, (figure, paper))| {
            let layout = Layout::new(figure, paper);
            let spike = figure.spike(x, REACH / layout.x.slope())?;
            Some(NearSpike {
                panel,
                x: layout.x.at(spike.at),
                text: in_words(&spike, &figure.x).told(&paper.language),
            })
        });
        // Heard one after the other, pinned runs would be too much.
        let rows = panels.iter().flatten().flat_map(|reads| &reads.rows).filter(|row| !row.pinned);
        let Some(paper) = papers.get(panel) else { return Probe::default() };
        let said: Vec<String> = rows.map(Row::named).collect();
        let said = Text::plain(said.join(paper.language.between()));
        let near = spike.as_ref().map(|spike| format!(" {}.", spike.text)).unwrap_or_default();
        let said = say!("{moment}: {readings}.", moment = figure.x.named(x), readings = said);
        Probe { said: said.told(&paper.language) + &near, panels, spike }
    }

    /// The distance of two places on a panel, in words.
    pub fn measure(&self, language: &Language, panel: usize, from: [f64; 2], to: [f64; 2]) -> Vec<String> {
        let Some(figure) = self.seen.as_ref().and_then(|seen| seen.figures.get(panel)) else {
            return Vec::new();
        };
        let (across, up) = (to[0] - from[0], to[1] - from[1]);
        let named = |of: &str, axis: &Axis, value: Text| {
            Text::plain(of).and(&axis.symbol).and(Text::plain(" = ")).and(value).told(language)
        };
        let along = |axis: &Axis, change: f64| named("Δ", axis, axis.told(change));
        let mut lines = vec![along(&figure.x, across), along(&figure.y, up)];
        if figure.x.shared && across != 0.0 {
            let (scale, unit) = units::rate(figure.x.unit);
            let rate = scale / across.abs();
            let decimals = (2.0 - rate.log10().floor()).max(0.0) as usize;
            lines.push(named("1/Δ", &figure.x, Text::from(written(rate, decimals)).in_unit(unit)));
        }
        lines
    }
}

impl Probe {
    /// A place of a panel whose axes are its own: its coordinates.
    fn of_place(figure: &Figure, papers: &[Paper], count: usize, panel: usize, place: [f64; 2]) -> Probe {
        let mut panels: Vec<Option<Reads>> = std::iter::repeat_with(|| None).take(count).collect();
        // A picture has no coordinates to tell.
        let Some(paper) = papers.get(panel).filter(|_| !figure.x.key("", "").is_empty()) else {
            return Probe { panels, ..Probe::default() };
        };
        let (layout, language) = (Layout::new(figure, paper), &paper.language);
        let rows: Vec<Row> =
            [(&figure.x, place[0], None), (&figure.y, place[1], Some(layout.y.at(place[1])))]
                .map(|(axis, value, y)| Row {
                    name: axis.symbol.told(language),
                    value: axis.told(value).told(language),
                    colour: paper.theme.css(Ink::Text),
                    y,
                    pinned: false,
                })
                .into();
        let said = rows.iter().map(Row::named).collect::<Vec<_>>().join(language.between());
        panels[panel] = Some(Reads { x: layout.x.at(place[0]), title: String::new(), rows });
        Probe { said: format!("{said}."), panels, spike: None }
    }
}

impl Reads {
    fn at(figure: &Figure, paper: &Paper, x: f64) -> Option<Reads> {
        let (layout, language) = (Layout::new(figure, paper), &paper.language);
        let moment = figure.moment(x)?;
        let rows = moment.readings.into_iter().map(|reading| {
            let scale = if reading.side == Side::Right { layout.other } else { layout.y };
            let y = scale.at(reading.at);
            Row {
                pinned: matches!(reading.ink, Ink::Pin(_)),
                name: reading.name.told(language),
                value: reading.value.told(language),
                colour: paper.theme.css(reading.ink),
                y: (layout.top..=layout.bottom).contains(&y).then_some(y),
            }
        });
        let title = figure.x.named(x).told(language);
        Some(Reads { x: layout.x.at(x), title, rows: rows.collect() })
    }
}

/// When a spike was, and how long after the one before.
fn in_words(spike: &Spike, time: &Axis) -> Text {
    let (number, at) = (spike.number, time.told(spike.at));
    match spike.interval {
        Some(interval) => say!(
            "spike {number} at {at}, {interval} after the last",
            number,
            at,
            interval = time.told(interval)
        ),
        None => say!("spike {number} at {at}", number, at),
    }
}
