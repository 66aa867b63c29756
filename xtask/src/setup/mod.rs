//! Everything a fresh machine may lack, one thing a file: each finds it, else gets it, else says what to type.
//!
//! A step is silent when it has nothing to do, so that every verb can simply ask for all it needs.

pub mod browser;
pub mod cargo_deny;
pub mod node;
pub mod npm;
pub mod python;
pub mod wasm;
pub mod xppaut;

mod apt;

/// Tells what set-up is doing, since it may take a while.
fn announce(what: &str) {
    println!("set-up: {what}");
}
