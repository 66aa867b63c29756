//! The models that NEST has, looked for in the rates of a neuron: what has the same rates everywhere is the same neuron,
//! whatever its equations look like.

use crate::equations::expr::{Expr, Operator};
use crate::program::Experiment;
use crate::program::digits::tidied;
use crate::program::in_turn::plain;

/// A model of NEST that is a neuron, and how to read one as the other.
pub struct Known {
    /// Its name in NEST.
    pub model: &'static str,
    /// Its parameters.
    pub parameters: Vec<(&'static str, f64)>,
    /// What NEST records for each variable, and by what this is multiplied, then what is added, to be that.
    pub variables: Vec<(&'static str, f64, f64)>,
    /// What of NEST's current, in pA, is there without one, and what a unit of the neuron's adds.
    pub drive: [f64; 2],
    /// How NEST goes along it.
    pub way: Way,
}

/// How NEST goes along a model.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// By the run's own method.
    Same,
    /// By Izhikevich's scheme, but it shows the state after a reset where the run shows the one before.
    ShownAfter,
    /// By steps of the run's length and a method of first order.
    Euler,
    /// From reset to reset exactly, with resets at the ends of bins.
    Exact,
    /// By steps that it chooses.
    Adaptive,
}

/// The model of NEST that a run's neuron is.
pub fn known(run: &Experiment) -> Option<Known> {
    let neuron = Neuron(run);
    match run.system.variables.len() {
        1 => neuron.leaky().or_else(|| neuron.exponential()),
        2 => neuron.izhikevich().or_else(|| neuron.exponential()),
        4 => neuron.axon().filter(|(pace, _)| (pace - 1.0).abs() <= SAME).map(|(_, known)| known),
        _ => None,
    }
}

/// How many times as fast as NEST's axon the gates of an axon are that is the same but for them.
pub fn pace(run: &Experiment) -> Option<f64> {
    if run.system.variables.len() == 4 { Neuron(run).axon().map(|(pace, _)| pace) } else { None }
}

/// Where a run starts, after the reset that its state may call for: NEST resets only at the end of a step.
pub fn after_a_reset(run: &Experiment) -> Vec<f64> {
    let reset = Neuron(run).reset(&run.start).filter(|(threshold, _)| run.start[0] >= *threshold);
    reset.map_or_else(|| run.start.clone(), |(_, after)| after)
}

/// States that are asked; more than the unknowns of any model.
const PROBES: usize = 16;

/// Rates that differ by more are of different neurons, in shares of their size.
const SAME: f64 = 1e-9;

/// What rounding leaves of the difference of two rates, in shares of these.
const ROUNDING: f64 = 1e-13;

/// A neuron as its rates and its reset tell it.
struct Neuron<'a>(&'a Experiment);

impl Neuron<'_> {
    /// The rates of a state in a ms.
    fn rates(&self, state: &[f64], current: f64) -> Vec<f64> {
        let Experiment { system, values, tstart, .. } = self.0;
        let rates = system.rates(&system.at(state, current, *tstart, values));
        rates.into_iter().map(|rate| rate / self.0.milliseconds()).collect()
    }

    /// The step in ms.
    fn step(&self) -> f64 {
        self.0.dt * self.0.milliseconds()
    }

    /// Whether these are its rates, at states all over where it moves: without a current, and in what one of its range adds,
    /// which each may drown the other.
    fn follows(&self, law: impl Fn(&[f64], f64) -> Vec<f64>) -> bool {
        // Multiples of irrational numbers, which fill the space evenly.
        let part = |probe: usize, axis: usize| {
            (probe as f64 * [0.618_034, 0.754_878, 0.569_84, 0.380_278][axis % 4]).fract()
        };
        let [low, high] = self.0.system.usual.currents;
        (1..=PROBES).all(|probe| {
            let state = self.0.system.variables.iter().enumerate();
            let state: Vec<f64> = state
                .map(|(axis, variable)| {
                    variable.range[0] + (variable.range[1] - variable.range[0]) * part(probe, axis)
                })
                .collect();
            let current = low + (high - low) * part(probe, 3);
            let at = |current: f64| self.rates(&state, current).into_iter().zip(law(&state, current));
            at(0.0).zip(at(current)).all(|((found, wanted), driven)| {
                let (added, due) = (driven.0 - found, driven.1 - wanted);
                (found - wanted).abs() <= SAME * (found.abs() + wanted.abs())
                    && (added - due).abs()
                        <= SAME * (added.abs() + due.abs()) + ROUNDING * (driven.0.abs() + driven.1.abs())
            })
        })
    }

    /// How much the first rate grows with the current, at a state where it is small.
    fn push(&self, state: &[f64]) -> f64 {
        self.rates(state, 1.0)[0] - self.rates(state, 0.0)[0]
    }

    /// pA in a unit of the neuron's current, where it has one.
    fn picoamperes(&self) -> f64 {
        if self.0.system.current.unit == "nA" { 1e3 } else { 1.0 }
    }

    /// The threshold, the least value that calls for a reset, and the state after one from a state.
    fn reset(&self, state: &[f64]) -> Option<(f64, Vec<f64>)> {
        let Experiment { system, values, tstart, .. } = self.0;
        let reset = system.reset.as_ref()?;
        let named = system.at(state, 0.0, *tstart, values);
        let Expr::Binary(operator, left, right) = plain(system, &reset.when) else { return None };
        let voltage = system.variables[0].quantity.id;
        let held = |expr: &Expr| expr.names().iter().all(|name| self.0.value(name).is_some());
        if *left != Expr::Name(voltage) || !held(&right) {
            return None;
        }
        let threshold = named.evaluate(&right);
        let threshold = match operator {
            Operator::AtLeast => threshold,
            // NEST fires at its threshold, this neuron beyond it.
            Operator::Greater => threshold.next_up(),
            _ => return None,
        };
        let after = system.variables.iter().zip(state).map(|(variable, before)| {
            let set = reset.sets.iter().find(|(name, _)| *name == variable.quantity.id);
            set.map_or(*before, |(_, value)| named.evaluate(value))
        });
        Some((threshold, after.collect()))
    }

    /// For how many ms the voltage is held after a reset: by fixed steps whole ones, as NEST has them.
    fn refractory(&self) -> f64 {
        match self.0.method {
            "dopri5" => self.0.system.refractory(&self.0.values) * self.0.milliseconds(),
            _ => self.0.held_steps() as f64 * self.step(),
        }
    }

    /// The leaky integrate-and-fire neuron: one rate, along straight lines.
    fn leaky(&self) -> Option<Known> {
        let at = |v: f64, current: f64| self.rates(&[v], current)[0];
        let (own, push) = (at(0.0, 0.0), self.push(&[0.0]));
        let leak = own - at(1.0, 0.0);
        if !self.follows(|state, current| vec![own - leak * state[0] + push * current]) {
            return None;
        }
        let (threshold, after) = self.reset(&[0.0])?;
        let dt = self.step();
        let z = leak * dt;
        let moves = self.0.flows.iter().any(|piece| piece.law.names().contains(&"t"));
        let (kept, way) = match self.0.method {
            "euler" => (1.0 - z, Way::Same),
            "rk4" if !moves => (1.0 - z + z * z / 2.0 - z.powi(3) / 6.0 + z.powi(4) / 24.0, Way::Same),
            _ => ((-z).exp(), Way::Exact),
        };
        // What is left of a distance after a step is NEST's to tell by its time constant.
        let tau = -dt / kept.ln();
        (kept > 0.0 && kept < 1.0).then(|| Known {
            model: "iaf_psc_delta",
            parameters: vec![
                ("tau_m", tau),
                ("C_m", tau),
                ("E_L", 0.0),
                ("V_th", threshold),
                ("V_reset", after[0]),
                ("t_ref", self.refractory()),
            ],
            variables: vec![("V_m", 1.0, 0.0)],
            drive: [own / leak, push / leak],
            way,
        })
    }

    /// Izhikevich's neuron.
    fn izhikevich(&self) -> Option<Known> {
        let a = tidied(-self.rates(&[0.0, 1.0], 0.0)[1]);
        let b = tidied(self.rates(&[1.0, 0.0], 0.0)[1] / a);
        let law = |state: &[f64], current: f64| {
            let (v, u) = (state[0], state[1]);
            vec![0.04 * v * v + 5.0 * v + 140.0 - u + current, a * (b * v - u)]
        };
        if !self.follows(law) {
            return None;
        }
        let (threshold, after) = self.reset(&[0.0, 0.0]).filter(|_| self.raises([0.0, 0.0]))?;
        let way = match self.0.method {
            "euler" => Way::Same,
            "half-steps" => Way::ShownAfter,
            _ => Way::Euler,
        };
        let consistent = if way == Way::ShownAfter { 0.0 } else { 1.0 };
        Some(Known {
            model: "izhikevich",
            parameters: vec![
                ("a", a),
                ("b", b),
                ("c", after[0]),
                ("d", after[1]),
                ("V_th", threshold),
                ("consistent_integration", consistent),
            ],
            variables: vec![("V_m", 1.0, 0.0), ("U_m", 1.0, 0.0)],
            drive: [0.0, 1.0],
            way,
        })
    }

    /// Whether a reset sets the voltage to a value of its own, and raises the other variable by so much, whatever it was.
    fn raises(&self, [v, w]: [f64; 2]) -> bool {
        let after = [0.0, 1.0].map(|more| self.reset(&[v, w + more]).map(|(_, after)| after));
        let [Some(low), Some(high)] = after else { return false };
        low[0] == high[0] && (high[1] - low[1] - 1.0).abs() <= SAME
    }

    /// The membrane's time constant, its rest, the rheobase threshold and the sharpness of an upstroke, by the lab's names.
    fn named_upstroke(&self) -> Option<[f64; 4]> {
        let value = |name: &str| self.0.value(name);
        let tau = value("tau_m").or(value("tau"))?;
        Some([tau * self.0.milliseconds(), value("V_rest")?, value("V_rh")?, value("Delta_T")?])
    }

    /// The same as the rate tells it: at the top it grows as eˣ, far below it is a line.
    fn upstroke(&self) -> Option<[f64; 4]> {
        let adapts = self.0.system.variables.len() == 2;
        let rate = |v: f64| self.rates(&[v, 0.0][..if adapts { 2 } else { 1 }], 0.0)[0];
        let low = self.0.system.variables[0].range[0];
        let (peak, _) = self.reset(&[low, 0.0][..if adapts { 2 } else { 1 }])?;
        let h = (peak - low) / 64.0;
        let bend = |v: f64| rate(v + h) - 2.0 * rate(v) + rate(v - h);
        let at = peak - h;
        let sharpness = tidied(h / (bend(at) / bend(at - h)).ln());
        let grown = bend(at) / (2.0 * (h / sharpness).cosh() - 2.0);
        let line = |v: f64| rate(v) - grown * ((v - at) / sharpness).exp();
        let [far, farther] = [100.0, 110.0].map(|widths| peak - widths * sharpness);
        let tau = tidied((farther - far) / (line(far) - line(farther)));
        let rheobase = tidied(at - sharpness * (grown * tau / sharpness).ln());
        let told = [tau, tidied(far + line(far) * tau), rheobase, sharpness];
        told.iter().all(|number| number.is_finite()).then_some(told)
    }

    /// The exponential integrate-and-fire neuron, with adaptation or without.
    fn exponential(&self) -> Option<Known> {
        let [tau, rest, rheobase, sharpness] = self.named_upstroke().or_else(|| self.upstroke())?;
        let adapts = self.0.system.variables.len() == 2;
        let at = |w: f64| self.rates(&[rest, w][..if adapts { 2 } else { 1 }], 0.0);
        // An upstroke far above rest would drown it.
        let push = self.push(&[rest, 0.0][..if adapts { 2 } else { 1 }]);
        let (brake, tau_w, follow) = if adapts {
            let tau_w = tidied(-1.0 / (at(1.0)[1] - at(0.0)[1]));
            (
                at(0.0)[0] - at(1.0)[0],
                tau_w,
                tidied((self.rates(&[rest + 1.0, 0.0], 0.0)[1] - at(0.0)[1]) * tau_w),
            )
        } else {
            (0.0, 1.0, 0.0)
        };
        let law = |state: &[f64], current: f64| {
            let (v, w) = (state[0], state.get(1).copied().unwrap_or(0.0));
            let upstroke = sharpness * ((v - rheobase) / sharpness).exp();
            let dv = (upstroke - (v - rest)) / tau + push * current - brake * w;
            vec![dv, (follow * (v - rest) - w) / tau_w]
        };
        let (peak, after) = self.reset(&[rest, 0.0][..if adapts { 2 } else { 1 }])?;
        if !self.follows(law) || peak <= rheobase || (adapts && !self.raises([rest, 0.0])) {
            return None;
        }
        let capacitance = tidied(self.picoamperes() / push);
        let adaptation = tidied(brake * capacitance);
        let mut variables = vec![("V_m", 1.0, 0.0)];
        if adapts {
            variables.push(("w", 1.0 / adaptation, 0.0));
        }
        Some(Known {
            model: "aeif_psc_delta",
            parameters: vec![
                ("C_m", capacitance),
                ("g_L", tidied(capacitance / tau)),
                ("E_L", rest),
                ("V_th", rheobase),
                ("Delta_T", sharpness),
                ("V_peak", peak),
                ("V_reset", after[0]),
                ("a", tidied(follow * adaptation)),
                ("b", after.get(1).map_or(0.0, |raised| raised * adaptation)),
                ("tau_w", if adapts { tau_w } else { 1.0 }),
                ("t_ref", self.refractory()),
                ("gsl_error_tol", 1e-12),
            ],
            variables,
            drive: [0.0, self.picoamperes()],
            way: Way::Adaptive,
        })
    }

    /// The squid's axon, and how many times as fast its gates are as in NEST.
    fn axon(&self) -> Option<(f64, Known)> {
        let gates = [[1, 2, 3], [1, 3, 2], [2, 1, 3], [2, 3, 1], [3, 1, 2], [3, 2, 1]];
        gates
            .into_iter()
            .find_map(|places| [REST, 0.0].into_iter().find_map(|rest| self.axon_with(places, rest)))
    }

    /// The same with m, n and h in these places, and the voltage counted so that NEST's is this further.
    fn axon_with(&self, [m, n, h]: [usize; 3], rest: f64) -> Option<(f64, Known)> {
        let at = |v: f64, open: &[usize]| {
            let mut state = [v, 0.0, 0.0, 0.0];
            open.iter().for_each(|&gate| state[gate] = 1.0);
            self.rates(&state, 0.0)[0]
        };
        let capacitance = tidied(1.0 / self.push(&[0.0; 4]));
        // A conductance and its reversal potential, from what its gates add when they are open.
        let channel = |open: &[usize]| {
            let added = |v: f64| capacitance * (at(v, open) - if open.is_empty() { 0.0 } else { at(v, &[]) });
            let conductance = added(0.0) - added(1.0);
            let conductance = tidied(conductance);
            (conductance, if conductance == 0.0 { 0.0 } else { tidied(added(0.0) / conductance) })
        };
        let [(sodium, e_na), (potassium, e_k), (leak, e_l)] = [channel(&[m, h]), channel(&[n]), channel(&[])];
        // A gate that is shut opens with α.
        let pace = tidied(self.rates(&[0.0; 4], 0.0)[m] / speeds(rest)[0][0]);
        let law = |state: &[f64], current: f64| {
            let v = state[0];
            let [alpha, beta] = speeds(v + rest);
            let inward = sodium * state[m].powi(3) * state[h] * (v - e_na);
            let outward = potassium * state[n].powi(4) * (v - e_k);
            let mut rates =
                vec![(current - inward - outward - leak * (v - e_l)) / capacitance, 0.0, 0.0, 0.0];
            for (gate, place) in [m, n, h].into_iter().enumerate() {
                rates[place] = pace * (alpha[gate] * (1.0 - state[place]) - beta[gate] * state[place]);
            }
            rates
        };
        if self.0.system.reset.is_some() || !self.follows(law) {
            return None;
        }
        let mut variables = vec![("V_m", 1.0, -rest); 4];
        for (place, recorded) in [(m, "Act_m"), (n, "Act_n"), (h, "Inact_h")] {
            variables[place] = (recorded, 1.0, 0.0);
        }
        let known = Known {
            model: "hh_psc_alpha",
            parameters: vec![
                ("C_m", capacitance),
                ("g_Na", sodium),
                ("g_K", potassium),
                ("g_L", leak),
                ("E_Na", tidied(e_na + rest)),
                ("E_K", tidied(e_k + rest)),
                ("E_L", tidied(e_l + rest)),
            ],
            variables,
            drive: [0.0, 1.0],
            way: Way::Adaptive,
        };
        Some((pace, known))
    }
}

/// Where NEST's axon rests, in mV.
const REST: f64 = -65.0;

/// The opening and closing rates of m, n and h in NEST's axon.
fn speeds(v: f64) -> [[f64; 3]; 2] {
    let opening = |x: f64| if x.abs() < 1e-6 { 1.0 + x / 2.0 } else { x / (1.0 - (-x).exp()) };
    let alpha =
        [opening((v + 40.0) / 10.0), 0.1 * opening((v + 55.0) / 10.0), 0.07 * (-(v + 65.0) / 20.0).exp()];
    let beta = [
        4.0 * (-(v + 65.0) / 18.0).exp(),
        0.125 * (-(v + 65.0) / 80.0).exp(),
        1.0 / (1.0 + (-(v + 35.0) / 10.0).exp()),
    ];
    [alpha, beta]
}
