//! What a tape can do in one move: an operation, or several that equations are full of, rounded as they are one by one.

use crate::equations::expr::{Function, Operator};
use crate::ode::Real;
use std::cell::Cell;

/// Constants that a move carries along.
pub type By = [f64; 4];

/// Declares the moves: each with the operands `a`, `b`, `c` and constants that it takes, and what it gives.
macro_rules! codes {
    ($($(#[$doc:meta])* $name:ident($($operand:ident),*; $($constant:ident),*) = $value:expr;)*) => {
        /// A move.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum Code {
            /// What the tape is given.
            Given,
            /// A function without a move of its own, of a and b.
            Call(Function),
            /// An operator without a move of its own, between a and b.
            Relate(Operator),
            $($(#[$doc])* $name,)*
        }

        impl Code {
            /// How many operands it takes.
            pub const fn arity(self) -> usize {
                match self {
                    Code::Given => 0,
                    Code::Call(function) => function.arity(),
                    Code::Relate(_) => 2,
                    $(Code::$name => { const OPERANDS: &[&str] = &[$(stringify!($operand)),*]; OPERANDS.len() })*
                }
            }

            /// How many constants it takes.
            pub const fn constants(self) -> usize {
                match self {
                    Code::Given | Code::Call(_) | Code::Relate(_) => 0,
                    $(Code::$name => { const CONSTANTS: &[&str] = &[$(stringify!($constant)),*]; CONSTANTS.len() })*
                }
            }

            /// What it gives of its operands, of which it asks for those only that it takes.
            #[inline(always)]
            pub fn of<R: Real>(self, operand: impl Fn(usize) -> R, by: &By) -> R {
                match self {
                    Code::Given => operand(0),
                    Code::Call(function) => called(function, operand(0), operand(1)),
                    Code::Relate(operator) => related(operator, operand(0), operand(1)),
                    $(Code::$name => {
                        codes!(@operands operand $($operand)*);
                        let [$($constant,)* ..] = *by;
                        $value
                    })*
                }
            }

            /// Puts what it gives of rows of numbers into another, as long as those: which move it is is asked once, and those
            /// rows only are asked for that it takes.
            #[inline(always)]
            pub fn over<'a, R: Real + 'a>(self, row: impl Fn(usize) -> &'a [Cell<R>], by: &By, to: &[Cell<R>]) {
                match self {
                    Code::Given => {}
                    Code::Call(function) => codes!(@each to row a b; called(function, a, b)),
                    Code::Relate(operator) => codes!(@each to row a b; related(operator, a, b)),
                    $(Code::$name => {
                        let [$($constant,)* ..] = *by;
                        codes!(@each to row $($operand)*; $value);
                    })*
                }
            }
        }
    };
    (@operands $of:ident $a:ident) => { let $a = $of(0); };
    (@operands $of:ident $a:ident $b:ident) => { let ($a, $b) = ($of(0), $of(1)); };
    (@operands $of:ident $a:ident $b:ident $c:ident) => { let ($a, $b, $c) = ($of(0), $of(1), $of(2)); };
    (@operands $of:ident) => { let _ = $of; };
    // Rows side by side, which the compiler does not look beyond the ends of.
    (@each $to:ident $row:ident $a:ident; $value:expr) => {
        for (to, $a) in $to.iter().zip($row(0)) {
            let $a = $a.get();
            to.set($value);
        }
    };
    (@each $to:ident $row:ident $a:ident $b:ident; $value:expr) => {
        for ((to, $a), $b) in $to.iter().zip($row(0)).zip($row(1)) {
            let ($a, $b) = ($a.get(), $b.get());
            to.set($value);
        }
    };
    (@each $to:ident $row:ident $a:ident $b:ident $c:ident; $value:expr) => {
        for (((to, $a), $b), $c) in $to.iter().zip($row(0)).zip($row(1)).zip($row(2)) {
            let ($a, $b, $c) = ($a.get(), $b.get(), $c.get());
            to.set($value);
        }
    };
    (@each $to:ident $row:ident; $value:expr) => { $to.iter().for_each(|to| to.set($value)) };
}
codes! {
    /// k.
    Constant(; k) = R::from(k);
    /// −a.
    Neg(a;) = -a;
    /// a + b.
    Add(a, b;) = a + b;
    /// a − b.
    Sub(a, b;) = a - b;
    /// a b.
    Mul(a, b;) = a * b;
    /// a/b.
    Div(a, b;) = a / b;
    /// a + k.
    Plus(a; k) = a + k;
    /// k − a.
    From(a; k) = R::from(k) - a;
    /// k a.
    Times(a; k) = a * k;
    /// a/k.
    Over(a; k) = a / k;
    /// k/a.
    Into(a; k) = R::from(k) / a;
    /// eᵃ.
    Exp(a;) = a.exp();
    /// a, but no more than k.
    AtMost(a; k) = a.at_most(k);
    /// a².
    Square(a;) = a * a;
    /// a³.
    Cube(a;) = a * a * a;
    /// a⁴.
    Fourth(a;) = {
        let square = a * a;
        square * square
    };
    /// aᵏ, k whole.
    Whole(a; k) = a.powi(k as i32);
    /// aᵏ.
    Power(a; k) = a.powf(k);
    /// b where a is above 0, else c.
    Choice(a, b, c;) = a.if_positive(b, c);
    /// b where a is not 0, else c.
    Holds(a, b, c;) = a.if_holds(b, c);
    /// a/(eᵃ − 1) with b for eᵃ.
    Relative(a, b;) = a.exprelr(b);

    /// ab + c.
    MulAdd(a, b, c;) = a * b + c;
    /// ab − c.
    MulSub(a, b, c;) = a * b - c;
    /// c − ab.
    LessMul(a, b, c;) = c - a * b;
    /// (ab)c.
    MulMul(a, b, c;) = a * b * c;
    /// (ab)k.
    MulTimes(a, b; k) = a * b * k;
    /// (a + b) + c.
    AddAdd(a, b, c;) = a + b + c;
    /// (a + b) − c.
    AddSub(a, b, c;) = a + b - c;
    /// (a − b) + c.
    SubAdd(a, b, c;) = a - b + c;
    /// (a − b) − c.
    SubSub(a, b, c;) = a - b - c;
    /// (a + b)c.
    AddMul(a, b, c;) = (a + b) * c;
    /// (a − b)c.
    SubMul(a, b, c;) = (a - b) * c;
    /// (a + b)k.
    AddTimes(a, b; k) = (a + b) * k;
    /// (a − b)k.
    SubTimes(a, b; k) = (a - b) * k;
    /// ka + l.
    TimesPlus(a; k, l) = a * k + l;
    /// ka + b.
    TimesAdd(a, b; k) = a * k + b;
    /// ka − b.
    TimesSub(a, b; k) = a * k - b;
    /// b − ka.
    LessTimes(a, b; k) = b - a * k;
    /// (ka)b.
    TimesMul(a, b; k) = a * k * b;
    /// (a + k)l.
    PlusTimes(a; k, l) = (a + k) * l;
    /// (a + k)b.
    PlusMul(a, b; k) = (a + k) * b;
    /// (k − a)b.
    FromMul(a, b; k) = (R::from(k) - a) * b;
    /// (a − b)/c.
    SubDiv(a, b, c;) = (a - b) / c;
    /// (a − b)/k.
    SubOver(a, b; k) = (a - b) / k;
    /// (a + k)/l.
    PlusOver(a; k, l) = (a + k) / l;
    /// l/(a + k).
    IntoPlus(a; k, l) = R::from(l) / (a + k);
    /// m/(ka + l).
    IntoTimesPlus(a; k, l, m) = R::from(m) / (a * k + l);
    /// l exp(a/k).
    ExpOver(a; k, l) = (a / k).exp() * l;
    /// l exp(ka).
    ExpTimes(a; k, l) = (a * k).exp() * l;
    /// b − (a + k)l.
    LessPlusTimes(a, b; k, l) = b - (a + k) * l;
    /// lb(k − a) − mca, a gate.
    Gate(a, b, c; k, l, m) = (R::from(k) - a) * (b * l) - a * (c * m);
    /// ((a + k)l)b, a current.
    Current(a, b; k, l) = (a + k) * l * b;
    /// (ka)(b + l), another.
    TimesMulPlus(a, b; k, l) = (b + l) * (a * k);
    /// (ka⁴)(b + l), that of a channel with four gates.
    FourthMulPlus(a, b; k, l) = {
        let square = a * a;
        (b + l) * (square * square * k)
    };
    /// (kab)(c + l).
    TimesMulMulPlus(a, b, c; k, l) = (c + l) * (a * k * b);
    /// (ka³b)(c + l), that of a channel with three gates and one.
    CubeMulPlus(a, b, c; k, l) = (c + l) * (a * a * a * k * b);
    /// n x/(eˣ − 1) of x = ka + l, with mb for eˣ.
    RelativeTimes(a, b; k, l, m, n) = (a * k + l).exprelr(b * m) * n;
}

/// A call, so that the moves that every step takes stay small.
#[inline(never)]
fn called<R: Real>(function: Function, a: R, b: R) -> R {
    function.of(a, b)
}

#[inline(never)]
fn related<R: Real>(operator: Operator, a: R, b: R) -> R {
    operator.of(a, b)
}
