//! The lab: keeps a page's run until a parameter changes, and its figures until the frame does.

use crate::demos::sentence::Sentence;
use crate::demos::{Demo, Scene};
use crate::figure::{Figure, Handle};
use crate::param::Refusal;
use crate::plot::{Layout, Paper, Scale};
use crate::run::Budget;
use serde::Serialize;

/// What a run on a page may cost: what a phone computes without making its reader wait.
pub const BUDGET: Budget = Budget { bins: 1_000_000, columns: true };

/// The open page, if any.
#[derive(Default)]
pub struct Lab {
    open: Option<Open>,
}

/// A page with its values, computed.
struct Open {
    demo: &'static str,
    values: Vec<f64>,
    scene: Scene,
    view: Option<(usize, Vec<Figure>)>,
}

/// A page at one frame.
#[derive(Clone, Copy)]
pub struct Look<'a> {
    /// What does not depend on the frame.
    pub scene: &'a Scene,
    /// The frame.
    pub frame: usize,
    /// One figure a panel.
    pub figures: &'a [Figure],
}

impl Lab {
    /// Computes the page with these values, unless it is the open one. Where they are refused, what was open
    /// stays open.
    pub fn open(&mut self, demo: &Demo, values: &[f64]) -> Result<&Scene, Refusal> {
        Ok(&self.page(demo, values)?.scene)
    }

    /// The page with these values at this frame, or at its last where it has fewer. Computes and describes only
    /// what has changed since the last call.
    pub fn show(&mut self, demo: &Demo, values: &[f64], frame: usize) -> Result<Look<'_>, Refusal> {
        let Open { scene, view, .. } = self.page(demo, values)?;
        let frame = frame.min(scene.frames - 1);
        let kept = view.take_if(|(seen, _)| *seen == frame);
        let (_, figures) = view.insert(kept.unwrap_or_else(|| (frame, (scene.figures)(frame))));
        Ok(Look { scene, frame, figures })
    }

    fn page(&mut self, demo: &Demo, values: &[f64]) -> Result<&mut Open, Refusal> {
        let page = match self.open.take_if(|open| open.demo == demo.about.id && open.values == values) {
            Some(page) => page,
            None => {
                let scene = demo.open(values, BUDGET)?;
                Open { demo: demo.about.id, values: values.to_vec(), scene, view: None }
            }
        };
        Ok(self.open.insert(page))
    }
}

/// What the page is told of what was drawn.
#[derive(Serialize)]
pub struct Shown<'a> {
    frames: usize,
    frame: usize,
    clock: String,
    results: Sentence,
    method: &'a str,
    warning: &'a str,
    panels: Vec<ShownPanel<'a>>,
}

/// What the page needs to answer a finger on a panel.
#[derive(Serialize)]
struct ShownPanel<'a> {
    description: &'a str,
    plot: Plot,
    x: Ends,
    y: Ends,
    handles: &'a [Handle],
}

/// The place of the axes on the panel, in CSS pixels.
#[derive(Serialize)]
struct Plot {
    left: f64,
    top: f64,
    width: f64,
    height: f64,
}

/// The ends of an axis.
#[derive(Serialize)]
struct Ends {
    min: f64,
    max: f64,
}

impl<'a> Look<'a> {
    /// What to tell the page when these figures stand on these papers.
    pub fn told(&self, papers: &[Paper]) -> Shown<'a> {
        Shown {
            frames: self.scene.frames,
            frame: self.frame,
            clock: (self.scene.clock)(self.frame),
            results: (self.scene.results)(self.frame),
            method: &self.scene.method,
            warning: &self.scene.warning,
            panels: self
                .figures
                .iter()
                .zip(papers)
                .map(|(figure, paper)| ShownPanel::of(figure, paper))
                .collect(),
        }
    }
}

impl ShownPanel<'_> {
    fn of<'a>(figure: &'a Figure, paper: &Paper) -> ShownPanel<'a> {
        let Layout { left, top, right, bottom, x, y, .. } = Layout::new(figure, paper);
        let ends = |scale: Scale| Ends { min: scale.domain[0], max: scale.domain[1] };
        ShownPanel {
            description: &figure.description,
            plot: Plot { left, top, width: right - left, height: bottom - top },
            x: ends(x),
            y: ends(y),
            handles: &figure.handles,
        }
    }
}
