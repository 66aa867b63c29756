//! Nullcline: a browser lab for neuron models.
//!
//! A figure is a pure function of a page and its parameters. One direction, no way back:
//!
//! ```text
//! parameters → demos: stimulus + model + method → a run → figures, as data → plot: any backend of plotters
//! ```
//!
//! A run of any model under any current, and what there is in any model's plane, from options by the names that they have on
//! the page; what is missing has its default, and what is wrong is refused in a sentence:
//!
//! ```
//! use nullcline::analysis::fixed_points;
//! use nullcline::options::Given;
//! use nullcline::param::Refusal;
//! use nullcline::run::Budget;
//! use nullcline::simulation::{Injected, simulate};
//!
//! fn main() -> Result<(), Refusal> {
//!     let given = [("method".to_string(), Given::Text("rk4".into()))];
//!     let run = simulate("hodgkin-huxley", given, Injected::Constant(10.0), Budget::of(100_000))?;
//!     let (t, v) = (run.column("t"), run.column("v"));
//!     assert_eq!(t.len(), v.len());
//!     assert_eq!(run.spikes.times.len(), 7);
//!
//!     let found = fixed_points("type-x", [("I".to_string(), Given::Number(0.5))])?;
//!     assert_eq!(found.points[0].kind, "unstable spiral");
//!
//!     let refusal = fixed_points("type-x", [("b".to_string(), Given::Number(1.0))]).unwrap_err();
//!     assert!(refusal.to_string().starts_with("b cannot be 1: there is no such parameter"));
//!     Ok(())
//! }
//! ```
//!
//! A neuron of one's own implements [`ode::Neuron`]; everything else then works with it. See the examples `own_neuron`,
//! `fi_curve`, `phase_plane` and `draw_svg`.
//!
//! A noun of the field is a file: a model, a stimulus, a method, a page of the course. A registry line makes
//! it known, and the registry is the menu, the controls, the address keys, the declarations and the tests.
//! Equations are written once, over any [`ode::Real`], and everything that needs them calls the same function.
//!
//! | room | what |
//! |---|---|
//! | [`param`], [`options`] | a parameter, said once; values from outside held against a table |
//! | [`ode`] | the vocabulary of equations: numbers, quantities, rate, reset |
//! | [`equations`] | equations as data: expressions, a neuron as a system of them |
//! | [`typeset`] | equations as the book writes them, as MathML, as LaTeX, and in words |
//! | [`number`] | plain and dual numbers, intervals, jets, numbers side by side, the fast exponential |
//! | [`stimulus`], [`integrate`], [`spikes`], [`swings`] | currents, methods, threshold crossings, turns |
//! | [`model`], [`models`] | what a neuron model says about itself; a neuron a file, with its source |
//! | [`phase_plane`] | field, nullclines, fixed points, periodic orbits and bifurcations of any neuron |
//! | [`bifurcation`] | what rests and orbits become while a parameter is varied |
//! | [`firing`] | f–I and strength–duration curves of any model, many neurons at once |
//! | [`random_state`] | NumPy's random stream |
//! | [`learning`] | clouds, images, Oja's rule |
//! | [`clamp`] | a neuron whose voltage is held, and the current that this takes |
//! | [`run`], [`simulation`] | what a simulation yields; any model from options |
//! | [`quantities`] | the named quantities of a neuron: over a run, and while its voltage is held |
//! | [`analysis`] | fixed points, nullclines and periodic orbits of any model from options |
//! | [`text`] | texts for people, before they are in a language; and what puts them into one |
//! | [`words`] | sentences for people: what has come out, and what is to be doubted |
//! | [`figure`], [`plot`] | what to draw, as data; how it is drawn |
//! | [`portrait`] | what a run, a plane, a stimulus looks like, as figures |
//! | [`page`], [`demos`] | what a page is; the pages: of the course, beyond it, and of every neuron |
//! | [`numerals`], [`units`] | how numbers are written for people; units of time and those that follow from them |
//! | [`address`] | addresses of earlier schemas, in the words of today's |
//! | [`script`], [`table`] | a page's run as a program, and as a table |
//! | [`program`] | a run as a program for other simulators, a format a file |
//! | [`compare`] | pinned runs behind the current one, and the difference of two |
//! | [`catalogue`] | pages, models and parameters as other programs are told of them |
//! | [`lab`] | keeps what has not changed from one view to the next |
//! | `web` | the boundary with JavaScript (wasm32 only) |
//! | [`typescript`] | the declarations of the package, from the catalogue |

// The names in the code are the names in the textbook and in the course: gNa, I_amp, Step_tstart.
#![allow(non_snake_case)]

pub mod address;
pub mod analysis;
pub mod bifurcation;
pub mod catalogue;
pub mod clamp;
pub mod compare;
pub mod demos;
pub mod equations;
pub mod figure;
pub mod firing;
pub mod integrate;
pub mod lab;
pub mod learning;
pub mod model;
pub mod models;
pub mod number;
pub mod numerals;
pub mod ode;
pub mod options;
pub mod page;
pub mod param;
pub mod phase_plane;
pub mod plot;
pub mod portrait;
pub mod program;
pub mod quantities;
pub mod random_state;
pub mod run;
pub mod script;
pub mod simulation;
pub mod spikes;
pub mod stimulus;
pub mod swings;
pub mod table;
pub mod text;
pub mod typescript;
pub mod typeset;
pub mod units;
#[cfg(target_arch = "wasm32")]
mod web;
pub mod words;
