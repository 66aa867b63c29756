//! What the page is told of what was drawn, in its language.

use super::{Look, Pinned};
use crate::catalogue::{ByKey, Told, by_key};
use crate::demos::exact::{Doubt, Remedy};
use crate::figure::{Axis, Figure, Grip, Handle, Ink, Shape, Ways};
use crate::page::hand::Act;
use crate::plot::{Layout, Paper, Scale, Theme};
use crate::portrait::legend::{self, Sample};
use crate::text::{Language, Text};
use crate::words::sentence::Sentence;
use serde::Serialize;

/// What was drawn, and what the page needs to answer a finger.
#[derive(Serialize)]
pub struct Shown<'a> {
    frames: usize,
    frame: usize,
    clock: String,
    results: Vec<Phrase>,
    method: String,
    warning: String,
    remedy: Option<ShownRemedy>,
    /// Whether what is to be doubted has been looked for.
    doubted: bool,
    hash: &'a str,
    idle: &'a [&'static str],
    act: Option<ShownAct>,
    progress: Option<f64>,
    panels: Vec<ShownPanel<'a>>,
    pins: Vec<ShownPin<'a>>,
    errors: &'a [&'static str],
    legend: Vec<ShownSample>,
}

/// A few words, perhaps the ones that matter.
#[derive(Serialize)]
pub struct Phrase {
    text: String,
    strong: bool,
}

/// What is to be doubted, and what settles it.
#[derive(Serialize)]
pub struct ShownDoubts {
    warning: String,
    remedy: Option<ShownRemedy>,
}

/// What settles a doubt.
#[derive(Serialize)]
struct ShownRemedy {
    label: String,
    values: ByKey<Told>,
}

/// What can be done at a moment.
#[derive(Serialize)]
struct ShownAct {
    label: String,
    values: ByKey<f64>,
}

/// What the page needs to answer a finger on a panel.
#[derive(Serialize)]
struct ShownPanel<'a> {
    description: String,
    plot: Plot,
    x: ShownScale<'a>,
    y: ShownScale<'a>,
    right: Option<ShownScale<'a>>,
    handles: Vec<ShownHandle>,
    blank: bool,
    spikes: &'a [f64],
}

/// A handle, and where it stands on the panel, in CSS pixels.
#[derive(Serialize)]
struct ShownHandle {
    label: String,
    kind: &'static str,
    shape: &'static str,
    ways: &'static str,
    spot: Spot,
}

#[derive(Serialize)]
struct Spot {
    x: f64,
    y: f64,
}

/// The place of the axes on the panel, in CSS pixels.
#[derive(Serialize)]
struct Plot {
    left: f64,
    top: f64,
    width: f64,
    height: f64,
}

/// An axis: its key, its ends, and those it has when it is seen whole.
#[derive(Serialize)]
struct ShownScale<'a> {
    key: String,
    shared: bool,
    symbol: String,
    unit: &'a str,
    min: f64,
    max: f64,
    home: [f64; 2],
}

/// What has come of a pinned run.
#[derive(Serialize)]
struct ShownPin<'a> {
    refused: String,
    over: bool,
    results: String,
    colour: String,
    comparable: &'a [&'static str],
    progress: Option<f64>,
}

/// What an option draws, in the colour that it has here.
#[derive(Serialize)]
struct ShownSample {
    param: &'static str,
    choice: &'static str,
    look: &'static str,
    colour: String,
    name: String,
    drawn: bool,
}

impl Look<'_> {
    /// What to tell the page when these figures stand on these papers.
    pub fn told(&self, papers: &[Paper], language: &Language) -> Shown<'_> {
        let panels = self.figures.iter().zip(self.whole).zip(papers).zip(&self.panels);
        let theme = papers.first().map(|paper| paper.theme).unwrap_or_default();
        let pin = |pin| ShownPin::of(pin, theme.css(Ink::Pin(pin.place)), language);
        let ShownDoubts { warning, remedy } = self.doubts.map_or_else(
            || ShownDoubts { warning: self.scene.warning.told(language), remedy: None },
            |doubt| ShownDoubts::of(doubt, language),
        );
        Shown {
            frames: self.scene.frames,
            frame: self.frame,
            clock: (self.scene.clock)(self.frame).told(language),
            results: phrases(&(self.scene.results)(self.frame), language),
            method: self.scene.method.told(language),
            warning,
            remedy,
            doubted: self.doubts.is_some(),
            hash: self.hash,
            idle: &self.scene.idle,
            act: self
                .scene
                .hand
                .as_ref()
                .and_then(|hand| hand.act(self.frame))
                .map(|act| ShownAct::of(act, language)),
            progress: self.scene.work.as_ref().map(|work| work.progress),
            panels: panels
                .map(|(((figure, whole), paper), panel)| ShownPanel::of(figure, whole, paper, panel))
                .collect(),
            pins: self.pins.iter().map(pin).collect(),
            errors: &self.errors,
            legend: self.legend(theme, language),
        }
    }

    /// The samples of its switches.
    fn legend(&self, theme: Theme, language: &Language) -> Vec<ShownSample> {
        let absent = if self.legend.is_empty() { Vec::new() } else { (self.scene.absent)() };
        self.legend.iter().map(|sample| ShownSample::of(sample, &absent, theme, language)).collect()
    }
}

/// A sentence in a language.
pub fn phrases(sentence: &Sentence, language: &Language) -> Vec<Phrase> {
    let told = sentence.0.iter().map(|phrase| (phrase.text.told(language), phrase.strong));
    told.map(|(text, strong)| Phrase { text, strong }).collect()
}

impl ShownDoubts {
    /// A doubt in a language.
    pub fn of(doubt: &Doubt, language: &Language) -> ShownDoubts {
        let remedy = doubt.remedy.as_ref().map(|remedy| ShownRemedy::of(remedy, language));
        ShownDoubts { warning: doubt.text.told(language), remedy }
    }
}

impl ShownRemedy {
    fn of(remedy: &Remedy, language: &Language) -> ShownRemedy {
        let label = Text::from(remedy.label).told(language);
        ShownRemedy { label, values: by_key(remedy.values.iter().copied()) }
    }
}

impl ShownAct {
    fn of(Act { label, values }: Act, language: &Language) -> ShownAct {
        ShownAct { label: Text::from(label).told(language), values: ByKey(values) }
    }
}

impl ShownPanel<'_> {
    fn of<'a>(figure: &'a Figure, whole: &Figure, paper: &Paper, panel: &str) -> ShownPanel<'a> {
        let layout = Layout::new(figure, paper);
        let Layout { left, top, right, bottom, x, y, other, .. } = layout;
        let home = Layout::new(whole, paper);
        let language = &paper.language;
        let scale = |axis, key, scale, home| ShownScale::of(axis, key, scale, home, language);
        ShownPanel {
            description: figure.description.told(language),
            plot: Plot { left, top, width: right - left, height: bottom - top },
            x: scale(&figure.x, figure.x.key(panel, "x"), x, home.x),
            y: scale(&figure.y, figure.y.key(panel, "y"), y, home.y),
            right: figure.right.as_ref().map(|axis| scale(axis, axis.key(panel, "right"), other, home.other)),
            handles: figure.handles.iter().map(|handle| ShownHandle::of(handle, &layout, language)).collect(),
            blank: figure.blank,
            spikes: figure.spikes(),
        }
    }
}

impl ShownHandle {
    fn of(handle: &Handle, layout: &Layout, language: &Language) -> ShownHandle {
        let [x, y] = layout.spot(handle);
        ShownHandle {
            label: handle.label.told(language),
            kind: match handle.grip {
                Grip::Point => "point",
                Grip::Level => "level",
                Grip::Edge => "edge",
                Grip::Place => "place",
                Grip::Turn => "turn",
            },
            shape: match handle.shape {
                Shape::Ring => "ring",
                Shape::Rim => "rim",
                Shape::Bar => "bar",
                Shape::Arrows => "arrows",
                Shape::Triangle => "triangle",
            },
            ways: match handle.ways() {
                Ways::Across => "across",
                Ways::Up => "up",
                Ways::Both => "both",
            },
            spot: Spot { x, y },
        }
    }
}

impl<'a> ShownScale<'a> {
    fn of(
        axis: &'a Axis,
        key: String,
        Scale { domain: [min, max], .. }: Scale,
        home: Scale,
        language: &Language,
    ) -> ShownScale<'a> {
        let symbol = axis.symbol.told(language);
        ShownScale { key, shared: axis.shared, symbol, unit: axis.unit, min, max, home: home.domain }
    }
}

impl<'a> ShownPin<'a> {
    fn of(pinned: &'a Pinned, colour: String, language: &Language) -> ShownPin<'a> {
        ShownPin {
            refused: pinned.refused.told(language),
            over: pinned.over,
            results: pinned.results.told(language),
            colour,
            comparable: &pinned.comparable,
            progress: pinned.progress,
        }
    }
}

impl ShownSample {
    fn of(sample: &Sample, absent: &[Sample], theme: Theme, language: &Language) -> ShownSample {
        ShownSample {
            param: sample.param,
            choice: sample.choice,
            look: match sample.look {
                legend::Look::Firm => "firm",
                legend::Look::Thin => "thin",
                legend::Look::Dashed => "dashed",
                legend::Look::Arrow => "arrow",
                legend::Look::Dots => "dots",
                legend::Look::Deep => "deep",
                legend::Look::Pale => "pale",
                legend::Look::Blank => "blank",
            },
            colour: theme.css(sample.ink),
            name: Text::from(sample.name).told(language),
            drawn: !absent.contains(sample),
        }
    }
}
