//! What a page is: what it says about itself, its scene once its parameters are given, and what it answers to a hand.

pub mod hand;
mod recipe;
pub mod sliders;
pub mod tab;
pub mod work;

use crate::figure::{Figure, Zoom};
use crate::integrate::Numerics;
use crate::param::{Params, Refusal};
use crate::portrait::legend::{self, Sample};
use crate::portrait::playback;
use crate::portrait::smooth::Drawn;
use crate::run::{Budget, Column, Run};
use crate::text::{Text, say};
use crate::words::clock::Clock;
use crate::words::doubts;
use crate::words::sentence::Sentence;
use hand::Hand;
pub use recipe::Recipe;
use std::rc::Rc;
use tab::{Asks, Tab};
use work::Work;

/// What a page says about itself before anything is computed.
#[derive(Clone, Copy, Debug)]
pub struct About {
    /// The key in addresses.
    pub id: &'static str,
    /// What it is called; where its tab says what it asks of any neuron, the neuron.
    pub title: &'static str,
    /// In the menu.
    pub short: &'static str,
    /// The course's week, from 1; 0 is beyond the course.
    pub week: usize,
    /// Its place among the pages of a neuron.
    pub tab: Option<Tab>,
    /// One or two sentences for the student.
    pub summary: &'static str,
    /// An icon, as SVG path data in a box of 28 × 12.
    pub icon: &'static str,
    /// How its panels stand.
    pub layout: Layout,
    /// Frames a second of its animation; 0 for a page without, whose run is played where the reader asks for it.
    pub fps: f64,
    /// Its figures.
    pub panels: &'static [Panel],
    /// The parameters whose default is not their group's.
    pub defaults: &'static [(&'static str, f64)],
}

impl About {
    /// What it is called by itself, as on a sheet of paper.
    pub fn title(&self) -> Text {
        let name = self.title;
        match self.tab.map(|tab| tab.asks) {
            Some(Asks::Plane) => say!("{name}: phase plane", name),
            Some(Asks::Slice) => say!("{name}: any two variables", name),
            Some(Asks::Current) => say!("{name}: any current", name),
            Some(Asks::Currents) => say!("{name}: currents and gates", name),
            Some(Asks::Firing) => say!("{name}: f–I curve", name),
            Some(Asks::Clamp) => say!("{name}: voltage clamp", name),
            _ => name.into(),
        }
    }
}

/// How the panels of a page stand where there is room.
#[derive(Clone, Copy, Debug)]
pub enum Layout {
    /// One under the other.
    Stack,
    /// The first at the left, the others stacked at its right.
    Beside,
}

impl Layout {
    /// As style sheets and catalogues name it.
    pub const fn name(self) -> &'static str {
        match self {
            Layout::Stack => "stack",
            Layout::Beside => "beside",
        }
    }
}

/// The place of a figure.
#[derive(Clone, Copy, Debug)]
pub struct Panel {
    /// Unique on its page.
    pub id: &'static str,
    /// On the tab that it stands behind where room is scarce.
    pub short: &'static str,
    /// Its heading for readers who cannot see it.
    pub title: &'static str,
    /// Its share of the height.
    pub weight: f64,
    /// The least height at which it can be read, in heights of its text.
    pub least: f64,
}

impl Panel {
    /// The least height of curves over an axis: names, two ticks or three, and room to rise between them.
    pub const CURVE: f64 = 8.0;
    /// That of a plane or a picture, whose two axes count alike.
    pub const PLANE: f64 = 14.5;
}

/// Draws a frame, on whole axes; what is computed for a window is computed for the part that is looked at.
pub type Drawer = Box<dyn Fn(usize, &Zoom) -> Vec<Figure>>;

/// A page with its parameters given: what does not depend on the frame, and how to draw and tell a frame.
pub struct Scene {
    /// The run, on pages that have one.
    pub run: Option<Run>,
    /// What has been computed, as columns: the run's, or the course of learning.
    pub data: Vec<Column>,
    /// What it holds: time bins of its runs, or inputs of its learning rule.
    pub bins: usize,
    /// How many frames its animation has.
    pub frames: usize,
    /// The time of a frame, for the transport.
    pub clock: Box<dyn Fn(usize) -> Text>,
    /// The figures of a frame, one a panel.
    pub figures: Drawer,
    /// What has come out by a frame.
    pub results: Box<dyn Fn(usize) -> Sentence>,
    /// How it was computed.
    pub method: Text,
    /// What went wrong, in words; empty when nothing did.
    pub warning: Text,
    /// The parameters that change nothing as the others are.
    pub idle: Vec<&'static str>,
    /// The samples of its legend that nothing is drawn of as the parameters are.
    pub absent: Box<dyn Fn() -> Vec<Sample>>,
    /// What its figures answer when they are touched, where that is more than a coordinate.
    pub hand: Option<Rc<dyn Hand>>,
    /// What it shows is found by work that is done in portions; none where all is computed at once.
    pub work: Option<Work>,
}

impl Scene {
    /// A page without an animation of its own, told by its run: the last frame shows the whole, the others play it.
    pub fn still(
        run: Run,
        numerics: Numerics,
        dt: f64,
        clock: Clock,
        figures: impl Fn(&Drawn, &Zoom) -> Vec<Figure> + 'static,
        results: impl Fn(&Run) -> Sentence + 'static,
    ) -> Scene {
        let drawn = Rc::new(Drawn::of(run.clone()));
        let (told, timed) = (drawn.clone(), drawn.clone());
        Scene {
            bins: run.column("t").len(),
            frames: playback::FRAMES + 1,
            clock: Box::new(move |frame| playback::clock(&timed.run, frame, clock)),
            figures: Box::new(move |frame, zoom| {
                let mut figures = figures(&drawn, zoom);
                if let Some(at) = playback::moment(&drawn.run, frame) {
                    playback::mark(&mut figures, at);
                }
                figures
            }),
            results: Box::new(move |_| results(&told.run)),
            method: doubts::method(numerics, dt, clock),
            warning: doubts::doubts(&run, numerics.steps(), clock),
            idle: Vec::new(),
            absent: legend::whole(),
            hand: None,
            work: None,
            data: run.columns.clone(),
            run: Some(run),
        }
    }
}

/// A page whose parameters are known when it is compiled.
pub trait Page: 'static {
    /// Its parameters.
    type Given: Params;
    /// What it says about itself.
    const ABOUT: About;
    /// How it computes in Python.
    const RECIPE: Recipe;
    /// Whether it shows the exact run beside its own, and tells the spikes of both.
    const SHOWS_EXACT: bool = false;
    /// Computes it.
    fn open(given: Self::Given, budget: Budget) -> Result<Scene, Refusal>;
}

/// A named set of parameters; the others stay as they are.
#[derive(Clone, Debug)]
pub struct Preset {
    /// The key in addresses.
    pub id: &'static str,
    /// On the button.
    pub name: &'static str,
    /// Parameters and their values.
    pub values: Vec<(&'static str, f64)>,
}
