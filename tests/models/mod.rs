//! The neuron models of the registry.

mod axon;
mod laws;
mod published;
mod together;
mod upstrokes;

use nullcline::integrate::Numerics;
use nullcline::model::Model;
use nullcline::models::{Listed, Visitor, visit};
use nullcline::options::initial;
use nullcline::run::{Budget, Run};
use nullcline::stimulus::{Drive, bins::Bins, step::step};

/// A run of a model from its start under a constant current, by a method.
struct Constant {
    current: f64,
    end: f64,
    dt: f64,
    method: usize,
}

impl Visitor for Constant {
    type Out = Run;
    fn visit<const N: usize, M: Model<N>>(self, model: M) -> Run {
        let drive = step(bins(self.end, self.dt), 0.0, self.end, self.current);
        Under { drive, method: self.method }.visit(model)
    }
}

/// A run of a model from its start under any current, by a method.
struct Under {
    drive: Drive,
    method: usize,
}

impl Visitor for Under {
    type Out = Run;
    fn visit<const N: usize, M: Model<N>>(self, model: M) -> Run {
        let budget = Budget::of(self.drive.bins.t.len());
        let numerics = Numerics { method: self.method as f64 };
        Run::of(&model, model.start(), &self.drive, numerics, model.about().fires, budget)
    }
}

fn bins(end: f64, dt: f64) -> Bins {
    Bins::arange(0.0, end, dt, 10_000_000).expect("a good window")
}

/// The usual run of a model.
fn usual(model: &Listed) -> Constant {
    let about = model.about;
    Constant { current: about.current, end: about.duration, dt: about.dt, method: 0 }
}

/// Shows a visitor a model with some of its parameters set and the others at their defaults.
fn see<V: Visitor>(id: &str, set: &[(&str, f64)], visitor: V) -> V::Out {
    let params = Listed::find(id).expect("a model of the registry").params();
    let mut values = initial(&params);
    for (id, value) in set {
        values[params.iter().position(|param| param.id == *id).expect("a parameter of the model")] = *value;
    }
    visit(id, &values, visitor).expect("good values")
}
