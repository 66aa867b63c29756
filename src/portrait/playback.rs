//! Plays a run that is shown as a whole: a point that moves along every curve, and what the curves say there.

use crate::figure::{Figure, Mark, Side};
use crate::numerals::written;
use crate::run::Run;
use crate::words::sentence::Clock;

/// Frames from start to end; one more shows the whole.
pub const FRAMES: usize = 400;

/// A run lasts ten seconds.
pub const FPS: f64 = 40.0;

/// The bin of a frame; none at the last frame, which shows the whole.
pub fn bin(run: &Run, frame: usize) -> Option<usize> {
    (frame < FRAMES).then(|| frame * (run.column("t").len() - 1) / FRAMES)
}

/// Its moment on the run's time.
pub fn moment(run: &Run, frame: usize) -> Option<f64> {
    bin(run, frame).map(|bin| run.column("t")[bin])
}

/// What the clock says at a frame; at the last one, when the run ends.
pub fn clock(run: &Run, frame: usize, clock: Clock) -> String {
    let at = moment(run, frame).or(run.column("t").last().copied());
    format!("t = {}{}", written(at.unwrap_or(0.0), clock.decimals), clock.unit)
}

/// Marks a moment on every figure that has it.
pub fn mark(figures: &mut [Figure], at: f64) {
    for figure in figures {
        let Some(moment) = figure.moment(at) else { continue };
        figure.marks.push(Mark::Moment { x: moment.x });
        let mut said = Vec::new();
        for reading in &moment.readings {
            // Points stand on the left axis.
            if reading.side == Side::Left {
                let at = [moment.x, reading.at];
                figure.marks.push(Mark::Point { at, ink: reading.ink, open: false, label: String::new() });
            }
            said.push(format!("{} = {}", reading.name, reading.value));
        }
        let ink = figure.y.ink;
        figure.marks.push(Mark::Readout { text: said.join("   "), ink, large: false });
    }
}
