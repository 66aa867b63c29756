//! What can be taken hold of in a stimulus.

use crate::figure::{Grasp, Handle, Side};

/// A parameter and its value.
pub type Named = (&'static str, f64);

/// The amplitude of a step and its edges.
pub fn step(from: Named, to: Named, amplitude: Named) -> Vec<Handle> {
    vec![
        level("amplitude of the step", amplitude),
        edge("start of the step", from),
        edge("end of the step", to),
    ]
}

/// The edges of a ramp, and its end as a point.
pub fn ramp(from: Named, to: Named, amplitude: Named) -> Vec<Handle> {
    let end = Handle::point("end of the ramp", Some(Grasp::of(to)), Some(Grasp::of(amplitude)));
    vec![end, edge("start of the ramp", from)]
}

/// The offset of a sinusoid as a level, and its amplitude as a point on the first crest within the axis of time.
pub fn sinusoid(
    offset: Named,
    amplitude: Named,
    frequency: f64,
    [start, end]: [f64; 2],
    side: Side,
) -> Vec<Handle> {
    let period = 1.0 / frequency;
    let crest = ((start / period - 0.25).ceil() + 0.25) * period;
    let across = if crest <= end { crest } else { 0.5 * (start + end) };
    let up = offset.1 + amplitude.1;
    let grasp = Grasp { param: amplitude.0, at: up, origin: offset.1 };
    let point = Handle::point("amplitude of the sinusoid", None, Some(grasp));
    vec![
        Handle { place: Some([across, up]), side, ..point },
        Handle { side, ..level("offset of the sinusoid", offset) },
    ]
}

/// The heights at which handles stand: an axis has to hold them.
pub fn heights(handles: &[Handle]) -> Vec<f64> {
    handles.iter().filter_map(|handle| handle.grasps()[1].map(|grasp| grasp.at)).collect()
}

/// A horizontal line that is a parameter.
pub fn level(label: &'static str, named: Named) -> Handle {
    Handle::level(label, Grasp::of(named))
}

fn edge(label: &'static str, named: Named) -> Handle {
    Handle::edge(label, Grasp::of(named))
}
