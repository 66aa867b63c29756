//! The neuron that a draft describes.

use super::cut::cut;
use super::dimension::Dimension;
use super::draft::{Draft, Noted};
use super::given::Given;
use super::landing;
use super::note::Note;
use super::order::ordered;
use super::refractory::refractory;
use super::reset::{Found, asks_for, reset};
use super::run::{Asked, asked};
use super::scope::{Scope, free};
use super::size::Size;
use super::slider::{self, rounded_up};
use super::statement::Name;
use super::symbol::symbol;
use super::unit;
use super::window::Window;
use crate::equations::complaint::{Complaint, Place};
use crate::equations::evaluate::constant;
use crate::equations::expr::{Expr, Operator};
use crate::equations::names::kept;
use crate::equations::system::{Defined, Definition, System, Usual, VARIABLES, Variable};
use crate::numerals::bound;
use crate::ode::Quantity;
use crate::spikes::Fires;
use crate::text::{Text, say};
use std::borrow::Cow;
use std::collections::HashMap;

/// The neuron that a draft describes; what is wrong is added to the complaints.
pub fn build(draft: &Draft, complaints: &mut Vec<Complaint>) -> Option<Built> {
    if draft.rates.is_empty() {
        // A line that would make one may be wrong.
        if complaints.iter().any(|complaint| !complaint.doubt) {
            return None;
        }
        let message = say!("there is no variable: an equation such as v' = … or dv/dt = … makes one");
        complaints.push(Complaint::new(Place::START, message));
        return None;
    }
    if let Some(over) = draft.declared().nth(NAMES) {
        let message = say!("a text has at most {most} names", most = NAMES);
        complaints.push(Complaint::new(over.place, message));
        return None;
    }
    if let Some(over) = draft.rates.get(VARIABLES) {
        let message = say!("at most {most} variables are known here", most = VARIABLES);
        complaints.push(Complaint::new(over.name.place, message));
    }
    let scope = Scope::of(draft.in_brians_way, draft.broken.clone());
    let mut builder = Builder { draft, scope, complaints, values: HashMap::new() };
    builder.declare();
    Some(builder.system())
}

/// A neuron, and what of it is only guessed.
pub struct Built {
    /// The neuron.
    pub system: System,
    /// Of each variable whether nothing tells where it moves.
    pub untold: Vec<bool>,
}

/// A neuron while it is made of a draft.
pub struct Builder<'d, 'c> {
    /// What the text says.
    pub draft: &'d Draft,
    /// Its names.
    pub scope: Scope,
    /// What is wrong.
    pub complaints: &'c mut Vec<Complaint>,
    /// The values of what has one: numbers, and parameters as the text gives them.
    pub values: HashMap<&'static str, f64>,
}

/// What of a text tells which variable is the voltage.
pub struct Told<'a> {
    /// Its reset.
    pub reset: Option<&'a Found>,
    /// The rates of its variables.
    pub rates: &'a [Expr],
    /// The injected current.
    pub current: Option<Name>,
    /// What rates are made of.
    pub quantities: &'a [(Name, Definition)],
    /// What these may call.
    pub functions: &'a [Defined],
}

impl<'d> Builder<'d, '_> {
    fn declare(&mut self) {
        let draft = self.draft;
        let noted = draft.rates.iter().chain(&draft.params).chain(&draft.numbers);
        let names = noted.map(|noted| noted.name).chain(draft.bare.iter().map(|(name, _)| *name));
        let quantities = draft.quantities.iter().filter(|quantity| !self.only_shows(quantity));
        let names: Vec<Name> = names
            .chain(quantities.map(|(noted, _)| noted.name))
            .chain(draft.noises.iter().copied())
            .collect();
        let functions = draft.functions.iter().map(|(name, arguments, _)| (*name, Some(arguments.len())));
        let mut all: Vec<(Name, Option<usize>)> =
            names.into_iter().map(|name| (name, None)).chain(functions).collect();
        // Of two with one name the later one is told.
        all.sort_by_key(|(name, _)| name.place);
        for (name, arguments) in all {
            match arguments {
                Some(arguments) => self.scope.declare_function(name, arguments, self.complaints),
                None => self.scope.declare(name, self.complaints),
            }
        }
    }

    /// Whether it is `aux x=x` of something that has this name already.
    fn only_shows(&self, (noted, shown): &(Noted, bool)) -> bool {
        let twice = |(other, _): &&(Noted, bool)| other.name.id == noted.name.id;
        *shown
            && noted.formula.expr == Expr::Name(noted.name.id)
            && self.draft.quantities.iter().filter(twice).count() > 1
    }

    fn system(mut self) -> Built {
        let draft = self.draft;
        let mut given = self.given();
        let functions = self.functions();
        let quantities = self.quantities(&mut given);
        let rates: Vec<Expr> =
            draft.rates.iter().map(|rate| self.scope.resolved(&rate.formula, &[], self.complaints)).collect();
        let mut reset = reset(draft, &mut self.scope, self.complaints);
        let sizes = sizes(&functions);
        let formulas = draft.rates.iter().map(|rate| rate.name).zip(&rates);
        for (name, expr) in
            formulas.chain(quantities.iter().map(|(name, definition)| (*name, &definition.expr)))
        {
            if !Size::of(expr, &[], &sizes).is_borne() {
                let message = say!("this grows too large when the functions are put in");
                self.complaints.push(Complaint::new(name.place, message));
            }
        }
        let order: Vec<Name> = quantities.iter().map(|(name, _)| *name).collect();
        self.measure(&order);
        self.compare(&quantities);
        let asked = asked(draft, self.complaints);
        let current = self.current(&mut given);
        self.tell_of_fixed(current.is_none());
        if let (Some(Given { name, .. }), Some(found)) = (&current, &reset)
            && asks_for(&found.parts(), name.id, &quantities, &functions)
        {
            let message = say!("a reset cannot ask for the current {name}", name = Text::plain(name.id));
            self.complaints.push(Complaint::new(found.crossing.place, message));
        }
        let initial = self.initial();
        if let Some(found) = &reset {
            let of = |name: &str| self.scope.find(name) == Some(found.crossing.id);
            let told = draft.starts.iter().rev().find(|(name, _)| of(name.id));
            let place = draft.rates.iter().position(|rate| rate.name.id == found.crossing.id);
            let start = told.zip(place.and_then(|place| initial[place]));
            let start = start.map(|((name, _), value)| (name.place, value));
            self.complaints.extend(landing::doubts(found, &self.values, start));
        }
        let first = self.voltage(&Told {
            reset: reset.as_ref(),
            rates: &rates,
            current: current.as_ref().map(|current| current.name),
            quantities: &quantities,
            functions: &functions,
        });
        let voltage = draft.rates[first].name.id;
        if initial[first].is_none() {
            self.starting(&draft.rates[first]);
        }
        let held = refractory(draft, &mut self.scope, voltage, &self.values, self.complaints);
        reset.iter_mut().for_each(|found| found.reset.held = held.clone());
        let mut order: Vec<usize> = (0..rates.len()).collect();
        order.retain(|place| *place != first);
        order.insert(0, first);
        let spike = self.spike(voltage);
        let window =
            Window { draft, asked: &asked, scope: &self.scope, given: &self.values, reset: reset.as_ref() };
        let told: Vec<Option<[f64; 2]>> =
            order.iter().enumerate().map(|(place, &of)| window.told(&draft.rates[of], place == 0)).collect();
        let variables: Vec<Variable> = order
            .iter()
            .enumerate()
            .map(|(place, &of)| {
                let Noted { name, note, .. } = &draft.rates[of];
                Variable {
                    quantity: Quantity::new(name.id, note.unit.unwrap_or_default()).counted(note.from),
                    symbol: kept(&symbol(name.id)),
                    rate: rates[of].clone(),
                    initial: initial[of],
                    range: told[place].unwrap_or_else(|| {
                        Window::guessed(place == 0, note.unit.unwrap_or_default(), initial[of])
                    }),
                }
            })
            .collect();
        let fires = match (&reset, spike) {
            (Some(_), _) => Fires::AtReset,
            (None, Some(threshold)) => Fires::Above(threshold),
            (None, None) => middle(&variables[0]),
        };
        let presets = self.presets(&given, current.as_ref().map(|current| current.name.id));
        let time = draft.time.unwrap_or(if self.scope.has_units { "ms" } else { "" });
        let usual = self.usual(&asked, current.as_ref(), time);
        let noises =
            draft.noises.iter().map(|name| name.id).chain(self.scope.noises.iter().copied()).collect();
        let quantities: Vec<Definition> = quantities.into_iter().map(|(_, definition)| definition).collect();
        let guesses_spikes = reset.is_none() && spike.is_none();
        let system = System {
            title: draft.title.clone(),
            time: Quantity::new("t", time),
            current: match &current {
                Some(Given { name, note, .. }) => Quantity::new(name.id, note.unit.unwrap_or_default()),
                None => Quantity::new(free("I", &self.scope), ""),
            },
            params: given
                .iter()
                .map(|Given { name, value, note }| slider::param(name.id, *value, note))
                .collect(),
            constants: draft.numbers.iter().filter_map(|noted| self.constant_of(noted)).collect(),
            functions,
            cut: reset.as_ref().and_then(|found| cut(found, &variables[0], &quantities)),
            at_once: f64::INFINITY,
            quantities,
            variables,
            reset: reset.map(|found| found.reset),
            fires,
            guesses_spikes,
            noises,
            usual,
            presets,
        };
        Built { system, untold: told.iter().map(Option::is_none).collect() }
    }

    fn usual(&mut self, asked: &Asked, current: Option<&Given>, time: &str) -> Usual {
        let value = current.map_or(0.0, |current| current.value);
        let [usual_dt, usual_total] = [DT, TOTAL].map(|ms| if time == "s" { 1e-3 * ms } else { ms });
        let asked_for = self.draft.ends.filter(|end| *end > 0.0).or(asked.total).unwrap_or(usual_total);
        // In a run of few bins nothing can be seen.
        let is_short = asked_for < FEW * usual_dt;
        let dt = asked.dt.unwrap_or(if is_short { rounded_up(asked_for / MANY) } else { usual_dt });
        let longest = BINS * dt;
        if asked_for > longest {
            let options = self.draft.options.iter().filter(|(key, ..)| ["dt", "total"].contains(&key.id));
            let place = options.map(|(.., place)| *place).next_back().unwrap_or(Place::START);
            let message = say!(
                "with this step a run has at most {most} time bins: it ends at {end}",
                most = BINS,
                end = bound(longest)
            );
            self.complaints.push(Complaint::doubt(place, message));
        }
        Usual {
            current: value,
            currents: current
                .map_or([-1.0, 1.0], |current| slider::range(current.name.id, value, &current.note)),
            dt,
            duration: asked_for.min(longest),
            method: asked.method,
        }
    }

    fn constant_of(&self, noted: &Noted) -> Option<(&'static str, f64)> {
        Some((noted.name.id, *self.values.get(noted.name.id)?))
    }

    fn functions(&mut self) -> Vec<Defined> {
        let draft = self.draft;
        let mut functions = Vec::new();
        for (name, arguments, formula) in &draft.functions {
            let body = self.scope.resolved(formula, arguments, self.complaints);
            let arguments = arguments.iter().map(|argument| argument.id).collect();
            functions.push((*name, Defined { name: name.id, arguments, body }));
        }
        let made_of: Vec<_> =
            functions.iter().map(|(_, function)| (function.name, function.body.applied())).collect();
        let order = self.order(&made_of, &functions);
        order.into_iter().map(|place| functions[place].1.clone()).collect()
    }

    /// The quantities, each after those that it is made of. What is measured in Brian2's units and made of no name is rather
    /// a parameter.
    fn quantities(&mut self, given: &mut Vec<Given<'d>>) -> Vec<(Name, Definition)> {
        let draft = self.draft;
        let mut quantities: Vec<(Name, Definition)> = Vec::new();
        for quantity in &draft.quantities {
            let (noted, shown) = quantity;
            if self.only_shows(quantity) {
                continue;
            }
            let expr = self.scope.resolved(&noted.formula, &[], self.complaints);
            let of_units = noted.formula.expr.names().iter().any(|name| unit::factor(name).is_some());
            let value = constant(&expr, &|_| None).filter(|value| value.is_finite() && of_units && !shown);
            if let Some(value) = value {
                self.values.insert(noted.name.id, value);
                self.judge(noted, value);
                let told = || Some(kept(&Dimension::told(&noted.formula.expr)?.counted()));
                let note = Note { unit: noted.note.unit.or_else(told), ..noted.note.clone() };
                given.push(Given { name: noted.name, value, note: Cow::Owned(note) });
                continue;
            }
            let twin = |other: &&(Noted, bool)| other.0.name.id == noted.name.id && self.only_shows(other);
            let shown = *shown || draft.quantities.iter().any(|other| twin(&other));
            let quantity = Quantity::new(noted.name.id, noted.note.unit.unwrap_or_default());
            quantities.push((noted.name, Definition { quantity, expr, shown }));
        }
        let made_of: Vec<_> =
            quantities.iter().map(|(name, definition)| (name.id, definition.expr.names())).collect();
        let order = self.order(&made_of, &quantities);
        order.into_iter().map(|place| quantities[place].clone()).collect()
    }

    /// An order of what is made of one another; a circle is a complaint.
    fn order<T>(&mut self, made_of: &[(&'static str, Vec<&'static str>)], all: &[(Name, T)]) -> Vec<usize> {
        ordered(made_of).unwrap_or_else(|circle| {
            let names = Text::plain(circle.join(", "));
            let place =
                all.iter().filter(|(name, _)| circle.contains(&name.id)).map(|(name, _)| name.place).min();
            let message = match circle.len() {
                1 => say!("{names} is made of itself", names),
                _ => say!("these are made of one another in a circle: {names}", names),
            };
            self.complaints.push(Complaint::new(place.unwrap_or(Place::START), message));
            (0..all.len()).collect()
        })
    }

    /// The value whose upward crossing is a spike, where a comment tells it.
    fn spike(&mut self, voltage: &'static str) -> Option<f64> {
        let spike = self.draft.spike.as_ref().filter(|spike| !spike.is_faulty())?;
        let resolved = self.scope.resolved(spike, &[], self.complaints);
        let threshold = match &resolved {
            Expr::Binary(Operator::Greater, left, right) if **left == Expr::Name(voltage) => {
                constant(right, &|name| self.values.get(name).copied())
            }
            _ => None,
        };
        if threshold.is_none() {
            let pattern = Text::plain(format!("spike: {voltage} > 20"));
            let message = say!("a spike is told by the voltage, such as {pattern}", pattern);
            self.complaints.push(Complaint::new(spike.place, message));
        }
        threshold
    }
}

/// Spikes where nothing tells them: upward crossings of the middle of where the voltage moves.
pub fn middle(voltage: &Variable) -> Fires {
    let [low, high] = voltage.range;
    Fires::Above(0.5 * (low + high))
}

/// The time step, where the text tells none: XPPAUT's.
const DT: f64 = 0.05;
/// How long a run is, where the text does not tell it.
const TOTAL: f64 = 100.0;
/// With fewer bins than this in that step a run takes a shorter one,
const FEW: f64 = 20.0;
/// so that it has about as many as this.
const MANY: f64 = 2000.0;
/// As many time bins as a page computes.
const BINS: f64 = 1e6;
/// More names than a neuron needs: what they are to one another is found by looking at all of them.
const NAMES: usize = 1000;

fn sizes(functions: &[Defined]) -> HashMap<&str, Size> {
    let mut sizes = HashMap::new();
    for function in functions {
        let size = Size::of(&function.body, &function.arguments, &sizes);
        sizes.insert(function.name, size);
    }
    sizes
}
