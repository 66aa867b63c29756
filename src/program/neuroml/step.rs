//! A step of a method as derived variables: LEMS adds the time derivative times the step, so that this is the step's whole way.

use super::lines::{Line, Lines, RULES};
use crate::equations::names::kept;
use crate::equations::system::Variable;
use crate::program::Experiment;
use crate::program::digits::{numeral, tight};
use crate::program::in_turn::plain;
use crate::program::names::Names;
use crate::program::notation::{Binding, Notation};

/// The current as it is shown, where an edge falls into a bin.
pub const INJECTED: &str = "injected";

/// What a step is made of.
pub struct Step {
    /// What the names of the run are called.
    pub names: Names,
    /// The derived variables, each after those that it is made of.
    pub lines: Vec<Line>,
    /// The change of each variable per unit of time, over the whole step.
    pub slopes: Vec<String>,
}

impl Step {
    /// The step of a run's method.
    pub fn of(run: &Experiment) -> Step {
        let mut names = super::names(run);
        let rates = run
            .system
            .variables
            .iter()
            .map(|variable| names.further(kept(&format!("d{}", variable.quantity.id)), RULES));
        let rates = rates.collect();
        let writing = Writing { run, lines: Lines::of(names.clone()), rates };
        let start = match run.tstart {
            0.0 => "dt*ceil(t/ms/dt - 1.5)".to_string(),
            tstart => format!("dt*ceil(t/ms/dt - 1.5) + {}", tight(tstart)),
        };
        writing.lines.say("start", start);
        if let Some(held) = run.system.held() {
            let lines = &writing.lines;
            let nearest = lines.at_least(&plain(&run.system, held), Binding::Product);
            lines.say("nearest", format!("-ceil(-({nearest}/dt + 0.5))"));
            lines.cases(
                "held_steps",
                vec![(Some("nearest .lt. 1".into()), "1".into()), (None, "nearest".into())],
            );
            // What is left of them goes down by one in each step.
            lines.cases(
                "held_slope",
                vec![(Some("held .gt. 0.5".into()), "-1/dt".into()), (None, "0".into())],
            );
        }
        let slopes = match run.method {
            "euler" => writing.stage(1, "start"),
            "half-steps" => writing.half_steps(),
            _ => writing.runge_kutta(),
        };
        writing.injected();
        Step { names, lines: writing.lines.all(), slopes }
    }
}

/// A step being written.
struct Writing<'a> {
    run: &'a Experiment,
    lines: Lines,
    /// What the rates of the variables are called.
    rates: Vec<String>,
}

impl Writing<'_> {
    /// The current, the quantities and the rates at a time of the step: the names of the rates. In the first stage all have
    /// their own names.
    fn stage(&self, stage: usize, time: &str) -> Vec<String> {
        let system = &self.run.system;
        let lines = &self.lines;
        let staged =
            |name: &str| if stage == 1 { name.to_string() } else { lines.own(format!("{name}_{stage}")) };
        lines.stands("t", time.into());
        lines.stands(system.time.id, time.into());
        let moves = self.run.flows.iter().any(|piece| piece.law.names().contains(&"t"));
        if stage == 1 || moves {
            let name = staged(&lines.names.called(system.current.id));
            // From the last piece on: the first that has begun, half a step earlier than rounding could matter.
            let cases = self.run.flows.iter().enumerate().rev().map(|(place, piece)| {
                let begun = format!("start .gt. {}", tight(piece.begins - 0.5 * self.run.step()));
                ((place > 0).then_some(begun), lines.write(&system.spelled_out(&piece.law)))
            });
            lines.cases(&name, cases.collect());
            lines.stands(system.current.id, name);
        }
        for definition in &system.quantities {
            let name = staged(&lines.names.called(definition.quantity.id));
            lines.say(&name, lines.write(&system.spelled_out(&definition.expr)));
            lines.stands(definition.quantity.id, name);
        }
        let holds = system.reset.as_ref().is_some_and(|reset| reset.held.is_some());
        let rate = |(place, (variable, rate)): (usize, (&Variable, &String))| {
            let name = staged(rate);
            let value = lines.write(&system.spelled_out(&variable.rate));
            let stays = (holds && place == 0).then(|| (Some("held .gt. 0.5".to_string()), "0".to_string()));
            lines.cases(&name, stays.into_iter().chain([(None, value)]).collect());
            name
        };
        system.variables.iter().zip(&self.rates).enumerate().map(rate).collect()
    }

    /// The current of a bin: of one that an edge falls into, its mean.
    fn injected(&self) {
        let Experiment { system, .. } = self.run;
        let half = 0.5 * self.run.step();
        let around = |(bin, mean): (usize, f64)| {
            let [from, to] = [-half, half].map(|by| tight(self.run.time(bin) + by));
            (Some(format!("start .gt. {from} .and. start .lt. {to}")), numeral(mean))
        };
        let mut cases: Vec<(Option<String>, String)> = self.run.cut().into_iter().map(around).collect();
        if !cases.is_empty() {
            cases.push((None, self.lines.names.called(system.current.id)));
            self.lines.cases(INJECTED, cases);
        }
    }

    fn called(&self, variable: &Variable) -> String {
        self.lines.names.called(variable.quantity.id)
    }

    /// The name of a variable as a stage has it.
    fn staged(&self, variable: &Variable, stage: usize) -> String {
        self.lines.own(format!("{}_{stage}", self.called(variable)))
    }

    /// The four stages of the classical Runge–Kutta method.
    fn runge_kutta(&self) -> Vec<String> {
        let system = &self.run.system;
        self.lines.say("middle", "start + 0.5*dt".into());
        self.lines.say("end", "start + dt".into());
        let mut rates = vec![self.stage(1, "start")];
        for (stage, time, reach) in [(2, "middle", "0.5*dt"), (3, "middle", "0.5*dt"), (4, "end", "dt")] {
            for (place, (variable, rate)) in system.variables.iter().zip(&rates[stage - 2]).enumerate() {
                let (name, staged) = (self.called(variable), self.staged(variable, stage));
                let value = format!("{name} + {reach}*{rate}");
                match system.cut.as_ref().filter(|_| place == 0) {
                    Some(cut) => {
                        let (beyond, cut) = (
                            self.lines.own(format!("{name}_{stage}_uncut")),
                            self.lines.write(&plain(system, cut)),
                        );
                        self.lines.say(&beyond, value);
                        let cases = vec![(Some(format!("{beyond} .gt. {cut}")), cut), (None, beyond)];
                        self.lines.cases(&staged, cases);
                    }
                    None => self.lines.say(&staged, value),
                }
            }
            // All from the states of the stage before, so that they stand for the new ones only now.
            for variable in &system.variables {
                self.lines.stands(variable.quantity.id, self.staged(variable, stage));
            }
            rates.push(self.stage(stage, time));
        }
        let mean = |place: usize| {
            format!(
                "({} + 2*({} + {}) + {})/6",
                rates[0][place], rates[1][place], rates[2][place], rates[3][place]
            )
        };
        (0..system.variables.len()).map(mean).collect()
    }

    /// Izhikevich's scheme; what has fired in the step before begins anew.
    fn half_steps(&self) -> Vec<String> {
        let system = &self.run.system;
        if let Some(reset) = &system.reset {
            let when = self.lines.condition(&plain(system, &reset.when));
            let sets: Vec<(&'static str, String)> = reset
                .sets
                .iter()
                .map(|(variable, value)| (*variable, self.lines.write(&plain(system, value))))
                .collect();
            for (variable, after) in sets {
                let name = self.lines.names.called(variable);
                let begun = self.lines.own(format!("{name}_begun"));
                self.lines.cases(&begun, vec![(Some(when.clone()), after), (None, name)]);
                self.lines.stands(variable, begun);
            }
        }
        let begun: Vec<String> =
            system.variables.iter().map(|variable| self.lines.name(variable.quantity.id)).collect();
        let (voltage, mut at) = (&system.variables[0], begun[0].clone());
        for half in 1..=2 {
            let rate = self.stage(half, "start")[0].clone();
            let next = self.staged(voltage, half + 1);
            self.lines.say(&next, format!("{at} + 0.5*dt*{rate}"));
            self.lines.stands(voltage.quantity.id, next.clone());
            at = next;
        }
        let rates = self.stage(3, "start");
        let reached = |(place, variable): (usize, &Variable)| {
            let reached =
                if place == 0 { at.clone() } else { format!("{} + dt*{}", begun[place], rates[place]) };
            format!("({reached} - {})/dt", self.called(variable))
        };
        system.variables.iter().enumerate().map(reached).collect()
    }
}
