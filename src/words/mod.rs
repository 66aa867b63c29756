//! Sentences for the student: what has come out, and what is to be doubted.

pub mod clamp;
pub mod clock;
pub mod cycles;
pub mod doubts;
pub mod firing;
pub mod fixed_points;
pub mod kinds;
pub mod plane;
pub mod rheobase;
pub mod sentence;
pub mod silence;
pub mod spiking;
pub mod stimulus_window;
pub mod swinging;
