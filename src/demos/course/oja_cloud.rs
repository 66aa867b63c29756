//! Week 4: Oja's rule on a Gaussian cloud.

use crate::figure::{Axis, Figure, Grasp, Handle, Ink, Line, Mark, Stroke, Values};
use crate::learning::cloud::Cloud;
use crate::learning::correlation;
use crate::learning::oja::{self, Rule};
use crate::numerals::written;
use crate::ode::Quantity;
use crate::page::{About, Layout, Page, Panel, Recipe, Scene};
use crate::param::{Refusal, params};
use crate::portrait::legend;
use crate::run::{Budget, Column};
use crate::text::{Text, say};
use crate::words::sentence::Sentence;
use std::f64::consts::FRAC_1_SQRT_2;
use std::rc::Rc;

params! {
    /// The first weight.
    pub struct Start: "Start", "choose a point in the cloud" {
        w0x: FRAC_1_SQRT_2, "", -2.0..=2.0, "w_x", "first weight", "Initial weight along x; choose a point in the cloud to set it", step(0.01);
        w0y: FRAC_1_SQRT_2, "", -2.0..=2.0, "w_y", "second weight", "Initial weight along y; choose a point in the cloud to set it", step(0.01);
    }
}

/// The page.
pub struct OjaCloud;

/// Frames of the animation: enough to look smooth, few enough to last ten seconds.
const FRAMES: usize = 400;

impl Page for OjaCloud {
    type Given = (Cloud, Rule, Start);

    const ABOUT: About = About {
        id: "oja-cloud",
        title: "Oja’s rule on a cloud of points",
        short: "Oja’s rule on a cloud",
        week: 4,
        tab: None,
        summary: "Each point pulls the weight a little. It turns towards the axis along which the cloud is widest, \
                  and its length approaches 1 by itself. Try a round cloud, and a large learning rate.",
        icon: "M3 11L25 1M8 6V6.1M11 9V9.1M12 4V4.1M16 8V8.1M17 3V3.1M21 5V5.1M6 9V9.1",
        layout: Layout::Beside,
        fps: 40.0,
        panels: &[
            Panel {
                id: "cloud",
                short: "Cloud",
                title: "The cloud and the weight",
                weight: 0.6,
                least: Panel::PLANE,
            },
            Panel {
                id: "angle",
                short: "Angle",
                title: "Angle between weight and principal axis",
                weight: 0.2,
                least: Panel::CURVE,
            },
            Panel {
                id: "norm",
                short: "Length",
                title: "Length of the weight",
                weight: 0.2,
                least: Panel::CURVE,
            },
        ],
        defaults: &[("ratio", 0.3), ("angle", -30.0)],
    };

    const RECIPE: Recipe = Recipe::Text {
        main: r#"
cloud = make_cloud(size, ratio, angle, seed)
weights = learn(cloud, np.array([w0x, w0y]), eta)
wx, wy = weights.T
n = np.arange(len(weights))
norm = np.hypot(wx, wy)
values, vectors = np.linalg.eigh(cloud.T @ cloud / len(cloud))  # about 0: the rule knows nothing of the mean
axis = vectors[:, -1]  # along which the cloud is widest
angle = np.degrees(np.arctan2(abs(wy*axis[0] - wx*axis[1]), abs(wx*axis[0] + wy*axis[1])))
angle[norm == 0] = np.nan  # what is zero has no direction
if ratio == 1 or values[0] == values[1]:
    angle[:] = np.nan  # a round cloud: whatever axis it has, it has by chance
direction = np.degrees(np.arctan2(wy[-1], wx[-1])) if norm[-1] else math.nan
print("the weight points to", direction, "degrees; its length is", norm[-1])
"#,
        figure: r#"
figure, (plane, course) = plt.subplots(1, 2)
plane.plot(*cloud.T, ".", color="grey", markersize=1)
plane.plot(wx, wy, color="teal")
plane.set_aspect("equal")
course.plot(n, angle, label="angle to the axis (degrees)")
course.plot(n, norm, label="length of the weight")
course.set_xlabel("points seen")
course.legend()
plt.show()
"#,
    };

    fn open((cloud, rule, start): Self::Given, budget: Budget) -> Result<Scene, Refusal> {
        budget.holds("size", cloud.size)?;
        let told = Rc::new(Told::new(cloud, rule, start));
        let (drawn, clocked) = (told.clone(), told.clone());
        Ok(Scene {
            run: None,
            data: told.columns(),
            bins: cloud.size as usize,
            frames: FRAMES + 1,
            clock: Box::new(move |frame| Text::plain("n = ").and(clocked.seen(frame))),
            warning: told.warning(),
            idle: Vec::new(),
            absent: legend::whole(),
            hand: None,
            work: None,
            method: say!("η = {eta}, seed {seed}", eta = rule.eta, seed = cloud.seed),
            figures: Box::new(move |frame, _| {
                let seen = drawn.seen(frame);
                vec![drawn.plane(seen), drawn.turn(seen), drawn.length(seen)]
            }),
            results: Box::new(move |frame| told.results(told.seen(frame))),
        })
    }
}

/// The course of learning, and how far it is from the principal axis.
struct Told {
    points: Values,
    start: Start,
    /// The angle by which the cloud is turned, in degrees.
    turned: f64,
    /// Number of points seen: 0, 1, 2, …
    seen: Values,
    /// The weight's two components.
    weight: [Values; 2],
    /// Degrees between weight and principal axis, from 0 to 90; not a number where either has no direction.
    angle: Values,
    norm: Values,
    /// The principal axis of ⟨x xᵀ⟩: its direction, and how far the points are from 0 along it, as a root mean square.
    axis: [f64; 2],
    deviation: f64,
    /// Whether the cloud is round: whatever axis its points have, they have by chance.
    round: bool,
    /// Points after which the weight was no longer finite.
    diverged: Option<usize>,
}

impl Told {
    fn new(cloud: Cloud, rule: Rule, start: Start) -> Told {
        let points = cloud.points();
        let weight = 2.0 / points.len() as f64;
        let weighted = points.chunks_exact(2).map(|point| (weight, point));
        // About 0, as the rule sees the points: it knows nothing of their mean.
        let modes = correlation::modes(correlation::correlation(2, weighted));
        let round = cloud.ratio == 1.0 || modes[0].value == modes[1].value;
        let principal = &modes[0];
        let axis = [principal.vector[0], principal.vector[1]];
        let mut course = oja::learn(&points, rule.eta, &[start.w0x, start.w0y]);
        let mut last = course[course.len() - 2..].to_vec();
        oja::update(&mut last, &points[points.len() - 2..], rule.eta);
        course.extend(last);
        let component =
            |offset: usize| Rc::new(course.iter().skip(offset).step_by(2).copied().collect::<Vec<f64>>());
        let weight = [component(0), component(1)];
        let norm: Vec<f64> = weight[0].iter().zip(weight[1].iter()).map(|(x, y)| x.hypot(*y)).collect();
        let angle = course
            .chunks_exact(2)
            .map(|w| {
                if round || w == [0.0; 2] {
                    return f64::NAN;
                }
                let (along, across) = (w[0] * axis[0] + w[1] * axis[1], w[1] * axis[0] - w[0] * axis[1]);
                across.abs().atan2(along.abs()).to_degrees()
            })
            .collect();
        Told {
            seen: Rc::new((0..norm.len()).map(|n| n as f64).collect()),
            diverged: norm.iter().position(|norm| !norm.is_finite()),
            points: Rc::new(points),
            turned: cloud.angle,
            start,
            weight,
            angle: Rc::new(angle),
            norm: Rc::new(norm),
            axis,
            round,
            deviation: principal.value.sqrt(),
        }
    }

    fn columns(&self) -> Vec<Column> {
        let [wx, wy] = &self.weight;
        let of =
            |id, unit, values: &Values| Column { quantity: Quantity::new(id, unit), values: values.clone() };
        vec![
            of("n", "", &self.seen),
            of("wx", "", wx),
            of("wy", "", wy),
            of("norm", "", &self.norm),
            of("angle", "°", &self.angle),
        ]
    }

    /// How many points have been seen at a frame.
    fn seen(&self, frame: usize) -> usize {
        frame * (self.norm.len() - 1) / FRAMES
    }

    fn plane(&self, seen: usize) -> Figure {
        let reach = 3.0 * self.deviation.max(0.5);
        let mut figure = Figure::new(
            Axis::new(Text::plain("x"), Ink::Text, [-reach, reach]),
            Axis::new(Text::plain("y"), Ink::Text, [-reach, reach]),
        );
        figure.equal = true;
        figure.description = say!(
            "The cloud of points and the weight vector over it. {results}",
            results = self.results(seen).whole()
        );
        figure.backdrop = vec![Mark::Dots { points: self.points.clone(), ink: Ink::Quiet }];
        if !self.round {
            let far = 2.0 * reach;
            let ends = self.axis.map(|a| Rc::new(vec![-a * far, a * far]));
            let principal = Line::new(&ends[0], &ends[1], Ink::Reference).named("principal axis");
            figure.backdrop.push(Mark::Line(Line { stroke: Stroke::Dashed, ..principal }));
        }
        let [x, y] = [&self.weight[0], &self.weight[1]];
        figure.marks.push(Mark::Trail { x: x.clone(), y: y.clone(), end: seen + 1 });
        if self.norm[seen].is_finite() && self.norm[seen] > 0.0 {
            figure.marks.push(Mark::Vector {
                to: [x[seen], y[seen]],
                ink: Ink::Weight,
                label: Text::plain("w"),
            });
        }
        let [across, up] = [("w0x", self.start.w0x), ("w0y", self.start.w0y)].map(Grasp::of);
        figure.handles = Handle::anywhere("start of the weight", across, up);
        figure.handles.push(Handle::turn("angle of the cloud", "angle", self.turned, 2.0 * self.deviation));
        figure
    }

    fn turn(&self, seen: usize) -> Figure {
        let (title, description) = if self.round {
            ("no angle: the cloud is round", "No angle: the cloud is round and has no principal axis.")
        } else {
            (
                "angle to the axis (°)",
                "Angle between the weight and the principal axis of ⟨x xᵀ⟩, about 0, over the points seen.",
            )
        };
        let y = Axis::new(title, Ink::Text, [0.0, 90.0]).of("angle", "°");
        let mut figure = Figure::new(self.count_axis().hidden(), y);
        figure.description = description.into();
        if self.round {
            return figure;
        }
        let line = Line::new(&self.seen, &self.angle, Ink::Weight);
        figure.marks = vec![Mark::Line(Line { count: seen + 1, ..line })];
        figure
    }

    fn length(&self, seen: usize) -> Figure {
        let y =
            Axis::holding(Text::plain("|w|"), Ink::Text, [0.0, 1.5], &[&self.norm], self.diverged.is_some());
        let mut figure = Figure::new(self.count_axis(), y);
        figure.description = "Length of the weight, over the points seen; it goes to 1.".into();
        figure.backdrop = vec![Mark::Level { y: 1.0, ink: Ink::Reference, label: Text::default() }];
        let line = Line::new(&self.seen, &self.norm, Ink::Weight);
        figure.marks = vec![Mark::Line(Line { count: seen + 1, ..line })];
        figure
    }

    fn count_axis(&self) -> Axis {
        Axis::new("points seen", Ink::Text, [0.0, (self.norm.len() - 1) as f64]).called("n", "").shared()
    }

    fn results(&self, seen: usize) -> Sentence {
        if !self.norm[seen].is_finite() {
            return Sentence::default().stress("The weight has diverged").say(".");
        }
        if self.norm[seen] == 0.0 {
            let zero = Sentence::default().say("The weight is ").stress("zero");
            return zero.say(": it has no direction, and Oja’s rule leaves it where it is.");
        }
        let direction = self.weight[1][seen].atan2(self.weight[0][seen]).to_degrees();
        let pointing = Sentence::default().say("The weight points at ").stress(degrees(direction));
        let compared = if self.round {
            pointing.say("; the cloud is round and prefers no axis")
        } else {
            pointing
                .say(", which is ")
                .stress(degrees(self.angle[seen]))
                .say(" off the principal axis of ⟨x xᵀ⟩")
        };
        compared.say("; its length is ").stress(written(self.norm[seen], 3)).say(".")
    }

    fn warning(&self) -> Text {
        match self.diverged {
            Some(point) => say!(
                "The weight left the finite range at point {point}: the learning rate η is too large.",
                point
            ),
            None if self.norm[0] == 0.0 => {
                "A weight of zero has no direction, and Oja’s rule never moves it: start elsewhere.".into()
            }
            None => Text::default(),
        }
    }
}

fn degrees(angle: f64) -> Text {
    Text::from(written(angle, 1)).in_unit("°")
}
