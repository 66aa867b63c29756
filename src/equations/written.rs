//! A compiled model's equations, written once: from the same tokens come its rate and the text that everything else reads.

use super::expr::Expr;
use super::parse::expression;
use super::system::Reset;
use crate::ode::Quantity;

/// What a model's equations say beside what is compiled of them.
pub trait Written<const N: usize> {
    /// Time.
    const TIME: Quantity;
    /// The variables, in the order of the state.
    const VARIABLES: [Quantity; N];
    /// The current that drives it.
    const CURRENT: Quantity;

    /// Its equations, read.
    fn listing() -> Listing;
}

/// A model's equations, read.
#[derive(Clone, Debug)]
pub struct Listing {
    /// What its parameters alone make: quantities that stay through a run, each after those that it is made of.
    pub given: Vec<Line>,
    /// The other quantities with names, each after those that it is made of; the rates of the variables are among them.
    pub lines: Vec<Line>,
    /// The names of the rates, in the order of the variables.
    pub rates: Vec<&'static str>,
    /// Where its upstroke is cut off.
    pub cut: Option<Expr>,
    /// What happens when it fires, of a neuron that is reset.
    pub reset: Option<Reset>,
}

/// A line: a quantity with a name, its unit, and what it is.
#[derive(Clone, Debug)]
pub struct Line {
    /// Its name and unit.
    pub quantity: Quantity,
    /// What it is.
    pub expr: Expr,
}

/// The expression that one of our own texts is.
pub fn read(text: &str) -> Expr {
    expression(text).expect("a model's own text")
}

impl Line {
    /// A line from our own texts: what it is, and what it is instead where some condition holds.
    pub fn read(name: &'static str, unit: &'static str, text: &str, otherwise: Option<[&str; 2]>) -> Line {
        let expr = match otherwise {
            Some([when, instead]) => Expr::If(Box::new([when, instead, text].map(read))),
            None => read(text),
        };
        Line { quantity: Quantity::new(name, unit), expr }
    }
}

impl Listing {
    /// What is called so, which must be one of the lines.
    pub fn of(&self, name: &str) -> &Expr {
        let mut lines = self.given.iter().chain(&self.lines);
        let line = lines.find(|line| line.quantity.id == name);
        &line.expect("a listing is asked for its own lines").expr
    }

    /// The same with something else in the place of a name.
    pub fn with(mut self, name: &'static str, other: &Expr) -> Listing {
        let change = |expr: &mut Expr| *expr = expr.replaced(&|known| (known == name).then(|| other.clone()));
        self.given.iter_mut().chain(&mut self.lines).for_each(|line| change(&mut line.expr));
        self.cut.iter_mut().for_each(&change);
        if let Some(Reset { when, sets, held }) = &mut self.reset {
            change(when);
            sets.iter_mut().for_each(|(_, after)| change(after));
            held.iter_mut().for_each(&change);
        }
        self
    }
}

/// The equations of a model, once: its names, its variables each with its unit and the line that is its rate, then a line a
/// quantity, then where its upstroke is cut, how it is reset, and for how long its first variable is then held.
///
/// A line is Rust over any [`Real`](crate::ode::Real), with what is such a number at the left of what is plain. What stands
/// under `book` is the book's text of what `by` computes faster; a law holds the one to the other.
///
/// What hangs on parameters alone stands under `given`, with the groups of parameters that it is made of; it is something
/// else `where` a condition holds. It is computed once, by `given`, and the model keeps it in a field of that name.
macro_rules! equations {
    (
        $model:ident as $pattern:pat, [$($constant:ident),*], time $time:literal, current $current:ident $current_unit:literal;
        $($variable:ident $unit:literal $(from $from:literal)? by $rate:ident),+;
        $(given $groups:pat in $all:ty => {
            $($held:ident $held_unit:literal = $made:expr $(, where $when_made:expr => $instead:expr)?;)+
        })?
        $(book by $faster:expr => { $($told:ident $told_unit:literal = $book:expr;)+ })?
        { $($name:ident $($line_unit:literal)? = $value:expr;)* }
        $(cut $cut:expr;)?
        $(reset if $when:expr => { $($set:ident = $after:expr;)+ } $(held $refractory:expr;)?)?
    ) => {
        impl $crate::equations::written::Written<{ [$(stringify!($variable)),+].len() }> for $model {
            const TIME: $crate::ode::Quantity = $crate::ode::Quantity::new("t", $time);
            const VARIABLES: [$crate::ode::Quantity; { [$(stringify!($variable)),+].len() }] =
                [$($crate::ode::Quantity::new(stringify!($variable), $unit)$(.counted($from))?),+];
            const CURRENT: $crate::ode::Quantity = $crate::ode::Quantity::new(stringify!($current), $current_unit);

            fn listing() -> $crate::equations::written::Listing {
                let line = $crate::equations::written::Line::read;
                let listing = $crate::equations::written::Listing {
                    given: vec![$($({
                        let otherwise = [$([stringify!($when_made), stringify!($instead)])?];
                        line(stringify!($held), $held_unit, stringify!($made), otherwise.into_iter().next())
                    },)+)?],
                    lines: vec![
                        $($(line(stringify!($told), $told_unit, stringify!($book), None),)+)?
                        $(line(stringify!($name), concat!($($line_unit)?), stringify!($value), None),)*
                    ],
                    rates: vec![$(stringify!($rate)),+],
                    cut: [$($crate::equations::written::read(stringify!($cut)))?].into_iter().next(),
                    reset: [$($crate::equations::system::Reset {
                        when: $crate::equations::written::read(stringify!($when)),
                        sets: vec![$((stringify!($set), $crate::equations::written::read(stringify!($after)))),+],
                        held: [$($crate::equations::written::read(stringify!($refractory)))?].into_iter().next(),
                    })?].into_iter().next(),
                };
                $(let listing = listing.with(stringify!($constant), &$constant.into());)*
                listing
            }
        }

        $(impl $model {
            /// What its parameters alone make.
            fn given($groups: $all) -> [f64; [$(stringify!($held)),+].len()] {
                $(let $held = $(if $when_made { $instead } else)? { $made };)+
                [$($held),+]
            }
        })?

        impl $crate::ode::Neuron<{ [$(stringify!($variable)),+].len() }> for $model {
            $crate::equations::written::quantities!({ [$(stringify!($variable)),+].len() });

            #[inline(always)]
            #[allow(unused_variables, reason = "not every equation has every parameter")]
            fn rate<R: $crate::ode::Real>(
                &self,
                [$($variable),+]: [R; { [$(stringify!($variable)),+].len() }],
                $current: R,
            ) -> [R; { [$(stringify!($variable)),+].len() }] {
                let $pattern = *self;
                $(let [$($held),+] = self.given;)?
                $(let [$($told),+] = $faster;)?
                $(let $name = $value;)*
                [$($rate),+]
            }

            $(
                #[inline(always)]
                #[allow(unused_variables, reason = "it hangs on one parameter at most")]
                fn cut(&self) -> Option<f64> {
                    let $pattern = *self;
                    Some($cut)
                }
            )?

            $crate::equations::written::reset! {
                [$($variable),+], { [$(stringify!($variable)),+].len() }, $pattern,
                [$($when => $(($set, $after))+)?]
            }

            $($(
                #[inline(always)]
                #[allow(unused_variables, reason = "it hangs on one parameter at most")]
                fn refractory(&self) -> f64 {
                    let $pattern = *self;
                    $refractory
                }
            )?)?
        }
    };
}
pub(crate) use equations;

/// The reset of [`equations!`], where there is one.
macro_rules! reset {
    ($state:tt, $count:expr, $pattern:pat, []) => {};
    ($state:tt, $count:expr, $pattern:pat, [$when:expr => $(($set:ident, $after:expr))+]) => {
        #[inline]
        #[allow(unused_variables, reason = "a reset hangs on few parameters")]
        fn reset(&self, $state: [f64; $count]) -> Option<[f64; $count]> {
            let $pattern = *self;
            ($when).then(|| {
                let ($($set,)+) = ($($after,)+);
                $state
            })
        }
    };
}
pub(crate) use reset;

/// The names that a compiled neuron answers with: those of its [`Written`].
macro_rules! quantities {
    ($count:expr) => {
        fn time(&self) -> $crate::ode::Quantity {
            <Self as $crate::equations::written::Written<_>>::TIME
        }

        fn variables(&self) -> [$crate::ode::Quantity; $count] {
            <Self as $crate::equations::written::Written<_>>::VARIABLES
        }

        fn current(&self) -> $crate::ode::Quantity {
            <Self as $crate::equations::written::Written<_>>::CURRENT
        }
    };
}
pub(crate) use quantities;
