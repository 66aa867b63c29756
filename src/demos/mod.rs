//! The pages: those of the course, one a file, each a line of its registry; those beyond it; and the pages of every neuron.

/// Makes a room of the pages in its files, a line each.
macro_rules! pages {
    ($($room:ident::$page:ident;)*) => {
        $(pub mod $room;)*

        fn own() -> impl Iterator<Item = $crate::demos::Demo> {
            [$($crate::demos::Demo::of::<$room::$page>()),*].into_iter()
        }
    };
}

mod columns;
mod equations;
pub mod exact;
pub mod tabs;

#[cfg(feature = "beyond")]
mod beyond;
mod course;
mod straying;

use crate::integrate::Numerics;
use crate::models::{Listed, own};
use crate::options::{Given, complete};
use crate::page::{About, Page, Preset, Recipe, Scene};
use crate::param::{Param, Params, Refusal, Value, together};
use crate::portrait::legend::Sample;
use crate::portrait::playback;
use crate::run::{Budget, Run};
use crate::text::{Text, say};
use std::sync::LazyLock;

/// Every page: the course's in its order, then those beyond it, where they are built in.
pub static DEMOS: LazyLock<Vec<Demo>> = LazyLock::new(|| course::pages().chain(beyond()).collect());

#[cfg(feature = "beyond")]
fn beyond() -> impl Iterator<Item = Demo> {
    beyond::pages()
}

/// The neuron that stands for all that are typed, where they are built in.
#[cfg(feature = "beyond")]
fn typed_neuron() -> Option<&'static Listed> {
    Listed::find(own::ID).ok()
}

#[cfg(not(feature = "beyond"))]
fn typed_neuron() -> Option<&'static Listed> {
    None
}

/// The pages of a typed neuron with this text, where they are built in, in the order of the tabs.
#[cfg(feature = "beyond")]
fn typed_pages(text: &str) -> Vec<&'static Demo> {
    beyond::typed_pages(text)
}

#[cfg(not(feature = "beyond"))]
fn typed_pages(_: &str) -> Vec<&'static Demo> {
    Vec::new()
}

/// The page of a typed neuron, where they are built in.
#[cfg(feature = "beyond")]
fn typed(id: &str) -> Option<Result<&'static Demo, Refusal>> {
    beyond::typed(id)
}

#[cfg(not(feature = "beyond"))]
fn typed(_: &str) -> Option<Result<&'static Demo, Refusal>> {
    None
}

#[cfg(not(feature = "beyond"))]
fn beyond() -> impl Iterator<Item = Demo> {
    std::iter::empty()
}

/// What the weeks are about; 0 is beyond the course.
const CHAPTERS: [&str; 5] = ["Neurons", "Integrate-and-fire", "Hodgkin–Huxley", "Phase plane", "Learning"];

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
    /// What its address says beside its id and its values: the text of a typed neuron.
    pub says: String,
    params: Vec<Param>,
    open: Open,
}

/// Computes a page from its parameters and their values.
type Open = Box<dyn Fn(&[Param], &[f64], Budget) -> Result<Scene, Refusal> + Send + Sync>;

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
        let still = Demo::still(P::ABOUT, params, Box::new(open));
        Demo { plays: true, recipe: Some(P::RECIPE), shows_exact: P::SHOWS_EXACT, ..still }
    }

    /// A page that is computed so, and has nothing that not every page has.
    fn still(about: About, params: Vec<Param>, open: Open) -> Demo {
        Demo {
            about,
            plays: false,
            recipe: None,
            shows_exact: false,
            presets: Vec::new(),
            legend: &[],
            says: String::new(),
            params,
            open,
        }
    }

    /// The page with this id; that of a typed neuron has its text in it.
    pub fn find(id: &str) -> Result<&'static Demo, Refusal> {
        if let Some(typed) = typed(id) {
            return typed;
        }
        DEMOS.iter().find(|demo| demo.about.id == id).ok_or_else(|| {
            let ids: Vec<&str> = DEMOS.iter().map(|demo| demo.about.id).collect();
            Refusal::new("demo", id, say!("it must be one of {ids}", ids = Text::plain(ids.join(", "))))
        })
    }

    /// The name of its course function: the id in camel case.
    pub fn function(&self) -> String {
        let mut words = self.about.id.split('-');
        let first = words.next().unwrap_or_default().to_string();
        words.fold(first, |name, word| name + &word[..1].to_uppercase() + &word[1..])
    }

    /// The model of its neuron, where it is of one; that of a typed neuron has the page's text.
    pub fn model(&self) -> Option<&'static Listed> {
        let neuron = self.about.tab?.neuron;
        let id = self.about.id.split_once(':').map_or(neuron.to_string(), |(_, text)| own::id(text));
        Listed::find(&id).ok()
    }

    /// The equations that it is about, where they are typed.
    pub fn text(&self) -> Option<&'static str> {
        self.about.tab.filter(|tab| tab.neuron == own::ID)?;
        Some(self.about.id.split_once(':').map_or(own::BEGINNING, |(_, text)| text))
    }

    /// Its parameters, with its own defaults.
    pub fn params(&self) -> Vec<Param> {
        self.params.clone()
    }

    /// One of its parameters.
    pub fn param(&self, id: &str) -> Option<&Param> {
        self.params.iter().find(|param| param.id == id)
    }

    /// Computes the page from values in the order of [`Demo::params`]; what takes long is left to its scene's work.
    pub fn open(&self, values: &[f64], budget: Budget) -> Result<Scene, Refusal> {
        let mut scene = self.scene(values, Budget { solution: true, ..budget })?;
        if let Some(neuron) = self.model() {
            scene.idle.extend(neuron.idle(&neuron.among(&self.params, values)));
        }
        Ok(scene)
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

    /// Whether the method can be the one that stands for the exact solution: in noise there is none.
    pub fn knows_exactly(&self) -> bool {
        self.method().is_some_and(|place| self.params[place].max >= Numerics::adaptive().method)
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

    /// Whether it plays at once: the animation is the point. Elsewhere the last frame shows the whole run at rest.
    pub fn autoplay(&self) -> bool {
        self.about.fps > 0.0
    }

    /// Frames of its animation a second; 0 where there is nothing to play.
    pub fn fps(&self) -> f64 {
        match (self.autoplay(), self.plays) {
            (true, _) => self.about.fps,
            (false, true) => playback::FPS,
            (false, false) => 0.0,
        }
    }

    /// What its week is about, or what is beyond the course.
    pub fn chapter(&self) -> &'static str {
        CHAPTERS[self.about.week]
    }
}
