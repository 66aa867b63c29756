//! Equations as data: expressions, the neuron that they are of, and the text that both are read from.

pub mod building;
mod chosen;
pub mod complaint;
mod elsewhere;
pub mod evaluate;
pub mod expr;
pub mod functions;
pub mod grammar;
pub mod greek;
pub mod names;
pub mod parse;
mod print;
mod product;
pub mod read;
mod spelling;
mod stranger;
pub mod system;
pub mod tape;
pub mod texts;
mod token;
pub mod value;
mod varied;
mod write;
pub mod written;

pub use complaint::Complaint;
pub use parse::expression;
pub use read::read;
pub use write::write;
