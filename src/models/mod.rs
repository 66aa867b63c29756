//! Neuron models, one a file: equations, parameters, source, conventions, what is left out; each line of the registry is one.

use crate::equations::names::kept;
use crate::equations::system::{Definition, Set, System, Usual, Variable};
use crate::equations::written::{Line, Listing, Written};
use crate::model::{About, Compiled, Model, Preset};
use crate::ode::Quantity;
use crate::param::{Kind, Param, Params, Refusal, Value, together};
use crate::text::{Text, say};
use std::cell::RefCell;
use std::collections::HashMap;

/// What can be done with any model, whatever its number of variables.
pub trait Visitor {
    /// What comes of it.
    type Out;
    /// Does it.
    fn visit<const N: usize, M: Model<N>>(self, model: M) -> Self::Out;
}

pub mod own;
mod start;
mod text;
mod typed;

/// `mod file: Model;` for a file, or `of family: Model;` for one more model of a family's folder.
macro_rules! models {
    ($($(mod $room:ident)? $(of $family:ident)?: $model:ident;)*) => {
        $($(pub mod $room;)?)*
        $(use $($room)? $($family)?::$model;)*

        /// Every model.
        pub const MODELS: &[Listed] = &[$(Listed::of::<_, $model>()),*];

        /// Lets a visitor see the model with this id and with values in the order of its parameters.
        pub fn visit<V: Visitor>(id: &str, values: &[f64], visitor: V) -> Result<V::Out, Refusal> {
            let listed = Listed::find(id)?;
            let table = listed.params();
            for (param, &value) in table.iter().zip(values) {
                param.check(value)?;
            }
            together(&table, values)?;
            Ok(see(listed, values, visitor))
        }

        /// The same whatever the values are: a search for one may look beyond what a reader may give.
        pub fn see<V: Visitor>(listed: &'static Listed, values: &[f64], visitor: V) -> V::Out {
            $(if listed.about.id == <$model as Compiled<_>>::ABOUT.id {
                return visitor.visit($model::from_values(&mut values.iter().copied()));
            })*
            let Made::Typed(system) = listed.made else { unreachable!("every model of the registry is visited") };
            typed::visit(system, &listed.about, values, visitor)
        }
    };
}
models! {
    mod leaky_integrate_and_fire: LeakyIntegrateAndFire;
    mod lif_units: LifUnits;
    mod hodgkin_huxley: HodgkinHuxley;
    of hodgkin_huxley: HodgkinHuxleyReduced;
    mod type_x: TypeX;
    of morris_lecar: TypeY;
    mod fitzhugh_nagumo: FitzHughNagumo;
    mod morris_lecar: MorrisLecar;
    mod exponential_if: ExponentialIntegrateAndFire;
    mod adex: AdEx;
    mod izhikevich: Izhikevich;
}

/// A model, as the registry holds it.
pub struct Listed {
    /// What it says about itself.
    pub about: About,
    /// Its time.
    pub time: Quantity,
    /// Its variables, in the order of the state.
    pub variables: &'static [Quantity],
    /// The current that drives it.
    pub current: Quantity,
    /// The white noises in its equations, by their names.
    pub noises: &'static [&'static str],
    /// The method that is its own; see [`Compiled::OWN_METHOD`].
    pub own_method: Option<&'static str>,
    made: Made,
}

/// What a model's parameters and equations come from.
enum Made {
    /// It is compiled.
    Compiled { table: fn() -> Vec<Param>, listing: fn() -> Listing, at_once: f64 },
    /// It has been read from a text.
    Typed(&'static System),
}

/// The parameters that change nothing, by the model and the choices of its others.
type Idle = HashMap<(&'static str, Vec<u64>), Vec<&'static str>>;

impl Listed {
    const fn of<const N: usize, M: Compiled<N>>() -> Listed {
        let variables = const { &<M as Written<N>>::VARIABLES };
        Listed {
            about: M::ABOUT,
            time: M::TIME,
            variables,
            current: M::CURRENT,
            noises: &[],
            own_method: M::OWN_METHOD,
            made: Made::Compiled { table: M::table, listing: M::listing, at_once: M::AT_ONCE },
        }
    }

    /// The model with this id; a typed one's is its text, behind `own:`.
    pub fn find(id: &str) -> Result<&'static Listed, Refusal> {
        // The course's core reads no equations.
        if let Some(typed) = if cfg!(feature = "beyond") { own::find(id) } else { None } {
            return typed;
        }
        MODELS.iter().find(|model| model.about.id == id).ok_or_else(|| {
            let ids: Vec<&str> = MODELS.iter().map(|model| model.about.id).collect();
            Refusal::new("model", id, say!("it must be one of {ids}", ids = Text::plain(ids.join(", "))))
        })
    }

    /// Whether its equations are compiled, and not read from a text.
    pub fn compiled(&self) -> bool {
        matches!(self.made, Made::Compiled { .. })
    }

    /// The numerics of a table, with the method by default that a text asks for.
    pub fn asking(&self, mut numerics: Vec<Param>) -> Vec<Param> {
        if let Made::Typed(System { usual: Usual { method: Some(method), .. }, .. }) = self.made {
            let has = |param: &Param| param.choices.iter().any(|choice| choice.id == *method);
            for param in numerics.iter_mut().filter(|param| has(param)) {
                param.default = Value::Choice(method);
            }
        }
        numerics
    }

    /// Whether a current flows into it: into a typed one, where its equations say so.
    pub fn is_driven(&self) -> bool {
        match self.made {
            Made::Compiled { .. } => true,
            Made::Typed(system) => system.is_driven(),
        }
    }

    /// Of so many time bins those that a run of it may have.
    pub fn bins(&self, most: usize) -> usize {
        match self.made {
            Made::Compiled { .. } => most,
            Made::Typed(system) => typed::bins(system, most),
        }
    }

    /// The neuron whose pages are one another's tabs: that of all typed models is one.
    pub fn neuron(&self) -> &'static str {
        if self.compiled() { self.about.id } else { own::ID }
    }

    /// The id of its page that shows this of it: of a typed one, whose text stands behind, the usual page has no more than its
    /// own.
    pub fn page(&self, what: &str, usual: bool) -> &'static str {
        let id = self.about.id;
        let Some(text) = id.strip_prefix(own::ID).filter(|_| !self.compiled()) else {
            return kept(&format!("{id}-{what}"));
        };
        if usual { id } else { kept(&format!("{}-{what}{text}", own::ID)) }
    }

    /// The values of its parameters among those of a page, by their keys; its own defaults where the page has none.
    pub fn among(&self, page: &[Param], values: &[f64]) -> Vec<f64> {
        let value = |param: &Param| {
            let place = page.iter().position(|known| known.id == param.id);
            place.map_or(param.initial(), |place| values[place])
        };
        self.params().iter().map(value).collect()
    }

    /// Its parameters.
    pub fn params(&self) -> Vec<Param> {
        match self.made {
            Made::Compiled { table, .. } => table(),
            Made::Typed(system) => own::table(system),
        }
    }

    /// The parameters that change nothing under the choices among these values, found once for each.
    pub fn idle(&self, values: &[f64]) -> Vec<&'static str> {
        thread_local! {
            static FOUND: RefCell<Idle> = RefCell::default();
        }
        let params = self.params();
        let chosen = params.iter().zip(values).filter(|(param, _)| param.kind == Kind::Choice);
        let choices: Vec<u64> = chosen.map(|(_, value)| value.to_bits()).collect();
        if choices.is_empty() {
            return Vec::new();
        }
        FOUND.with_borrow_mut(|found| {
            found.entry((self.about.id, choices)).or_insert_with(|| self.system().idle(values)).clone()
        })
    }

    /// Whether nothing tells its spikes, and where they are told is a guess.
    pub fn guesses_spikes(&self) -> bool {
        matches!(self.made, Made::Typed(system) if system.guesses_spikes)
    }

    /// Its equations, as data; those of a compiled one are read when they are first asked for.
    pub fn system(&self) -> &'static System {
        thread_local! {
            static READ: RefCell<HashMap<&'static str, &'static System>> = RefCell::default();
        }
        match self.made {
            Made::Typed(system) => system,
            Made::Compiled { listing, at_once, .. } => READ.with_borrow_mut(|read| -> &'static System {
                let made = || &*Box::leak(Box::new(self.of_listing(listing(), at_once)));
                read.entry(self.about.id).or_insert_with(made)
            }),
        }
    }

    /// The equations that a listing stands for.
    fn of_listing(&self, listing: Listing, at_once: f64) -> System {
        let Listing { given, lines, rates, cut, reset } = listing;
        let rate = |name: &str| {
            let line = lines.iter().find(|line| line.quantity.id == name);
            line.expect("each variable has its rate among the lines").expr.clone()
        };
        let variable = |place: usize| Variable {
            quantity: self.variables[place],
            symbol: self.about.symbols[place],
            rate: rate(rates[place]),
            initial: None,
            range: self.about.window[place],
        };
        let variables = (0..rates.len()).map(variable).collect();
        let named = given.iter().chain(&lines).filter(|line| !rates.contains(&line.quantity.id));
        let definition =
            |line: &Line| Definition { quantity: line.quantity, expr: line.expr.clone(), shown: false };
        let set = |preset: &Preset| Set {
            name: preset.id,
            values: preset.values.to_vec(),
            current: preset.current,
        };
        System {
            title: self.about.title.into(),
            time: self.time,
            current: self.current,
            variables,
            params: self.params(),
            constants: Vec::new(),
            quantities: named.map(definition).collect(),
            functions: Vec::new(),
            reset,
            cut,
            at_once,
            fires: self.about.fires,
            guesses_spikes: false,
            noises: Vec::new(),
            usual: Usual {
                current: self.about.current,
                currents: self.about.currents,
                dt: self.about.dt,
                duration: self.about.duration,
                method: self.own_method,
            },
            presets: self.about.presets.iter().map(set).collect(),
        }
    }
}
