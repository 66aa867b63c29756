//! Neurons and windows that the tests look at.

use nullcline::model::Model;
use nullcline::models::morris_lecar::MorrisLecar;
use nullcline::models::type_x::TypeX;
use nullcline::models::{Listed, Visitor, visit};
use nullcline::ode::{Neuron, Quantity, Real};
use nullcline::options::initial;
use nullcline::param::{Param, Params};
use nullcline::phase_plane::Window;
use nullcline::phase_plane::cycle::LimitCycle;
use nullcline::phase_plane::equations::Equations;
use nullcline::phase_plane::planar::in_plane;
use nullcline::phase_plane::reset_cycles::reset_cycles;

/// The parameters of a model at its defaults.
pub fn default<P: Params>() -> P {
    P::from_values(&mut initial(&P::table()).into_iter())
}

/// The axes on which TypeX is looked at.
pub const PLANE: Window = Window { x: [-2.5, 2.5], y: [-2.0, 3.0] };

/// A generator of random numbers from 0 to 1 (Knuth's MMIX, The Art of Computer Programming 2, 3rd ed., p. 108).
pub struct Random(pub u64);

impl Random {
    pub fn next(&mut self) -> f64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 11) as f64 / (1u64 << 53) as f64
    }

    pub fn between(&mut self, low: f64, high: f64) -> f64 {
        low + (high - low) * self.next()
    }
}

const NUMBER: Quantity = Quantity::new("x", "");

/// Any two rates as a neuron, for equations that no model has.
macro_rules! plane {
    ($(#[$doc:meta])* $name:ident($($field:ident),*): |$x:ident, $y:ident, $current:ident| $rate:expr) => {
        $(#[$doc])*
        #[derive(Clone, Copy)]
        pub struct $name { $(pub $field: f64),* }

        impl Neuron<2> for $name {
            fn time(&self) -> Quantity {
                NUMBER
            }

            fn variables(&self) -> [Quantity; 2] {
                [NUMBER, NUMBER]
            }

            fn current(&self) -> Quantity {
                NUMBER
            }


            fn rate<R: Real>(&self, [$x, $y]: [R; 2], $current: R) -> [R; 2] {
                let $name { $($field),* } = *self;
                $rate
            }
        }
    };
}

plane! {
    /// dx/dt = I + x², dy/dt = −y: two fixed points at ±√−I are born at I = 0 (Strogatz 1994, eq. 3.1.1).
    Fold(): |x, y, current| [x * x + current, -y]
}
plane! {
    /// Linear: any trace and determinant.
    Linear(a, b, c, d): |x, y, current| [x * a + y * b + current, x * c + y * d]
}
plane! {
    /// dx/dt = c x³ + I x, dy/dt = k y, along x = u − y and y = 2y − u: of I = 0, three fixed points have met.
    Pitchfork(c, k): |x, y, current| {
        let (along, across) = (x * 2.0 + y, x + y);
        let (along, across) = (along * along * along * c + along * current, across * k);
        [along - across, across * 2.0 - along]
    }
}
plane! {
    /// Where x⁴ + y⁴ − xy = 0 and its like: no formula gives y of x.
    Wild(k): |x, y, current| [
        x * x * x * k - x * y * y * 2.0 + y * 0.7 - x + current,
        (x * y * 3.0).tanh() - y * y * y + x * 0.4 - x * x * 0.3,
    ]
}

plane! {
    /// The normal form of a Hopf point at I = 0, in polar coordinates r' = I r + s r³, with terms of second order: f and g
    /// in dx/dt = −ω y + f, dy/dt = ω x + g.
    Hopf(omega, s, p, q, u): |x, y, current| {
        let square = x * x + y * y;
        [
            y * -omega + x * square * s + x * current + x * x * p + x * y * q,
            x * omega + y * square * s + y * current + y * y * u,
        ]
    }
}
plane! {
    /// The unit circle attracts, run through in 2π, the more strongly the farther to the right; the divergence on it is
    /// −2 exp(k x), and its integral −4π I₀(k).
    UnevenRing(k): |x, y, _current| {
        let inwards = (-(x * x) - y * y + 1.0) * (x * k).exp();
        [x * inwards - y, y * inwards + x]
    }
}

plane! {
    /// dx/dt = (x − 1)(x + 2), dy/dt = −(x + 2) y: a fixed point at (1, 0), and a line of them at x = −2.
    BesideALine(): |x, y, _current| [(x - 1.0) * (x + 2.0), -((x + 2.0) * y)]
}

plane! {
    /// Nothing moves x; y comes to x².
    Rail(): |x, y, current| [current, x * x - y]
}

/// x rises steadily and goes back to 0 from 1, y decays and is raised by each reset: period 1/I, multiplier exp(−1/(τ I)).
pub struct Sawtooth {
    pub tau: f64,
    /// To where x is reset.
    pub reset: f64,
}

impl Neuron<2> for Sawtooth {
    fn time(&self) -> Quantity {
        NUMBER
    }

    fn variables(&self) -> [Quantity; 2] {
        [NUMBER, NUMBER]
    }

    fn current(&self) -> Quantity {
        NUMBER
    }

    fn rate<R: Real>(&self, [_, y]: [R; 2], current: R) -> [R; 2] {
        [current, y * (-1.0 / self.tau)]
    }

    fn reset(&self, [x, y]: [f64; 2]) -> Option<[f64; 2]> {
        (x > 1.0).then_some([self.reset, y + 0.5])
    }
}

/// TypeX at its defaults.
pub fn type_x() -> TypeX {
    default()
}

plane! {
    /// x is at rest on a circle of radius r, y where it should be by 1/(x − 0.3), which has a pole there.
    CircleAndPole(r): |x, y, _current| [x * x + y * y - r * r, R::from(1.0) / (x - 0.3) * 0.1 - y]
}
plane! {
    /// x is at rest on a Cassini oval that is two loops for c < 1 and one for c > 1; y on two crossing lines.
    OvalAndCross(c): |x, y, _current| {
        let (near, far) = ((x - 1.0) * (x - 1.0) + y * y, (x + 1.0) * (x + 1.0) + y * y);
        [near * far - c * c * c * c, (y - x * 0.5 - 0.1) * (y + x * 2.0 + 0.3)]
    }
}
plane! {
    /// x is at rest where x + y + 0.3 sin-like waves of y vanish, which no formula solves for y; y on x = y, which the
    /// rate reaches through a pole at x = 0.5.
    Implicit(): |x, y, _current| [
        x + y * y * y * 0.3 + (x * y).exp() - 1.5 - (y * 4.0).tanh(),
        (x - y) / (x - 0.5),
    ]
}

/// The defaults of a table, but for some of its parameters.
fn set(table: &[Param], set: &[(&str, f64)]) -> Vec<f64> {
    let mut values = initial(table);
    for (id, value) in set {
        values[table.iter().position(|param| param.id == *id).expect("a parameter of the model")] = *value;
    }
    values
}

/// A model at its defaults, but for some of its parameters.
pub fn with<P: Params>(some: &[(&str, f64)]) -> P {
    P::from_values(&mut set(&P::table(), some).into_iter())
}

/// The values of a model of the registry: its defaults, but for some.
pub fn values(model: &Listed, some: &[(&str, f64)]) -> Vec<f64> {
    set(&model.params(), some)
}

/// Morris and Lecar's set with a saddle-node on a circle.
pub fn snic() -> MorrisLecar {
    with(&[("gCa", 4.0), ("V3", 12.0), ("V4", 17.4), ("phi", 1.0 / 15.0)])
}

/// Their set with a homoclinic orbit.
pub fn homoclinic() -> MorrisLecar {
    with(&[("gCa", 4.0), ("V3", 12.0), ("V4", 17.4), ("phi", 0.23)])
}

/// The axes on which Morris and Lecar's fibre is looked at.
pub const FIBRE: Window = Window { x: [-80.0, 60.0], y: [-0.1, 0.8] };

plane! {
    /// Circles of radius √a, which repels, and √b, which attracts, each run through in 2π; multipliers exp(4πa(b − a))
    /// and exp(−4πb(b − a)).
    Rings(a, b): |x, y, _current| {
        let square = x * x + y * y;
        let growth = (square - a) * (-square + b);
        [x * growth - y, y * growth + x]
    }
}

/// The axes on which the later form of FitzHugh and Nagumo's neuron is looked at.
pub const NAGUMO: Window = Window { x: [-2.5, 2.5], y: [-1.0, 5.0] };

/// Any model of two variables at its defaults, and its usual window.
pub struct Usual;

impl Usual {
    pub fn of(model: &Listed) -> Option<(Box<dyn Equations<2>>, Window)> {
        visit(model.about.id, &initial(&model.params()), Usual).expect("defaults are accepted")
    }
}

impl Visitor for Usual {
    type Out = Option<(Box<dyn Equations<2>>, Window)>;
    fn visit<const N: usize, M: Model<N>>(self, model: M) -> Self::Out {
        let planar = in_plane::<N>(Box::new(model.clone()))?;
        Some((planar, Window { x: model.about().window[0], y: model.about().window[1] }))
    }
}

plane! {
    /// x grows, y decays and is driven by x²: what runs out of the saddle at 0 is y = x²/3, what runs into it x = 0.
    Parabola(): |x, y, _current| [x, -y + x * x]
}
plane! {
    /// Duffing's equation without friction: what runs out of the saddle at 0 comes back along y² = x² − x⁴/2.
    Duffing(): |x, y, _current| [y, x - x * x * x]
}

/// The periodic firing of any model with resets, under a current.
pub struct Resetting(pub f64);

impl Visitor for Resetting {
    /// Period, whether it is stable, multipliers across it, spikes in the period.
    type Out = Vec<(f64, bool, Vec<[f64; 2]>, usize)>;
    fn visit<const N: usize, M: Model<N>>(self, model: M) -> Self::Out {
        let ranges = std::array::from_fn(|i| model.about().window[i]);
        let found = reset_cycles(&model, self.0, ranges);
        let spikes = |cycle: &LimitCycle<N>| {
            let falls = |pair: &&[[f64; N]]| pair[0][0] - pair[1][0] > 0.2 * (cycle.max[0] - cycle.min[0]);
            cycle.orbit.windows(2).filter(falls).count()
        };
        found.iter().map(|c| (c.period, c.stable, c.multipliers[1..].to_vec(), spikes(c))).collect()
    }
}
