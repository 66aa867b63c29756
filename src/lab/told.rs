//! What the page is told of what was drawn.

use super::{Look, Pinned};
use crate::demos::exact::Remedy;
use crate::figure::{Axis, Figure, Grip, Handle, Ink, Shape, Ways};
use crate::page::hand::Act;
use crate::plot::{Layout, Paper, Scale, Theme};
use crate::portrait::legend::{self, Sample};
use crate::words::sentence::Sentence;
use serde::Serialize;

/// What was drawn, and what the page needs to answer a finger.
#[derive(Serialize)]
pub struct Shown<'a> {
    frames: usize,
    frame: usize,
    clock: String,
    results: Sentence,
    method: &'a str,
    warning: &'a str,
    remedy: Option<&'a Remedy>,
    hash: &'a str,
    idle: &'a [&'static str],
    act: Option<Act>,
    progress: Option<f64>,
    panels: Vec<ShownPanel<'a>>,
    pins: Vec<ShownPin<'a>>,
    errors: &'a [&'static str],
    legend: Vec<ShownSample>,
}

/// What the page needs to answer a finger on a panel.
#[derive(Serialize)]
struct ShownPanel<'a> {
    description: &'a str,
    plot: Plot,
    x: ShownScale<'a>,
    y: ShownScale<'a>,
    right: Option<ShownScale<'a>>,
    handles: Vec<ShownHandle<'a>>,
    blank: bool,
    spikes: &'a [f64],
}

/// A handle, and where it stands on the panel, in CSS pixels.
#[derive(Serialize)]
struct ShownHandle<'a> {
    label: &'a str,
    kind: Grip,
    shape: Shape,
    ways: Ways,
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
    symbol: &'a str,
    unit: &'a str,
    min: f64,
    max: f64,
    home: [f64; 2],
}

/// What has come of a pinned run.
#[derive(Serialize)]
struct ShownPin<'a> {
    refused: &'a str,
    over: bool,
    results: &'a str,
    colour: String,
    comparable: &'a [&'static str],
    progress: Option<f64>,
}

/// What an option draws, in the colour that it has here.
#[derive(Serialize)]
struct ShownSample {
    param: &'static str,
    choice: &'static str,
    look: legend::Look,
    colour: String,
    name: &'static str,
    drawn: bool,
}

impl Look<'_> {
    /// What to tell the page when these figures stand on these papers.
    pub fn told(&self, papers: &[Paper]) -> Shown<'_> {
        let panels = self.figures.iter().zip(self.whole).zip(papers).zip(&self.panels);
        let theme = papers.first().map(|paper| paper.theme).unwrap_or_default();
        Shown {
            frames: self.scene.frames,
            frame: self.frame,
            clock: (self.scene.clock)(self.frame),
            results: (self.scene.results)(self.frame),
            method: &self.scene.method,
            warning: &self.doubts.text,
            remedy: self.doubts.remedy.as_ref(),
            hash: self.hash,
            idle: &self.scene.idle,
            act: self.scene.hand.as_ref().map(|hand| hand.act(self.frame)),
            progress: self.scene.work.as_ref().map(|work| work.progress),
            panels: panels
                .map(|(((figure, whole), paper), panel)| ShownPanel::of(figure, whole, paper, panel))
                .collect(),
            pins: self.pins.iter().map(|pin| ShownPin::of(pin, theme.css(Ink::Pin(pin.place)))).collect(),
            errors: &self.errors,
            legend: self.legend(theme),
        }
    }

    /// The samples of its switches.
    fn legend(&self, theme: Theme) -> Vec<ShownSample> {
        let absent = if self.legend.is_empty() { Vec::new() } else { (self.scene.absent)() };
        self.legend.iter().map(|sample| ShownSample::of(sample, &absent, theme)).collect()
    }
}

impl ShownPanel<'_> {
    fn of<'a>(figure: &'a Figure, whole: &Figure, paper: &Paper, panel: &str) -> ShownPanel<'a> {
        let layout = Layout::new(figure, paper);
        let Layout { left, top, right, bottom, x, y, other, .. } = layout;
        let home = Layout::new(whole, paper);
        ShownPanel {
            description: &figure.description,
            plot: Plot { left, top, width: right - left, height: bottom - top },
            x: ShownScale::of(&figure.x, figure.x.key(panel, "x"), x, home.x),
            y: ShownScale::of(&figure.y, figure.y.key(panel, "y"), y, home.y),
            right: figure
                .right
                .as_ref()
                .map(|axis| ShownScale::of(axis, axis.key(panel, "right"), other, home.other)),
            handles: figure.handles.iter().map(|handle| ShownHandle::of(handle, &layout)).collect(),
            blank: figure.blank,
            spikes: figure.spikes(),
        }
    }
}

impl<'a> ShownHandle<'a> {
    fn of(handle: &'a Handle, layout: &Layout) -> ShownHandle<'a> {
        let [x, y] = layout.spot(handle);
        let Handle { label, grip, shape, .. } = handle;
        ShownHandle { label, kind: *grip, shape: *shape, ways: handle.ways(), spot: Spot { x, y } }
    }
}

impl<'a> ShownScale<'a> {
    fn of(
        axis: &'a Axis,
        key: String,
        Scale { domain: [min, max], .. }: Scale,
        home: Scale,
    ) -> ShownScale<'a> {
        ShownScale {
            key,
            shared: axis.shared,
            symbol: &axis.symbol,
            unit: axis.unit,
            min,
            max,
            home: home.domain,
        }
    }
}

impl<'a> ShownPin<'a> {
    fn of(pinned: &'a Pinned, colour: String) -> ShownPin<'a> {
        let Pinned { refused, over, results, comparable, progress, .. } = pinned;
        ShownPin { refused, over: *over, results, colour, comparable, progress: *progress }
    }
}

impl ShownSample {
    fn of(sample: &Sample, absent: &[Sample], theme: Theme) -> ShownSample {
        let &Sample { param, choice, look, ink, name } = sample;
        ShownSample { param, choice, look, colour: theme.css(ink), name, drawn: !absent.contains(sample) }
    }
}
