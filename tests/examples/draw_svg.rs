//! The figures of a page as SVG documents; here the phase plane of one.
//!
//! `cargo run --release --example draw_svg > plane.svg`

use nullcline::demos::Demo;
use nullcline::lab::{Lab, View};
use nullcline::options::{Given, complete};
use nullcline::param::Refusal;
use nullcline::plot::{Paper, svg};

/// Prints the document.
pub fn main() -> Result<(), Refusal> {
    let demo = Demo::find("type-x")?;
    // By the keys of the page's address; the others have their defaults.
    let values = complete(&demo.params(), [("I_end".to_string(), Given::Number(0.46))])?;
    let view = View { frame: usize::MAX, ..View::default() };
    let paper = Paper::of([480.0, 360.0], 13.0);

    let mut lab = Lab::default();
    let look = lab.show(demo, &values, view)?;
    println!("{}", svg(&look.figures[0], &paper));
    Ok(())
}
