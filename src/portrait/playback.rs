//! Plays a run that is shown as a whole: a point that moves along every curve, and what the curves say there.

use crate::figure::{Figure, Mark, Side};
use crate::run::Run;
use crate::text::Text;
use crate::words::clock::Clock;

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
pub fn clock(run: &Run, frame: usize, clock: Clock) -> Text {
    let at = moment(run, frame).or(run.column("t").last().copied());
    Text::plain("t = ").and(clock.at(at.unwrap_or(0.0)))
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
                figure.marks.push(Mark::Point { at, ink: reading.ink, open: false, label: Text::default() });
            }
            said.push(reading.named());
        }
        let ink = figure.y.ink;
        figure.marks.push(Mark::Readout { text: Text::joined(said, &Text::plain("   ")), ink, large: false });
    }
}
