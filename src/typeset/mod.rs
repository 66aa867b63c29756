//! Equations as the book writes them: a neuron as lines of formulas, and what writes these as MathML, as LaTeX, and in words.

mod aloud;
mod formula;
mod greek;
mod latex;
mod lines;
mod mathml;
mod prose;
mod setting;
mod symbol;

pub use aloud::aloud;
pub use formula::{Digits, Fence, Formula, Term};
pub use latex::{Latex, unit};
pub use lines::{Line, Says, lines};
pub use mathml::{mathml, together};
pub use prose::prose;
pub use setting::Setting;
pub use symbol::Symbol;
