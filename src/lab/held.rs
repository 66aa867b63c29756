//! What a reader holds: a handle, on the axes on which it was taken hold of.

use super::Lab;
use crate::demos::Demo;
use crate::figure::{Handle, Means};
use crate::numerals::rounded;
use crate::page::hand::Named;
use crate::param::Param;
use crate::plot::{Layout, Paper, Place};

/// As many digits of what was solved for as a reader wants to see.
const DIGITS: usize = 6;
/// As many as a binary fraction has without its noise.
const PLAIN: usize = 12;

/// A handle, and its axes: it is brought along these, however the figure is drawn meanwhile.
pub(super) struct Held {
    demo: &'static str,
    handle: Handle,
    layout: Layout,
}

impl Lab {
    /// Takes hold of a handle of a panel, as last shown on these papers, by its place among the panel's handles.
    pub fn take(&mut self, papers: &[Paper], panel: usize, handle: usize) {
        self.held = self.holding(papers.get(panel), panel, handle);
    }

    fn holding(&self, paper: Option<&Paper>, panel: usize, handle: usize) -> Option<Held> {
        let (demo, figure) = (self.open.as_ref()?.demo, self.seen.as_ref()?.figures.get(panel)?);
        let handle = figure.handles.get(handle)?.clone();
        Some(Held { demo, handle, layout: Layout::new(figure, paper?) })
    }

    /// What it means to bring what is held to a place of its panel: parameters, and the values that a hand gives them.
    pub fn bring(&self, place: Place) -> Named {
        let Some((held, open)) = self.held.as_ref().zip(self.open.as_ref()) else { return Vec::new() };
        let Some(demo) = Demo::find(open.demo).ok().filter(|_| held.demo == open.demo) else {
            return Vec::new();
        };
        let Held { handle, layout, .. } = held;
        let at = layout.coordinates(place, handle.side);
        let on_steps = |param: &Param, value| param.clamped(rounded(param.on_steps(value), PLAIN));
        let (meant, settled): (Named, fn(&Param, f64) -> f64) = match &handle.means {
            Means::Coordinates(grasps) => {
                let coordinates = grasps.iter().zip(at).filter_map(|(grasp, at)| Some((grasp.as_ref()?, at)));
                (coordinates.map(|(grasp, at)| (grasp.param, at - grasp.origin)).collect(), on_steps)
            }
            Means::Direction(param) => (vec![(*param, at[1].atan2(at[0]).to_degrees())], on_steps),
            Means::Pulled(what) => {
                let hand = open.scene.hand.as_ref();
                let solved = hand.map_or(Vec::new(), |hand| hand.bring(*what, at));
                (solved, |param, value| param.clamped(rounded(value, DIGITS)))
            }
        };
        let settle = |(id, value)| demo.param(id).map(|param| (id, settled(param, value)));
        meant.into_iter().filter_map(settle).collect()
    }
}
