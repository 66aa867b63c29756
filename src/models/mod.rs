//! Neuron models, one a file: equations, parameters, source, conventions, what is left out.

pub mod hodgkin_huxley;
pub mod leaky_integrate_and_fire;
pub mod type_x;
