//! The pages beyond the course: some of one neuron, and some for every neuron of the registry.

mod clamp;
mod firing;
mod neuron;
mod own;
mod published;

pages! {
    ramp_race::RampRace;
    step_lens::StepLens;
}

/// All of them, those for every neuron in the order of the models.
pub fn pages() -> impl Iterator<Item = super::Demo> {
    own()
        .chain(neuron::pages())
        .chain(neuron::slice::pages())
        .chain(neuron::currents::pages())
        .chain(firing::pages())
        .chain(clamp::pages())
        .chain(own::pages())
}

/// The page of a typed neuron, if the id is one's.
pub fn typed(id: &str) -> Option<Result<&'static super::Demo, crate::param::Refusal>> {
    own::find(id)
}

/// The pages of a typed neuron, in the order of the tabs.
pub fn typed_pages(text: &str) -> Vec<&'static super::Demo> {
    own::all(text)
}
