//! What the lines of a text say, gathered by what it is, each with what comments say of it.

use super::dimension::Dimension;
use super::formula::Formula;
use super::lines::{Line, lines};
use super::note::Note;
use super::notes::Notes;
use super::one_of::OneOf;
use super::python;
use super::reader::said;
use super::statement::{Name, Said, Statement};
use super::unit;
use crate::equations::complaint::{Complaint, Place};
use crate::equations::evaluate::constant;
use crate::equations::expr::Expr;
use crate::equations::names::kept;
use crate::equations::parse::{expression, function};
use crate::equations::spelling::spelled;
use crate::text::{Text, say};
use std::collections::HashMap;

/// A name with what it is, and what comments say of it.
#[derive(Clone, Debug)]
pub struct Noted {
    /// Its name.
    pub name: Name,
    /// What it is.
    pub formula: Formula,
    /// What comments say.
    pub note: Note,
}

/// What a reset sets: variables and their values after it.
pub type Sets = Vec<(Name, Formula)>;

/// What a text says.
#[derive(Default)]
pub struct Draft {
    /// Its first comment.
    pub title: String,
    /// The variables, with their rates.
    pub rates: Vec<Noted>,
    /// Quantities, and whether each is to be seen.
    pub quantities: Vec<(Noted, bool)>,
    /// Where the names of those stand that have XPPAUT's `!` before them.
    pub derived: Vec<Place>,
    /// Functions with their arguments.
    pub functions: Vec<(Name, Vec<Name>, Formula)>,
    /// Parameters.
    pub params: Vec<Noted>,
    /// Parameters without a value.
    pub bare: Vec<(Name, Note)>,
    /// Numbers with a name.
    pub numbers: Vec<Noted>,
    /// Initial values.
    pub starts: Vec<(Name, Formula)>,
    /// White noises.
    pub noises: Vec<Name>,
    /// `global` resets.
    pub globals: Vec<(Name, Formula, Sets)>,
    /// Brian2's conditions of a reset.
    pub thresholds: Vec<Formula>,
    /// What is then set.
    pub resets: Vec<Sets>,
    /// For how long the voltage is then held.
    pub refractory: Vec<Formula>,
    /// Variables that stay then, as Brian2's flag says.
    pub stays: Vec<Name>,
    /// Options: key, value, place.
    pub options: Vec<(Name, String, Place)>,
    /// Named sets of values.
    pub sets: Vec<(Name, Vec<(Name, Formula)>)>,
    /// Names of lines that are not understood.
    pub broken: Vec<&'static str>,
    /// Whether it has lines as Brian2 writes them.
    pub in_brians_way: bool,
    /// Where the first line of a script in Python stands.
    pub python: Option<Place>,
    /// Whether it has factors before derivatives, or letters and signs of printed papers, which XPPAUT has none of.
    pub is_printed: bool,
    /// The unit of time.
    pub time: Option<&'static str>,
    /// Where a run ends, where a comment tells it: XPPAUT’s total is when the last step begins.
    pub ends: Option<f64>,
    /// When a spike is told.
    pub spike: Option<Formula>,
    /// The first comment, where it seems to be about a name: of none of the text, it is a title.
    heading: Option<(&'static str, String)>,
    /// Comments behind several parameters of which one is the current.
    pub one_of: Vec<OneOf>,
    /// What comments that begin with “refractory:” say, as a time, and what is wrong with that.
    pub comments: Vec<(Formula, Vec<Complaint>)>,
}

impl Draft {
    /// Gathers what a text says; what is wrong in its lines is added to the complaints.
    pub fn of(text: &str, complaints: &mut Vec<Complaint>) -> Draft {
        let mut draft = Draft::default();
        let mut notes = Notes::default();
        let mut lines = lines(text).into_iter();
        let mut has_said = false;
        for line in lines.by_ref() {
            if line.code().text.is_empty() {
                draft.comment(&line, has_said, &mut notes, complaints);
                continue;
            }
            has_said = true;
            let read = said(line.code(), complaints);
            if read.done {
                break;
            }
            draft.take(&line, read, complaints);
        }
        complaints.extend(draft.python.map(python::unread));
        if let Some(line) = lines.find(|line| !line.code().text.is_empty()) {
            complaints.push(line.code().doubtful(say!("what stands behind “done” is not read")));
        }
        if let Some((_, title)) = draft.heading.take().filter(|(name, _)| !draft.speaks_of(name)) {
            draft.title = title;
        }
        draft.annotate(notes, complaints);
        draft.hold(complaints);
        draft.take_arguments(complaints);
        draft
    }

    /// A line that is a comment alone: the title, or what it says of a name.
    fn comment(&mut self, line: &Line, has_said: bool, notes: &mut Notes, complaints: &mut Vec<Complaint>) {
        let Some(comment) = line.comment() else { return };
        if let Some(file) = line.included() {
            let name = Text::plain(file.text);
            complaints.push(
                file.doubtful(say!(
                    "files are not included here: put the lines of {name} in this place",
                    name
                )),
            );
            return;
        }
        let about = comment.split_once(':').filter(|(name, _)| name.is_name());
        match about.map(|(name, rest)| (name.text.to_ascii_lowercase(), name, rest)) {
            Some((word, _, rest)) if word == "time" || word == "t" => {
                let told = complaints.len();
                let (note, stray) = Note::of_time(rest, complaints);
                if note.range.is_some_and(|[start, end]| start != 0.0 || end <= 0.0) {
                    complaints.push(rest.doubtful(say!("a run goes from 0 on, to an end behind it")));
                }
                self.ends = note.range.map(|[_, end]| end).or(self.ends);
                let said = note.unit.filter(|unit| unit::is_time(unit)).or(self.time);
                let wrong = stray.or_else(|| (said.is_none() && note.range.is_none()).then_some(rest));
                if let Some(unit) = note.unit.filter(|unit| !unit::is_time(unit)) {
                    complaints.push(rest.doubtful(unit::no_time(unit)));
                } else if let Some(wrong) = wrong.filter(|_| complaints.len() == told) {
                    complaints.push(wrong.doubtful(unit::unknown(wrong.text)));
                }
                self.time = said;
            }
            Some((word, _, rest)) if word == "spike" => self.spike = Some(Formula::read(rest, complaints)),
            Some((word, name, rest)) => {
                if word == "refractory" {
                    let mut wrong = Vec::new();
                    let time = Formula::read(rest, &mut wrong);
                    self.comments.push((time, wrong));
                }
                let mut wrong = Vec::new();
                let note = Note::read(rest, &mut wrong);
                let said = Name { id: kept(&spelled(name.text)), place: name.place };
                let is_first = !has_said && self.title.is_empty() && self.heading.is_none();
                if is_first && note.is_of_words() && word != "refractory" {
                    self.heading = Some((said.id, titled(comment.text)));
                }
                notes.add(said, note, wrong);
            }
            None if !has_said && self.title.is_empty() => {
                self.title = titled(comment.text);
            }
            None => {}
        }
    }

    /// What a line says.
    fn take(&mut self, line: &Line, read: Said, complaints: &mut Vec<Complaint>) {
        self.python = self.python.or(read.python);
        let has_factor =
            |said: &Statement| matches!(said, Statement::Rate(_, rate) if rate.sides().1.is_some());
        self.is_printed |= !line.code().text.is_ascii() || read.statements.iter().any(has_factor);
        let mut note = line.comment().map(|comment| Note::read(comment, complaints)).unwrap_or_default();
        if let Some((unit, place)) = read.unit {
            self.in_brians_way = true;
            // A number alone is no unit but 1.
            let told = expression(&unit).ok().filter(|unit| !matches!(unit, Expr::Number(of) if *of != 1.0));
            note.measures = told.and_then(|unit| Dimension::told(&unit));
            match note.measures.map(Dimension::counted).or_else(|| unit::written(&unit)) {
                Some(unit) => note.unit = Some(kept(&unit)),
                None => {
                    complaints.push(Complaint::doubt(place, unit::unknown(&unit)));
                }
            }
        }
        let params = read.statements.iter().filter_map(|statement| match statement {
            Statement::Param(name, _) => Some(*name),
            _ => None,
        });
        let params: Vec<Name> = params.collect();
        if let Some(comment) = line.comment().filter(|_| note.current && params.len() > 1) {
            self.one_of.push(OneOf::said(comment, params, &mut note));
        } else {
            note.shared = params.len() > 1;
        }
        let noted = |name, formula| Noted { name, formula, note: note.clone() };
        for statement in read.statements {
            match statement {
                Statement::Rate(name, formula) => {
                    self.stays.extend(read.stays.map(|place| Name { place, ..name }));
                    self.rates.push(noted(name, formula));
                }
                Statement::Quantity(name, formula, shown) => {
                    self.derived.extend(read.derived.then_some(name.place));
                    self.quantities.push((noted(name, formula), shown))
                }
                Statement::Function(name, arguments, formula) => {
                    if !is_known(&name, &arguments, &formula) {
                        self.functions.push((name, arguments, formula));
                    }
                }
                Statement::Param(name, formula) => self.params.push(noted(name, formula)),
                Statement::Number(name, formula) => self.numbers.push(noted(name, formula)),
                Statement::Bare(name) => self.bare.push((name, note.clone())),
                Statement::Start(name, formula) => self.starts.push((name, formula)),
                Statement::Noise(name) => self.noises.push(name),
                Statement::Global(sign, when, sets) => self.globals.push((sign, when, sets)),
                Statement::Threshold(when) => self.thresholds.push(when),
                Statement::Reset(sets) => self.resets.push(sets),
                Statement::Refractory(time) => self.refractory.push(time),
                Statement::Spike(when) => self.spike = Some(when),
                Statement::Option(key, value, place) => self.options.push((key, value, place)),
                Statement::Set(name, values) => self.sets.push((name, values)),
                Statement::Broken(name) => self.broken.push(name),
            }
        }
    }

    /// What it gives a name and a formula, but for functions.
    fn noted(&self) -> impl Iterator<Item = &Noted> {
        let quantities = self.quantities.iter().map(|(noted, _)| noted);
        self.rates.iter().chain(&self.params).chain(&self.numbers).chain(quantities)
    }

    /// The names that it gives to something, those of functions and noises last.
    pub fn declared(&self) -> impl Iterator<Item = Name> {
        let names = self.noted().map(|noted| noted.name).chain(self.bare.iter().map(|(name, _)| *name));
        names.chain(self.functions.iter().map(|(name, ..)| *name)).chain(self.noises.iter().copied())
    }

    /// Whether something in it is called so, in capitals or not.
    pub fn speaks_of(&self, name: &str) -> bool {
        self.declared().any(|known| known.id.eq_ignore_ascii_case(name))
    }

    /// Whether it is written as only Brian2 has it, or for XPPAUT, too; what stands in formulas is not looked at.
    pub fn is_brians(&self) -> bool {
        self.in_brians_way || !self.thresholds.is_empty() || !self.resets.is_empty()
    }

    /// What it says in formulas, but for comments.
    pub fn formulas(&self) -> impl Iterator<Item = &Formula> {
        let functions = self.functions.iter().map(|(_, _, body)| body);
        let starts = self.starts.iter().map(|(_, start)| start);
        let globals = self
            .globals
            .iter()
            .flat_map(|(_, when, sets)| std::iter::once(when).chain(sets.iter().map(|(_, after)| after)));
        self.noted().map(|noted| &noted.formula).chain(functions).chain(starts).chain(globals)
    }

    /// Whether some of it could not be read: what seems to be missing may stand there.
    pub fn is_faulty(&self) -> bool {
        !self.broken.is_empty() || self.noted().any(|noted| noted.formula.is_faulty())
    }

    /// Puts what comments on lines of their own say of names before what stands behind these names' lines.
    fn annotate(&mut self, notes: Notes, complaints: &mut Vec<Complaint>) {
        let names: Vec<Name> = self.declared().collect();
        let ids: Vec<&str> = names.iter().map(|name| name.id).chain(self.broken.iter().copied()).collect();
        let known = notes.of(&ids, complaints);
        self.tell_of_currents(known.tell_the_current(), complaints);
        let mut of_line: HashMap<usize, usize> = HashMap::new();
        names.iter().for_each(|name| *of_line.entry(name.place.line).or_default() += 1);
        let quantities = self.quantities.iter_mut().map(|(noted, _)| noted);
        let all = self.rates.iter_mut().chain(&mut self.params).chain(&mut self.numbers).chain(quantities);
        let named = all.map(|noted| (noted.name, &mut noted.note));
        for (name, note) in named.chain(self.bare.iter_mut().map(|(name, note)| (*name, note))) {
            complaints.extend(known.hold(name, note, of_line[&name.place.line] == 1));
        }
    }
}

/// Letters of a title.
const TITLE: usize = 80;

/// A title: a sentence at the head of a file ends with a full stop.
fn titled(comment: &str) -> String {
    let title = comment.strip_suffix('.').filter(|title| !title.ends_with('.'));
    title.unwrap_or(comment).chars().take(TITLE).collect()
}

/// Whether a text only tells others what a function is that is known here, as XPPAUT is told of `exprelr`.
fn is_known(name: &Name, arguments: &[Name], formula: &Formula) -> bool {
    let (Some(known), [argument]) = (function(name.id), arguments) else { return false };
    let at = |x: f64| constant(&formula.expr, &|name| (name == argument.id).then_some(x));
    let same =
        |x: f64| at(x).is_some_and(|value| (value - known.of(x, f64::NAN)).abs() <= 1e-12 * value.abs());
    known.arity() == 1 && [-30.0, -1.5, -0.1, 0.0, 0.3, 2.0, 50.0].into_iter().all(same)
}
