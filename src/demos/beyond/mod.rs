//! The pages beyond the course: some of one neuron, and some for every neuron of the registry.

mod firing;
mod neuron;
mod published;

pages! {
    ramp_race::RampRace;
    step_lens::StepLens;
}

/// All of them, those for every neuron in the order of the models.
pub fn pages() -> impl Iterator<Item = super::Demo> {
    own().chain(neuron::pages()).chain(firing::pages())
}
