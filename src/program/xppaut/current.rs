//! The current in XPPAUT: a quantity a piece, or a table.

use super::Ode;
use crate::equations::expr::Expr;
use crate::equations::names;
use crate::program::digits::{numeral, tight};
use crate::program::notation::Notation;
use crate::program::{Experiment, File, Piece};

/// The most pieces of a current that are quantities of the file, for which XPPAUT's room is small; of more, the current of each
/// bin stands in a table.
pub const MOST_PIECES: usize = 120;

/// Whether it has more pieces than are written, and is not one number a bin, as a table has it.
pub fn is_too_long(run: &Experiment) -> bool {
    let whole = |bins: f64| (bins - bins.round()).abs() < 1e-6;
    let sampled = |piece: &Piece| !moves(piece) && whole((piece.begins - run.tstart).max(0.0) / run.dt);
    are_many(run) && !run.flows.iter().all(sampled)
}

/// Whether it has more pieces than are written.
fn are_many(run: &Experiment) -> bool {
    run.flows.len() > MOST_PIECES
}

impl Ode<'_> {
    /// The current: a quantity a piece, each holding from where it begins.
    pub fn current(&self, say: &mut dyn FnMut(String)) {
        if self.tabled() {
            return self.sampled(say);
        }
        let pieces = &self.run.flows;
        if let [Piece { law: Expr::Number(current), .. }] = pieces[..] {
            // One that never changes is what XPPAUT follows branches in.
            return say(format!("par {}={}", self.name(self.run.system.current.id), numeral(current)));
        }
        let last = pieces.len().saturating_sub(1);
        let mut before = String::new();
        if pieces.iter().any(moves) {
            say(format!("{}={}", self.now, self.rounded()));
        }
        for (place, piece) in pieces.iter().enumerate() {
            let law = self.write(&piece.law.replaced(&|name| (name == "t").then(|| self.now())));
            let called = match place == last {
                true => self.name(self.run.system.current.id),
                false => format!("{}{place}", self.piece),
            };
            say(match place {
                0 => format!("{called}={law}"),
                _ => format!("{called}=if({})then({before})else({law})", self.until(place)),
            });
            before = called;
        }
        if self.flagged() {
            for (place, piece) in pieces.iter().enumerate().skip(1) {
                let since = format!("t>({})", tight(piece.begins - 0.5 * self.run.step()));
                say(format!("global 1 {} {{{}={place}}}", self.ending(&since), self.piece));
            }
        }
    }

    /// The current from its table: that of the bin that the time is in, or, where the method looks at a step's end, too, of the
    /// one that is counted.
    fn sampled(&self, say: &mut dyn FnMut(String)) {
        let Experiment { dt, tstart, system, .. } = self.run;
        let ([samples, next], dt, piece) = (&self.samples, numeral(*dt), &self.piece);
        say(format!("table {samples} {}", self.file()));
        let bin =
            if self.flagged() { piece.clone() } else { format!("flr((t-({}))/{dt}+0.5)", tight(*tstart)) };
        say(format!("{}={samples}({bin})", self.name(system.current.id)));
        if self.flagged() {
            let since = self.ending(&format!("t>({next}-{})", numeral(0.5 * self.run.step())));
            say(format!("global 1 {since} {{{piece}={piece}+1;{next}={next}+{dt}}}"));
        }
    }

    /// The table of the current, where it has one: how many, from which bin to which, then one a bin.
    pub fn table(&self) -> Option<File> {
        self.tabled().then(|| {
            let numbers = self.run.sampled.iter().map(|number| numeral(*number) + "\n").collect::<String>();
            let bins = self.run.sampled.len();
            File { name: self.file(), text: format!("{bins}\n0\n{}\n{numbers}", bins - 1) }
        })
    }

    /// The name of its file.
    pub fn file(&self) -> String {
        format!("{}.tab", self.run.stem())
    }

    /// Whether it stands in one.
    pub fn tabled(&self) -> bool {
        are_many(self.run)
    }

    /// The time, which is a sum there, without what rounding has added: to the nearest at which the method looks.
    fn rounded(&self) -> String {
        let looks = if self.run.method == "euler" { self.run.step() } else { 0.5 * self.run.step() };
        let [start, looks] = [self.run.tstart, looks].map(tight);
        match self.run.tstart {
            0.0 => format!("flr(t/{looks}+0.5)*{looks}"),
            _ => format!("({start})+flr((t-({start}))/{looks}+0.5)*{looks}"),
        }
    }

    fn now(&self) -> Expr {
        Expr::Name(names::kept(&self.now))
    }

    /// The condition that a piece has not begun.
    fn until(&self, place: usize) -> String {
        if self.flagged() {
            format!("{}<({})", self.piece, place as f64 - 0.5)
        } else {
            // The time is a sum, which rounding leads astray: half a step earlier the right bin is met.
            format!("t<({})", tight(self.run.flows[place].begins - 0.5 * self.run.step()))
        }
    }

    /// Whether a flag says which piece flows: the end of a step, where RK4 looks, too, is still of the piece before.
    pub fn flagged(&self) -> bool {
        self.run.method != "euler" && self.run.flows.len() > 1
    }
}

/// Whether a piece is another current at another time.
fn moves(piece: &Piece) -> bool {
    piece.law.names().contains(&"t")
}
