//! A parameter, said once: its name, symbol, unit, default, range and help stand on one line beside the equations.

mod choice;
mod joint;
mod place;
mod range;
mod refusal;
pub use choice::{Choice, value_of};
pub use joint::{Joint, together};
pub use place::Place;
pub use refusal::Refusal;

use crate::numerals::Numeral;
use crate::text::{Text, say};

/// One parameter.
#[derive(Clone, Debug)]
pub struct Param {
    /// The key in addresses and in the functions' options.
    pub id: &'static str,
    /// The heading it stands under.
    pub group: &'static str,
    /// A small note beside that heading.
    pub group_note: &'static str,
    /// As the book writes it; what follows `_` is a subscript.
    pub symbol: &'static str,
    /// A word or two.
    pub name: &'static str,
    /// Empty where there is none.
    pub unit: &'static str,
    /// What the control looks like.
    pub kind: Kind,
    /// The value when nothing is said.
    pub default: Value,
    /// Lower end of the slider.
    pub min: f64,
    /// Upper end of the slider.
    pub max: f64,
    /// The least value that is accepted.
    pub hard_min: f64,
    /// The greatest value that is accepted.
    pub hard_max: f64,
    /// Whether `hard_min` itself is refused.
    pub hard_open: bool,
    /// The slider's step.
    pub step: f64,
    /// Whether the slider's scale is logarithmic.
    pub log: bool,
    /// The options of a choice.
    pub choices: &'static [Choice],
    /// An option that is offered elsewhere, and why it is not here.
    pub withheld: Option<[&'static str; 2]>,
    /// One sentence for the student.
    pub help: &'static str,
    /// Where its control stands.
    pub place: Place,
    /// Belongs to the page, not to the course function of the same demo.
    pub page_only: bool,
    /// What it must be beside others.
    pub joints: Vec<Joint>,
}

/// What kind of value a parameter takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Any number in the range.
    Number,
    /// A whole number.
    Whole,
    /// A whole number that starts a stream of random ones.
    Seed,
    /// One of a list.
    Choice,
}

/// A parameter's value as addresses and options have it: a number, or the key of a choice.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Value {
    /// A number.
    Number(f64),
    /// The option's key.
    Choice(&'static str),
}

/// Groups of parameters: the plain structs that the equations use, and its table.
pub trait Params: Sized {
    /// The parameters, in the order of the page.
    fn table() -> Vec<Param>;
    /// The structs from values in the order of the table.
    fn from_values(values: &mut dyn Iterator<Item = f64>) -> Self;
}

/// The end of a range in a sentence.
fn bound(number: f64) -> Numeral {
    if number.abs() == HUGE { Numeral::with_exponent(number) } else { Numeral::exact(number) }
}

/// Numbers beyond this serve nobody, and their products would leave the finite range.
pub const HUGE: f64 = 1e9;

impl Param {
    /// A number. Its slider has the range given; typing may go further, but not across 0 where the range does not.
    pub fn number(
        id: &'static str,
        default: f64,
        unit: &'static str,
        range: std::ops::RangeInclusive<f64>,
        symbol: &'static str,
        name: &'static str,
        help: &'static str,
    ) -> Param {
        let (min, max) = range.into_inner();
        Param {
            id,
            group: "",
            group_note: "",
            symbol,
            name,
            unit,
            kind: Kind::Number,
            default: Value::Number(default),
            min,
            max,
            hard_min: if min < 0.0 { -HUGE } else { 0.0 },
            hard_max: HUGE,
            hard_open: min > 0.0,
            step: 10f64.powf(((max - min) / 100.0).log10().floor()),
            log: false,
            choices: &[],
            withheld: None,
            help,
            place: Place::Group,
            page_only: false,
            joints: Vec::new(),
        }
    }

    /// Moves in steps of this size.
    pub fn step(mut self, step: f64) -> Param {
        self.step = step;
        self
    }

    /// Its slider is logarithmic.
    pub fn log(mut self) -> Param {
        self.log = true;
        self.step = self.min;
        self
    }

    /// Accepts just this range.
    pub fn within(mut self, range: std::ops::RangeInclusive<f64>) -> Param {
        (self.hard_min, self.hard_max) = range.into_inner();
        self.hard_open = false;
        self
    }

    /// Accepts either sign, whatever its slider shows.
    pub fn signed(self) -> Param {
        self.within(-HUGE..=HUGE)
    }

    /// Takes whole numbers.
    pub fn whole(mut self) -> Param {
        self.kind = Kind::Whole;
        self.step = self.step.max(1.0);
        self
    }

    /// Starts a stream of random numbers.
    pub fn seed(mut self) -> Param {
        self.kind = Kind::Seed;
        self.step = 1.0;
        self.within(0.0..=f64::from(u32::MAX))
    }

    /// Chooses from a list; its value is the index.
    pub fn choice(mut self, choices: &'static [Choice]) -> Param {
        self.kind = Kind::Choice;
        self.choices = choices;
        self.default = self.value(self.initial());
        self.step = 1.0;
        self.max = (choices.len() - 1) as f64;
        self.within(0.0..=(choices.len() - 1) as f64)
    }

    /// Has not the option with this id, for this reason.
    pub fn without(mut self, id: &'static str, why: &'static str) -> Param {
        self.withheld = Some([id, why]);
        self
    }

    /// Is among what is changed most: its control stands above the groups.
    pub fn often(mut self) -> Param {
        self.place = Place::Often;
        self
    }

    /// Switches what the figures show: its control stands above them.
    pub fn switch(mut self) -> Param {
        self.place = Place::Bar;
        self
    }

    /// Belongs to the page alone.
    pub fn page_only(mut self) -> Param {
        self.page_only = true;
        self
    }

    /// The value, if this parameter may have it.
    pub fn check(&self, value: f64) -> Result<f64, Refusal> {
        let above = if self.hard_open { value > self.hard_min } else { value >= self.hard_min };
        let whole = self.kind == Kind::Number || value.fract() == 0.0;
        if above && value <= self.hard_max && whole {
            Ok(value)
        } else {
            Err(self.refuse(Numeral::exact(value)))
        }
    }

    /// What it is, for a comment in a program: its unit and its name.
    pub fn remark(&self) -> String {
        if self.unit.is_empty() { self.name.into() } else { format!("{}, {}", self.unit, self.name) }
    }

    /// The nearest value on the slider's steps, which count from 0: halves go up.
    pub fn on_steps(&self, value: f64) -> f64 {
        (value / self.step + 0.5).floor() * self.step
    }

    /// The nearest value that is accepted; above an open end by a step.
    pub fn clamped(&self, value: f64) -> f64 {
        let least = if self.hard_open { self.hard_min + self.step } else { self.hard_min };
        value.max(least).min(self.hard_max)
    }

    /// The value that this text writes, if it writes one that is allowed; how people type numbers is the page's concern.
    pub fn parse(&self, text: &str) -> Result<f64, Refusal> {
        if self.kind == Kind::Choice {
            let found = self.choices.iter().position(|choice| choice.id == text);
            return found.map(|index| index as f64).ok_or_else(|| self.refuse(text));
        }
        match text.trim().parse::<f64>() {
            Ok(value) if value.is_finite() => self.check(value),
            _ => Err(self.refuse(text)),
        }
    }

    /// The value as addresses and options have it.
    pub fn value(&self, value: f64) -> Value {
        self.choices.get(value as usize).map_or(Value::Number(value), |choice| Value::Choice(choice.id))
    }

    /// The number that the equations get when nothing is said; for a choice the index of its option.
    pub fn initial(&self) -> f64 {
        match self.default {
            Value::Number(number) => number,
            Value::Choice(id) => self.choices.iter().position(|choice| choice.id == id).unwrap_or(0) as f64,
        }
    }

    /// What is allowed, as a refusal of `value`.
    pub fn refuse(&self, value: impl ToString) -> Refusal {
        let allowed = match self.kind {
            Kind::Choice => {
                let ids: Vec<&str> = self.choices.iter().map(|choice| choice.id).collect();
                let ids = Text::plain(ids.join(", "));
                match self.withheld.filter(|[id, _]| value.to_string() == *id) {
                    Some([_, why]) => say!("it must be one of {ids}: {why}", ids, why = Text::from(why)),
                    None => say!("it must be one of {ids}", ids),
                }
            }
            kind => {
                let what = if kind == Kind::Number { "a number" } else { "a whole number" };
                let [low, high] = [self.hard_min, self.hard_max].map(bound);
                if self.hard_open {
                    say!("it must be {what} greater than {low}, at most {high}", what, low, high)
                } else {
                    say!("it must be {what} from {low} to {high}", what, low, high)
                }
            }
        };
        Refusal::new(self.id, value, allowed)
    }
}

/// A group of parameters as a struct: `id: default, unit, slider's range, symbol, name, help;`, with
/// what is special about it behind (`whole`, `log`, `seed`, `step(0.5)`, …: the methods of [`Param`]). What some must be
/// together stands below the braces: `id, other: id < other, "it must be less than other";`, a [`Joint`] a line.
macro_rules! params {
    ($(#[$doc:meta])* pub struct $name:ident: $group:literal, $note:literal {
        $($id:ident: $default:expr, $unit:literal, $range:expr, $symbol:literal, $label:literal, $help:literal
            $(, $how:ident $(($($arg:expr),+))?)*;)*
    } $($($key:ident),+: $holds:expr, $allowed:literal;)*) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug)]
        pub struct $name {
            $(#[doc = concat!($help, " Unit: ", $unit, ".")] pub $id: f64,)*
        }

        impl $crate::param::Params for $name {
            fn table() -> Vec<$crate::param::Param> {
                let mut table = vec![$(
                    $crate::param::Param::number(stringify!($id), $default, $unit, $range, $symbol, $label, $help)
                        $(.$how($($($arg),+)?))*,
                )*];
                let joints: &[$crate::param::Joint] = &[$($crate::param::Joint {
                    keys: &[$(stringify!($key)),+],
                    holds: |values| matches!(*values, [$($key),+] if $holds),
                    allowed: $allowed,
                }),*];
                for param in &mut table {
                    param.group = $group;
                    param.group_note = $note;
                    param.joints = joints.iter().filter(|joint| joint.keys[0] == param.id).copied().collect();
                }
                table
            }

            fn from_values(values: &mut dyn Iterator<Item = f64>) -> $name {
                $(let $id = values.next().expect("a value for each parameter of the table");)*
                $name { $($id),* }
            }
        }
    };
}
pub(crate) use params;

macro_rules! tuples_of_groups {
    ($($($group:ident)*;)*) => {
        $(impl<$($group: Params),*> Params for ($($group,)*) {
            fn table() -> Vec<Param> {
                [$($group::table()),*].concat()
            }

            fn from_values(values: &mut dyn Iterator<Item = f64>) -> Self {
                ($($group::from_values(values),)*)
            }
        })*
    };
}
tuples_of_groups!(A; A B; A B C; A B C D; A B C D E; A B C D E F;);
