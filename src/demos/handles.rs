//! What can be taken hold of in a stimulus.

use crate::figure::{Grasp, Grip, Handle};

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
    let end = Handle {
        label: "end of the ramp".into(),
        grip: Grip::Point,
        x: Some(Grasp { param: to.0, at: to.1 }),
        y: Some(Grasp { param: amplitude.0, at: amplitude.1 }),
    };
    vec![end, edge("start of the ramp", from)]
}

/// The heights at which handles stand: an axis has to hold them.
pub fn heights(handles: &[Handle]) -> Vec<f64> {
    handles.iter().filter_map(|handle| handle.y.as_ref().map(|grasp| grasp.at)).collect()
}

/// A horizontal line that is a parameter.
pub fn level(label: &str, (param, at): Named) -> Handle {
    Handle { label: label.into(), grip: Grip::Level, x: None, y: Some(Grasp { param, at }) }
}

fn edge(label: &str, (param, at): Named) -> Handle {
    Handle { label: label.into(), grip: Grip::Edge, x: Some(Grasp { param, at }), y: None }
}
