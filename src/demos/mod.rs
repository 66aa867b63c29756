//! The pages: those of the course, one a file, each a line of the registry; and one for every neuron model.

pub mod legend;
pub mod sentence;
mod swinging;
pub mod tab;
pub mod work;

pub mod exact;
#[cfg(feature = "beyond")]
mod firing;
mod fixed_points;
mod hand;
mod handles;
mod lasting;
#[cfg(feature = "beyond")]
mod listed;
#[cfg(feature = "beyond")]
mod marks;
#[cfg(feature = "beyond")]
mod neuron;
mod phase;
mod playback;
mod recent;
mod silence;
#[cfg(feature = "beyond")]
mod sliders;
mod smooth;
mod straying;
mod week_1;
mod week_2;

use crate::figure::{Figure, Zoom};
use crate::integrate::Numerics;
use crate::options::{Given, complete};
use crate::param::{Param, Params, Refusal, Value, as_object, together};
use crate::run::{Budget, Column, Run};
use crate::source::Recipe;
pub use hand::{Act, Hand, Named};
use legend::Sample;
use sentence::{Clock, Sentence};
use serde::Serialize;
use smooth::Drawn;
use std::rc::Rc;
use std::sync::LazyLock;
use tab::Tab;
use work::Work;

macro_rules! demos {
    ($($(#[$built:meta])? $room:ident::$page:ident;)*) => {
        $($(#[$built])? mod $room;)*

        /// Every page: the course's in its order, then those beyond it, where they are built in.
        pub static DEMOS: LazyLock<Vec<Demo>> = LazyLock::new(|| {
            let pages = [$($(#[$built])? Demo::of::<$room::$page>()),*];
            pages.into_iter().chain(neurons()).collect()
        });
    };
}
demos! {
    lif_step::LifStep;
    lif_sinus::LifSinus;
    hh_step::HhStep;
    hh_ramp::HhRamp;
    hh_sinus::HhSinus;
    type_x::TypeXRamp;
    oja_cloud::OjaCloud;
    oja_images::OjaImages;
    #[cfg(feature = "beyond")]
    ramp_race::RampRace;
    #[cfg(feature = "beyond")]
    step_lens::StepLens;
}

/// The pages of the models.
#[cfg(feature = "beyond")]
fn neurons() -> Vec<Demo> {
    [neuron::pages(), firing::pages()].into_iter().flatten().collect()
}

#[cfg(not(feature = "beyond"))]
fn neurons() -> Vec<Demo> {
    Vec::new()
}

/// What the weeks are about; 0 is beyond the course.
const CHAPTERS: [&str; 5] = ["Neurons", "Integrate-and-fire", "Hodgkin–Huxley", "Phase plane", "Learning"];

/// What a page says about itself before anything is computed.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct About {
    /// The key in addresses.
    pub id: &'static str,
    /// What it is called by itself, as on a sheet of paper.
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
    #[serde(skip)]
    pub fps: f64,
    /// Its figures.
    pub panels: &'static [Panel],
    /// The parameters whose default is not their group's.
    #[serde(skip)]
    pub defaults: &'static [(&'static str, f64)],
}

/// How the panels of a page stand where there is room.
#[derive(Clone, Copy, Debug, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Layout {
    /// One under the other.
    Stack,
    /// The first at the left, the others stacked at its right.
    Beside,
}

/// The place of a figure.
#[derive(Clone, Copy, Debug, Serialize)]
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
    pub clock: Box<dyn Fn(usize) -> String>,
    /// The figures of a frame, one a panel.
    pub figures: Drawer,
    /// What has come out by a frame.
    pub results: Box<dyn Fn(usize) -> Sentence>,
    /// How it was computed.
    pub method: String,
    /// What went wrong, in words; empty when nothing did.
    pub warning: String,
    /// The parameters that change nothing as the others are.
    pub idle: Vec<&'static str>,
    /// The names of its legend that nothing is drawn of as the parameters are.
    pub absent: Box<dyn Fn() -> Vec<&'static str>>,
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
        let (drawn, told, timed) = (Drawn::of(run.clone()), run.clone(), run.clone());
        Scene {
            bins: run.column("t").len(),
            frames: playback::FRAMES + 1,
            clock: Box::new(move |frame| playback::clock(&timed, frame, clock)),
            figures: Box::new(move |frame, zoom| {
                let mut figures = figures(&drawn, zoom);
                if let Some(at) = playback::moment(&drawn.run, frame) {
                    playback::mark(&mut figures, at);
                }
                figures
            }),
            results: Box::new(move |_| results(&told)),
            method: sentence::method(numerics, dt, clock),
            warning: sentence::doubts(&run, numerics.steps(), clock),
            idle: Vec::new(),
            absent: legend::whole(),
            hand: None,
            work: None,
            data: run.columns.clone(),
            run: Some(run),
        }
    }
}

/// A page of the course.
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

/// A page, as the registry holds it.
pub struct Demo {
    /// What it says about itself.
    pub about: About,
    /// Whether its frames are moments, which can be played.
    pub plays: bool,
    /// How it computes in Python, where it does.
    pub recipe: Option<Recipe>,
    /// Whether it shows the exact run beside its own, and tells the spikes of both.
    pub shows_exact: bool,
    /// Sets of its parameters that have a name.
    pub presets: Vec<Preset>,
    /// What its switches draw.
    pub legend: &'static [Sample],
    params: Vec<Param>,
    open: Open,
}

/// Computes a page from its parameters and their values.
type Open = Box<dyn Fn(&[Param], &[f64], Budget) -> Result<Scene, Refusal> + Send + Sync>;

/// A named set of parameters; the others stay as they are.
#[derive(Clone, Debug, Serialize)]
pub struct Preset {
    /// The key in addresses.
    pub id: &'static str,
    /// On the button.
    pub name: &'static str,
    /// Parameters and their values.
    #[serde(serialize_with = "as_object")]
    pub values: Vec<(&'static str, f64)>,
}

/// A page as the catalogue tells it.
#[derive(Debug, Serialize)]
pub struct Entry<'a> {
    /// What it says about itself.
    #[serde(flatten)]
    pub about: About,
    /// Frames of its animation a second; 0 where there is nothing to play.
    pub fps: f64,
    /// Whether it plays at once: the animation is the point. Elsewhere the last frame shows the whole run at rest.
    pub autoplay: bool,
    /// What its week is about, or what is beyond the course.
    pub chapter: &'static str,
    /// Whether there is a script of it in Python.
    pub python: bool,
    /// Its parameters.
    pub params: Vec<Param>,
    /// Sets of them that have a name.
    pub presets: &'a [Preset],
}

impl Demo {
    fn of<P: Page>() -> Demo {
        let mut params = P::Given::table();
        for (id, default) in P::ABOUT.defaults {
            let param = params.iter_mut().find(|param| param.id == *id);
            param.expect("a page sets defaults of its own parameters").default = Value::Number(*default);
        }
        let open = |_: &[Param], values: &[f64], budget| {
            P::open(P::Given::from_values(&mut values.iter().copied()), budget)
        };
        Demo {
            about: P::ABOUT,
            plays: true,
            recipe: Some(P::RECIPE),
            shows_exact: P::SHOWS_EXACT,
            presets: Vec::new(),
            legend: &[],
            params,
            open: Box::new(open),
        }
    }

    /// The page with this id.
    pub fn find(id: &str) -> Result<&'static Demo, Refusal> {
        DEMOS.iter().find(|demo| demo.about.id == id).ok_or_else(|| {
            let ids: Vec<&str> = DEMOS.iter().map(|demo| demo.about.id).collect();
            Refusal::new("demo", id, format!("it must be one of {}", ids.join(", ")))
        })
    }

    /// The name of its course function: the id in camel case.
    pub fn function(&self) -> String {
        let mut words = self.about.id.split('-');
        let first = words.next().unwrap_or_default().to_string();
        words.fold(first, |name, word| name + &word[..1].to_uppercase() + &word[1..])
    }

    /// Its parameters, with its own defaults.
    pub fn params(&self) -> Vec<Param> {
        self.params.clone()
    }

    /// Computes the page from values in the order of [`Demo::params`]; what takes long is left to its scene's work.
    pub fn open(&self, values: &[f64], budget: Budget) -> Result<Scene, Refusal> {
        self.scene(values, Budget { solution: true, ..budget })
    }

    /// The same; without the solution between the bins its curves go from bin to bin.
    fn scene(&self, values: &[f64], budget: Budget) -> Result<Scene, Refusal> {
        for (param, &value) in self.params.iter().zip(values) {
            param.check(value)?;
        }
        together(&self.params, values)?;
        (self.open)(&self.params, values, budget)
    }

    /// The place of the method among the parameters, where the page chooses one.
    pub fn method(&self) -> Option<usize> {
        self.params.iter().position(|param| param.id == "method")
    }

    /// The run of its course function, which knows the parameters of the course but none of the page's own.
    pub fn exercise(
        &self,
        given: impl IntoIterator<Item = (String, Given)>,
        budget: Budget,
    ) -> Result<Run, Refusal> {
        let params = self.params();
        let given: Vec<(String, Given)> = given.into_iter().collect();
        let course: Vec<Param> = params.iter().filter(|param| !param.page_only).cloned().collect();
        if let Some((key, value)) = given.iter().find(|(key, _)| course.iter().all(|param| param.id != key)) {
            return Err(Refusal::unknown(key, value, &course));
        }
        let values = complete(&params, given)?;
        let run = self.scene(&values, budget)?.run;
        let run = run.ok_or_else(|| Refusal::new("demo", self.about.id, "it has no run"))?;
        run.finished(Numerics { method: self.method().map_or(0.0, |place| values[place]) })
    }

    /// The page as the catalogue tells it.
    pub fn entry(&self) -> Entry<'_> {
        let autoplay = self.about.fps > 0.0;
        let fps = match (autoplay, self.plays) {
            (true, _) => self.about.fps,
            (false, true) => playback::FPS,
            (false, false) => 0.0,
        };
        Entry {
            about: self.about,
            fps,
            autoplay,
            chapter: CHAPTERS[self.about.week],
            python: self.recipe.is_some(),
            params: self.params(),
            presets: &self.presets,
        }
    }
}
