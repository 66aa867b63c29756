//! Reads what a line says.

use super::argument::{quoted, unclosed};
use super::derivative::{Derivative, PRIMES, TIMES, derivative, has_derivative, misread};
use super::firing::{FIRING, in_two_lines, says_reset, told};
use super::foreign::foreign;
use super::formula::Formula;
use super::keyword::Keyword;
use super::nearest::nearest;
use super::piece::Piece;
use super::python::is_python;
use super::statement::{Name, Said, Statement};
use crate::equations::complaint::{Complaint, Place};
use crate::equations::names::kept;
use crate::equations::spelling::{begins_name, continues_name, spelled};
use crate::equations::stranger::colons;
use crate::equations::token::tokens;
use crate::text::{Text, say};

/// Reads a line; what is wrong in it is added to the complaints.
pub fn said(line: Piece, complaints: &mut Vec<Complaint>) -> Said {
    let read = Reader { complaints };
    match line.text.chars().next() {
        _ if is_python(line) => {
            Said { statements: broken(line.text), python: Some(line.place), ..Said::default() }
        }
        None | Some('"') => Said::default(),
        Some('@') => read.options(line.from(1)),
        Some('!') => Said { derived: true, ..read.equation(line.from(1).trimmed()) },
        Some('/') if line.text.starts_with("//") => read.comment(line),
        Some('%') if !line.from(1).trimmed().text.starts_with('[') => read.comment(line),
        Some('%' | '[') => {
            read.unknown(line, say!("lists of equations are not known here: write each by itself"))
        }
        Some(_) => read.worded(line),
    }
}

struct Reader<'c> {
    complaints: &'c mut Vec<Complaint>,
}

impl Reader<'_> {
    /// A comment of another language.
    fn comment(self, line: Piece) -> Said {
        self.unknown(line, say!("comments begin with #"))
    }

    /// A line that begins with a word, or with a name.
    fn worded(self, line: Piece) -> Said {
        let word = line.name();
        let rest = line.from(word.len());
        let lower = word.to_ascii_lowercase();
        if let Some(message) = foreign(line) {
            self.complaints.push(message);
            return Said { statements: broken(line.text), ..Said::default() };
        }
        let is_firing = FIRING.contains(&lower.as_str());
        if is_firing && let Some(told) = told(rest) {
            return self.firing(&lower, told);
        }
        if let Some(said) = quoted(line, self.complaints) {
            return said;
        }
        let line = if is_firing { unclosed(line) } else { line };
        let known = Keyword::of(word);
        // Behind a name and a colon stands a unit, and in a unit nothing is compared or set.
        let says_more =
            rest.trimmed().text.strip_prefix(':').is_some_and(|more| more.contains(['=', '<', '>']));
        if says_more && !word.is_empty() {
            let message = match nearest(FIRING.iter().copied(), &lower) {
                _ if known.is_some() => say!("no colon stands behind {word}", word = Text::plain(word)),
                Some(near) => {
                    say!(
                        "{said} is unknown; {near} is known",
                        said = Text::plain(word),
                        near = Text::plain(near)
                    )
                }
                None => colons(),
            };
            return Said { statements: broken(line.text), ..self.unknown(line, message) };
        }
        if known == Some(Keyword::End) && rest.trimmed().text.is_empty() {
            return Said { done: true, ..Said::default() };
        }
        if known.is_none_or(|known| known == Keyword::Window) && !is_firing && says_reset(line, &lower) {
            return Said { statements: broken(line.text), ..self.unknown(line, in_two_lines()) };
        }
        // A word is followed by a blank, and by what is no sign of an equation.
        let stands_alone = rest.text.starts_with(char::is_whitespace)
            && !rest.trimmed().text.starts_with(['=', '(', ':', '/'])
            && !rest.trimmed().text.starts_with(TIMES)
            && !rest.trimmed().text.starts_with(PRIMES)
            && !is_factor(line, word);
        if !stands_alone {
            return self.equation(line);
        }
        let rest = rest.trimmed();
        if is_firing {
            return self.firing(&lower, rest);
        }
        if known.is_none()
            && rest.split_at_equals().is_some_and(|(left, _)| left.is_name())
            && let Some(near) = nearest(Keyword::words(), &lower)
        {
            let message = say!(
                "{said} is unknown; {near} is known",
                said = Text::plain(word),
                near = Text::plain(near)
            );
            return Said { statements: broken(line.text), ..self.unknown(line, message) };
        }
        match known {
            Some(Keyword::Param) => self.pairs(rest, Statement::Param),
            Some(Keyword::Number) => self.pairs(rest, Statement::Number),
            Some(Keyword::Start) => self.pairs(rest, Statement::Start),
            Some(Keyword::Shown) => self.shown(rest),
            Some(Keyword::Noise) => self.noises(rest),
            Some(Keyword::Reset) => self.global(rest),
            Some(Keyword::Preset) => self.set(rest),
            Some(Keyword::Window) => {
                let word = Text::plain(word);
                self.complaints.push(line.doubtful(say!("“{word}” only concerns XPPAUT’s windows", word)));
                Said::default()
            }
            Some(Keyword::Stranger) => {
                let word = Text::plain(word);
                self.unknown(line, say!("“{word}” of XPPAUT is not known here", word))
            }
            Some(Keyword::End) | None => self.equation(line),
        }
    }

    fn unknown(self, line: Piece, message: Text) -> Said {
        self.complaints.push(line.wrong(message));
        Said::default()
    }

    /// `left = right`, perhaps with a unit behind a colon, or `name : unit`.
    fn equation(mut self, line: Piece) -> Said {
        let Some((left, right)) = line.split_at_equals() else {
            if let Some((name, unit)) = line.split_once(':').filter(|(name, _)| name.is_name()) {
                let statement = self.name(name).map(Statement::Bare);
                let (unit, stays) = self.unit(unit);
                return Said { unit, stays, ..Said::one(statement) };
            }
            let message = say!(
                "this line is not understood: a line is an equation, such as v' = … or tau = …, or begins with a word, such as par"
            );
            return Said { statements: broken(line.name()), ..self.unknown(line, message) };
        };
        let (right, (unit, stays)) = match right.split_once(':') {
            Some((right, unit)) => (right, self.unit(unit)),
            None => (right, (None, None)),
        };
        if let [[another, _], ..] = right.pairs().0[..] {
            let message =
                say!("a line has one equation; several values stand behind par, such as par a=1, b=2");
            return Said { statements: broken(line.text), ..self.unknown(another, message) };
        }
        let statements = match self.sides(left, right) {
            Some(statement) => vec![statement],
            None => broken(left.text),
        };
        Said { statements, unit, stays, ..Said::default() }
    }

    fn sides(&mut self, left: Piece, right: Piece) -> Option<Statement> {
        if let Some(Derivative { name, factor }) = derivative(left) {
            let name = self.name(name);
            let rate = self.formula(right);
            let factor = factor.map(|factor| self.formula(factor));
            return Some(Statement::Rate(
                name?,
                match factor {
                    Some(factor) => rate.over(factor, self.complaints),
                    None => rate,
                },
            ));
        }
        if let Some((name, arguments)) = left.text.strip_suffix(')').and_then(|_| left.text.split_once('(')) {
            let arguments = left.from(name.len() + 1).until(arguments.len() - 1).trimmed();
            let name = self.name(left.until(name.len()).trimmed());
            return self.applied(name?, arguments, right);
        }
        if left.text == "0" {
            self.complaints.push(left.wrong(say!("an equation without a derivative is not known here")));
            return None;
        }
        if let Some(message) = misread(left) {
            self.complaints.push(left.wrong(message));
            return None;
        }
        let name = self.name(left);
        let formula = self.formula(right);
        Some(Statement::Quantity(name?, formula, false))
    }

    /// `v(0) = …`, or a function of its arguments.
    fn applied(&mut self, name: Name, arguments: Piece, right: Piece) -> Option<Statement> {
        if arguments.text == "0" {
            return Some(Statement::Start(name, self.formula(right)));
        }
        if arguments.text.replace(' ', "") == "t+1" {
            self.complaints
                .push(arguments.wrong(say!("maps are not known here, only differential equations")));
            return None;
        }
        let names: Vec<Option<Name>> =
            arguments.list(&[',']).into_iter().map(|argument| self.name(argument)).collect();
        let formula = self.formula(right);
        let names: Option<Vec<Name>> = names.into_iter().collect();
        Some(names.map_or(Statement::Broken(name.id), |names| Statement::Function(name, names, formula)))
    }

    fn shown(mut self, rest: Piece) -> Said {
        let Some((name, right)) = rest.split_at_equals() else {
            return self.unknown(rest, say!("after “aux” stands a name and what it is, such as aux iNa=…"));
        };
        let name = self.name(name);
        let formula = self.formula(right);
        Said::one(name.map(|name| Statement::Quantity(name, formula, true)))
    }

    fn noises(mut self, rest: Piece) -> Said {
        let names = rest.list(&[',', ' ']).into_iter().filter(|name| !name.text.is_empty());
        let statements = names.filter_map(|name| self.name(name)).map(Statement::Noise).collect();
        Said { statements, ..Said::default() }
    }

    fn pairs(mut self, rest: Piece, statement: fn(Name, Formula) -> Statement) -> Said {
        let (pairs, stray) = self.assigned(rest);
        let pairs = pairs.into_iter().map(|(name, value)| statement(name, value));
        Said { statements: pairs.chain(broken(stray)).collect(), ..Said::default() }
    }

    /// `name=value` as often as it stands there, and what stands there without a value.
    fn assigned<'t>(&mut self, rest: Piece<'t>) -> (Vec<(Name, Formula)>, &'t str) {
        let (pairs, stray) = rest.pairs();
        if stray.is_some() || pairs.is_empty() {
            let place = stray.unwrap_or(rest);
            self.complaints.push(place.wrong(say!("here stand names and their values, such as a=1, b=2")));
        }
        let read = |[name, value]: [Piece; 2]| {
            let name = self.name(name);
            let value = self.formula(value);
            name.map(|name| (name, value))
        };
        (pairs.into_iter().filter_map(read).collect(), stray.map_or("", |stray| stray.text))
    }

    /// `sign condition {name = …; …}`.
    fn global(mut self, rest: Piece) -> Said {
        let message = || {
            let pattern = Text::plain("global 1 v-vth {v=vr;w=w+b}");
            say!("after “global” stand a sign, a condition and what is set, such as {pattern}", pattern)
        };
        let sign_ends = rest.text.find(char::is_whitespace);
        let open = rest.text.strip_suffix('}').and_then(|sets| sets.rfind('{'));
        let Some((sign_ends, open)) = sign_ends.zip(open).filter(|(end, open)| end < open) else {
            return self.unknown(rest, message());
        };
        let sign = rest.until(sign_ends);
        let condition = self.formula(rest.until(open).from(sign_ends).trimmed().unwrapped(['{', '}']));
        let sets = self.sets(rest.until(rest.text.len() - 1).from(open + 1).trimmed(), false);
        let written = sign.text.replace('\u{2212}', "-");
        if !["1", "+1", "-1", "0"].contains(&written.as_str()) {
            return self.unknown(sign, message());
        }
        let sign = Name { id: kept(&written), place: sign.place };
        Said::one(Some(Statement::Global(sign, condition, sets)))
    }

    /// `name = …` with a semicolon between two; where `adds`, also `name += …`.
    fn sets(&mut self, piece: Piece, adds: bool) -> Vec<(Name, Formula)> {
        let mut sets = Vec::new();
        for set in piece.list(&[';', '\n']).into_iter().filter(|set| !set.text.is_empty()) {
            let Some((left, right)) = set.split_at_equals() else {
                self.complaints.push(set.wrong(say!("here stands what is set, such as v=vr;w=w+b")));
                continue;
            };
            if let [[another, _], ..] = right.pairs().0[..] {
                let pattern = Text::plain("v=vr;w=w+b");
                self.complaints
                    .push(another.wrong(say!("a semicolon parts what is set, such as {pattern}", pattern)));
                continue;
            }
            let added = left.text.strip_suffix(['+', '-']).filter(|_| adds);
            let name = self.name(added.map_or(left, |added| left.until(added.len()).trimmed()));
            let formula = self.formula(right);
            if let Some(name) = name {
                let formula = if added.is_some() { formula.added_to(name.id, left.text) } else { formula };
                sets.push((name, formula));
            }
        }
        sets
    }

    /// Brian2's `threshold: …`, `reset: …`, `refractory: …`, and `spike: …`.
    fn firing(mut self, word: &str, told: Piece) -> Said {
        match word {
            "threshold" => Said::one(Some(Statement::Threshold(self.formula(told)))),
            "reset" => Said::one(Some(Statement::Reset(self.sets(told, true)))),
            "spike" => Said::one(Some(Statement::Spike(self.formula(told)))),
            _ => Said::one(Some(Statement::Refractory(self.formula(told)))),
        }
    }

    fn set(mut self, rest: Piece) -> Said {
        let name = rest.until(rest.text.find('{').unwrap_or(0)).trimmed().text;
        let values = rest.from(rest.text.find('{').unwrap_or(0)).trimmed();
        let inner = values.text.strip_prefix('{').and_then(|inner| inner.strip_suffix('}'));
        let Some(inner) = inner.filter(|_| !name.is_empty()) else {
            let pattern = Text::plain("set fast {a=1,b=2}");
            return self
                .unknown(rest, say!("after “set” stand a name and values, such as {pattern}", pattern));
        };
        let (values, _) = self.assigned(values.until(inner.len() + 1).from(1).trimmed());
        let name = Name { id: kept(name), place: rest.place };
        Said::one(Some(Statement::Set(name, values)))
    }

    fn options(self, rest: Piece) -> Said {
        let (pairs, stray) = rest.trimmed().pairs();
        if let Some(stray) = stray {
            self.complaints
                .push(stray.wrong(say!("after @ stand options and their values, such as dt=1, total=100")));
        }
        let option = |[key, value]: [Piece; 2]| {
            let name = Name { id: kept(key.text), place: key.place };
            Statement::Option(name, value.text.into(), value.place)
        };
        Said { statements: pairs.into_iter().map(option).collect(), ..Said::default() }
    }

    fn formula(&mut self, piece: Piece) -> Formula {
        Formula::read(piece, self.complaints)
    }

    /// The name that a piece is.
    fn name(&mut self, piece: Piece) -> Option<Name> {
        let wrong = match tokens(piece.text, piece.place) {
            Err(complaint) => complaint,
            Ok(_) if piece.is_name() => {
                return Some(Name { id: kept(&spelled(piece.text)), place: piece.place });
            }
            Ok(_) => piece.wrong(say!("here a name is wanted: letters, digits and _, a letter first")),
        };
        self.complaints.push(wrong);
        None
    }

    /// The unit that stands behind a colon, and where the brackets behind it say that this stays while the neuron is
    /// refractory; what else stands in them, if it says nothing new, is passed over.
    fn unit(&mut self, piece: Piece) -> (Option<(String, Place)>, Option<Place>) {
        let (unit, flags) = match piece.text.split_once('(') {
            Some((unit, flags)) => (piece.until(unit.len()).trimmed(), flags.trim_end_matches(')')),
            None => (piece, ""),
        };
        let stays = |flag: &str| flag.trim() == "unless refractory";
        let says_nothing = |flag: &&str| {
            stays(flag) || ["", "constant", "shared", "constant over dt"].contains(&flag.trim())
        };
        if let Some(flag) = flags.split(',').find(|flag| !says_nothing(flag)) {
            let flag = Text::plain(flag.trim());
            self.complaints.push(piece.doubtful(say!("“{flag}” of Brian2 is not known here", flag)));
        }
        let stays = flags.split(',').any(stays).then_some(piece.place);
        (Some((unit.text.into(), unit.place)), stays)
    }
}

/// Whether the line begins with a letter that is a factor before a derivative, as in `b dv/dt = …`, and no word.
fn is_factor(line: Piece, word: &str) -> bool {
    word.len() == 1 && line.split_at_equals().is_some_and(|(left, _)| has_derivative(left))
}

/// The names of a text that is not understood, also behind the d of a derivative: that they lack a value is no news.
fn broken(text: &str) -> Vec<Statement> {
    let words = text.split(|sign| !continues_name(sign));
    let names = words.flat_map(|word| [Some(word), word.strip_prefix(['d', 'D'])]).flatten();
    let names = names.filter(|name| name.starts_with(begins_name));
    names.map(|name| Statement::Broken(kept(&spelled(name)))).collect()
}
