//! Week 4: Oja's rule on images of Gaussian bumps.

use crate::figure::{Axis, Figure, Ink, Labels, Line, Mark, Values};
use crate::learning::correlation::{self, Mode};
use crate::learning::image::{self, Bump};
use crate::learning::oja::{self, Rule};
use crate::numerals::written;
use crate::ode::Quantity;
use crate::page::{About, Layout, Page, Panel, Recipe, Scene};
use crate::param::{Choice, Refusal, params, value_of};
use crate::portrait::legend;
use crate::random_state::RandomState;
use crate::run::{Budget, Column};
use crate::text::{Text, say};
use crate::words::sentence::Sentence;
use std::rc::Rc;

/// Whether the mean image is taken off each image.
const CENTRING: &[Choice] = &[
    Choice { id: "no", name: "As they are", note: "images as they are" },
    Choice { id: "yes", name: "Centred", note: "mean image subtracted" },
];

params! {
    /// The stream of images.
    pub struct Images: "Images", "bumps" {
        images: 2000.0, "", 100.0..=5000.0, "N", "images", "Number of images shown, one after another", whole, step(100.0), within(10.0..=20_000.0);
        centred: 0.0, "", 0.0..=1.0, "", "patterns", "Subtracting the mean image leaves only what differs between the images", choice(CENTRING), often;
        seed: 1.0, "", 0.0..=9_999.0, "s", "seed", "Seeds the random numbers: places of the bumps, and the initial weight", seed;
    }
}

/// Rows and columns of the largest images on the page: the eigenvectors of larger ones take too long.
const LARGEST: f64 = 16.0;

/// The page.
pub struct OjaImages;

/// Frames of the animation.
const FRAMES: usize = 200;

/// Images shown as samples.
const SAMPLES: usize = 8;

/// Modes whose eigenvalue is at least this part of the greatest count as leading with it: on a torus
/// symmetry makes four of them equal, and a finite sample splits them by some percent.
const ALIKE: f64 = 0.75;

/// The overlap of two neighbouring images below which they share no pixel to speak of.
const APART: f64 = 1e-3;

/// The greatest eigenvalue that is but rounding: each image has the norm 1.
const NOTHING: f64 = 1e-24;

impl Page for OjaImages {
    type Given = (Bump, Images, Rule);

    const ABOUT: About = About {
        id: "oja-images",
        title: "Oja’s rule on images of bumps",
        short: "Oja’s rule on images",
        week: 4,
        tab: None,
        summary: "A neuron sees bumps at random places, and learns little more than their mean. \
                  Subtract the mean image, and a pattern appears that is in none of the images.",
        icon: "M5 1H23V11H5ZM14 3.5A2.5 2.5 0 1 0 14 8.5A2.5 2.5 0 1 0 14 3.5",
        layout: Layout::Stack,
        fps: 20.0,
        panels: &[
            Panel {
                id: "samples",
                short: "Images",
                title: "The first images",
                weight: 0.22,
                least: Panel::CURVE,
            },
            Panel {
                id: "weight",
                short: "Weight",
                title: "Learned weight and leading eigenvector",
                weight: 0.43,
                least: Panel::PLANE,
            },
            Panel {
                id: "overlap",
                short: "Overlap",
                title: "Overlap with the leading eigenvectors",
                weight: 0.35,
                least: Panel::CURVE,
            },
        ],
        defaults: &[("eta", 0.05)],
    };

    const RECIPE: Recipe = Recipe::Text {
        main: r#"
random = np.random.RandomState(seed)
places = (random.random_sample((images, 2))*m).astype(int)
stream = np.array([make_image(m, sigma, row, column) for row, column in places])
if centred:
    stream = stream - stream.mean(axis=0)
w = random.randn(m*m)
weights = learn(stream, w/np.linalg.norm(w), eta)

# The eigenvectors of the correlation matrix that lead: on a torus four are alike.
values, vectors = np.linalg.eigh(stream.T @ stream / images)
leading = vectors[:, values >= 0.75*values[-1]]
n = np.arange(201)*images//200
norm = np.linalg.norm(weights[n], axis=1)
overlap = np.linalg.norm(weights[n] @ leading, axis=1)/norm
if values[-1] < 1e-24:
    overlap[:] = np.nan  # nothing but rounding is left of the images
print("overlap with the leading eigenvectors", overlap[-1], "; length", norm[-1])
"#,
        figure: r#"
figure, (above, below) = plt.subplots(2)
above.imshow(weights[-1].reshape(m, m), cmap="RdBu")
below.plot(n, overlap)
below.set(xlabel="images seen", ylabel="overlap", ylim=(0, 1))
plt.show()
"#,
    };

    fn open((bump, images, rule): Self::Given, budget: Budget) -> Result<Scene, Refusal> {
        budget.holds("images", images.images)?;
        if bump.m > LARGEST {
            return Err(Refusal::number(
                "m",
                bump.m,
                say!("on this page it must be at most {most}", most = LARGEST),
            ));
        }
        let told = Rc::new(Told::new(bump, images, rule));
        let (drawn, clocked) = (told.clone(), told.clone());
        let note = CENTRING[images.centred as usize].note;
        Ok(Scene {
            run: None,
            data: told.columns(),
            bins: images.images as usize,
            frames: FRAMES + 1,
            clock: Box::new(move |frame| Text::plain("n = ").and(clocked.shown[frame])),
            figures: Box::new(move |frame, _| {
                vec![drawn.samples(), drawn.weight(frame), drawn.overlap(frame)]
            }),
            warning: told.warning(),
            idle: Vec::new(),
            absent: legend::whole(),
            hand: None,
            work: None,
            method: say!(
                "{images}, η = {eta}, seed {seed}",
                images = note,
                eta = rule.eta,
                seed = images.seed
            ),
            results: Box::new(move |frame| told.results(frame)),
        })
    }
}

/// The course of learning, frame by frame.
struct Told {
    side: usize,
    samples: Vec<Values>,
    /// Images shown by each frame.
    shown: Values,
    /// The weight at each frame.
    weights: Vec<Values>,
    /// The modes that lead, the first foremost.
    leading: Vec<Mode>,
    /// Why there are none but by chance, if so.
    none_leads: Option<&'static str>,
    /// Length of the weight's projection on their span, divided by its own, at each frame.
    overlap: Values,
}

impl Told {
    fn new(bump: Bump, images: Images, rule: Rule) -> Told {
        let side = bump.m as usize;
        let count = images.images as usize;
        let mut random = RandomState::new(images.seed as u32);
        let stream: Vec<usize> = (0..count)
            .map(|_| {
                let [row, column] = image::random_place(side, &mut random);
                row * side + column
            })
            .collect();

        // There are only m² different images: one for each place.
        let mut patterns: Vec<Vec<f64>> =
            (0..side * side).map(|at| image::bump(bump, (at / side) as f64, (at % side) as f64)).collect();
        let mut shares = vec![0.0; patterns.len()];
        stream.iter().for_each(|&at| shares[at] += 1.0 / count as f64);
        // Images that share no pixel all weigh alike, and what tells them apart in a sample is chance.
        let apart = patterns.len() > 1 && dot(&patterns[0], &patterns[1]) < APART;
        if images.centred == const { value_of(CENTRING, "yes") } {
            let mean: Vec<f64> = (0..side * side)
                .map(|pixel| shares.iter().zip(&patterns).map(|(s, p)| s * p[pixel]).sum())
                .collect();
            patterns
                .iter_mut()
                .for_each(|pattern| pattern.iter_mut().zip(&mean).for_each(|(x, mean)| *x -= mean));
        }

        let weighted = shares.iter().copied().zip(patterns.iter().map(Vec::as_slice));
        let mut leading = correlation::modes(correlation::correlation(side * side, weighted));
        let none_leads = match leading[0].value {
            value if value < NOTHING => {
                Some("the images are all the same, and nothing is left of them without their mean")
            }
            _ if apart => Some("the images do not overlap, so that all directions are alike"),
            _ => None,
        };
        let least = ALIKE * leading[0].value;
        leading.retain(|mode| mode.value >= least);

        let mut weight: Vec<f64> = (0..side * side).map(|_| random.normal()).collect();
        let norm = length(&weight);
        weight.iter_mut().for_each(|w| *w /= norm);
        let shown: Vec<usize> = (0..=FRAMES).map(|frame| frame * count / FRAMES).collect();
        let mut weights = vec![Rc::new(weight.clone())];
        for between in shown.windows(2) {
            for &at in &stream[between[0]..between[1]] {
                oja::update(&mut weight, &patterns[at], rule.eta);
            }
            weights.push(Rc::new(weight.clone()));
        }
        // An eigenvector's sign means nothing: it is shown with the one that the weight has come to.
        if dot(&weight, &leading[0].vector) < 0.0 {
            leading[0].vector.iter_mut().for_each(|x| *x = -*x);
        }
        let nothing = leading[0].value < NOTHING;
        let overlap = weights.iter().map(|w| if nothing { f64::NAN } else { overlap(w, &leading) }).collect();
        Told {
            side,
            samples: stream.iter().take(SAMPLES).map(|&at| Rc::new(patterns[at].clone())).collect(),
            shown: Rc::new(shown.into_iter().map(|n| n as f64).collect()),
            weights,
            leading,
            none_leads,
            overlap: Rc::new(overlap),
        }
    }

    fn columns(&self) -> Vec<Column> {
        let norm = self.weights.iter().map(|weight| length(weight)).collect();
        [("n", self.shown.clone()), ("overlap", self.overlap.clone()), ("norm", Rc::new(norm))]
            .map(|(id, values)| Column { quantity: Quantity::new(id, ""), values })
            .into()
    }

    fn samples(&self) -> Figure {
        let mut figure = picture(say!("the first {count} images", count = SAMPLES), SAMPLES as f64, 1.0);
        figure.description = "The first eight images: bumps at random places.".into();
        figure.backdrop = self
            .samples
            .iter()
            .enumerate()
            .map(|(i, image)| self.raster(image, i as f64 + 0.06, 0.06, 0.88, Text::default()))
            .collect();
        figure
    }

    fn weight(&self, frame: usize) -> Figure {
        let mut figure = picture("blue: positive; orange: negative", 2.6, 1.16);
        figure.description = say!(
            "The learned weight as an image, beside the leading eigenvector. {results}",
            results = self.results(frame).whole()
        );
        let eigenvector = Rc::new(self.leading[0].vector.clone());
        let caption = match self.leading.len() {
            1 => "leading eigenvector".into(),
            count => say!("one of {count} equivalent eigenvectors", count),
        };
        if self.none_leads.is_none() {
            figure.backdrop = vec![self.raster(&eigenvector, 1.45, 0.14, 1.0, caption)];
        }
        figure.marks = vec![self.raster(&self.weights[frame], 0.15, 0.14, 1.0, "learned weight".into())];
        figure
    }

    fn overlap(&self, frame: usize) -> Figure {
        let end = self.shown[FRAMES];
        let mut figure = Figure::new(
            Axis::new("images seen", Ink::Text, [0.0, end]).called("n", "").shared(),
            Axis::new("overlap of weight and eigenvector", Ink::Text, [0.0, 1.0]).of("overlap", ""),
        );
        figure.description =
            "Overlap of the weight with the leading eigenvectors, over the images seen.".into();
        if let Some(why) = self.none_leads {
            figure.y.title = "no eigenvector leads".into();
            figure.description = say!("No overlap, since no eigenvector leads: {why}.", why);
            return figure;
        }
        if self.leading.len() > 1 {
            figure.y.title =
                say!("overlap of weight and the {count} leading eigenvectors", count = self.leading.len());
        }
        let line = Line::new(&self.shown, &self.overlap, Ink::Weight);
        figure.marks = vec![Mark::Line(Line { count: frame + 1, ..line })];
        figure
    }

    fn raster(&self, image: &Values, x: f64, y: f64, size: f64, caption: Text) -> Mark {
        let full = image.iter().fold(f64::MIN_POSITIVE, |most, value| most.max(value.abs()));
        Mark::Raster { corner: [x, y], size, side: self.side, values: image.clone(), full, caption }
    }

    fn results(&self, frame: usize) -> Sentence {
        let weight = &self.weights[frame];
        if !length(weight).is_finite() {
            return Sentence::default().stress("The weight has diverged").say(".");
        }
        if let Some(why) = self.none_leads {
            return Sentence::default()
                .stress("No eigenvector leads")
                .say(say!(": {why}. The weight’s length is ", why))
                .stress(written(length(weight), 3))
                .say(".");
        }
        let along = |vector: &[f64]| weight.iter().zip(vector).map(|(w, e)| w * e).sum::<f64>();
        let turned = self.leading.len() == 1 && along(&self.leading[0].vector) < 0.0;
        let what = match self.leading.len() {
            1 => Text::from("the leading eigenvector"),
            count => say!("the span of the {count} leading eigenvectors", count),
        };
        Sentence::default()
            .say("After ")
            .stress(say!("{count} {count|image|images}", count = self.shown[frame]))
            .say(say!(" the weight’s overlap with {what} is ", what))
            .stress(written(self.overlap[frame], 3))
            .say("; its length is ")
            .stress(written(length(weight), 3))
            .say(if turned {
                ". Its sign is the opposite one; an eigenvector’s sign is arbitrary."
            } else {
                "."
            })
    }

    fn warning(&self) -> Text {
        match self.weights.iter().position(|weight| !length(weight).is_finite()) {
            Some(frame) => say!(
                "The weight left the finite range within {count} images: the learning rate η is too large.",
                count = self.shown[frame]
            ),
            None => Text::default(),
        }
    }
}

/// Axes without numbers, for images.
fn picture(title: impl Into<Text>, width: f64, height: f64) -> Figure {
    let axis = |title: Text, end| Axis { labels: Labels::None, ..Axis::new(title, Ink::Text, [0.0, end]) };
    Figure { equal: true, ..Figure::new(axis(Text::default(), width), axis(title.into(), height)) }
}

fn length(vector: &[f64]) -> f64 {
    dot(vector, vector).sqrt()
}

fn dot(a: &[f64], b: &[f64]) -> f64 {
    a.iter().zip(b).map(|(a, b)| a * b).sum()
}

/// Length of the projection on the modes' span, divided by the vector's own.
fn overlap(vector: &[f64], modes: &[Mode]) -> f64 {
    modes.iter().map(|mode| dot(vector, &mode.vector).powi(2)).sum::<f64>().sqrt() / length(vector)
}
