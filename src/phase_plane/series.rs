//! The terms of second and third order of a rate at a state, along any directions.

use super::equations::Equations;
use crate::number::jet::Jet;
use nalgebra::{Complex, DVector};

/// A complex vector.
pub type Vector = DVector<Complex<f64>>;

/// The terms of t² and t³ of a rate along a direction.
type Along<'a> = dyn Fn(&DVector<f64>) -> [DVector<f64>; 2] + 'a;

/// The second and third derivatives of the rate at a state, along any directions. What is made of them is in the program once for
/// all numbers of variables.
pub struct Series<'a> {
    along: Box<Along<'a>>,
}

impl<'a> Series<'a> {
    /// That of equations at a state, under a current.
    pub fn of<const N: usize>(equations: &'a dyn Equations<N>, current: f64, state: [f64; N]) -> Series<'a> {
        Series::new(move |direction| {
            let moving = std::array::from_fn(|i| Jet::moving(state[i], direction[i]));
            let rate = equations.jet(moving, Jet::from(current));
            [2, 3].map(|power| DVector::from_fn(N, |i, _| rate[i].terms[power]))
        })
    }

    /// From the terms of t² and t³ of the rate along a direction.
    pub fn new(along: impl Fn(&DVector<f64>) -> [DVector<f64>; 2] + 'a) -> Series<'a> {
        Series { along: Box::new(along) }
    }

    /// The terms of t² and t³ of the rate along a direction.
    pub fn along(&self, direction: &DVector<f64>) -> [DVector<f64>; 2] {
        (self.along)(direction)
    }

    /// B(u, v), from the squares along sums and differences.
    pub fn bilinear(&self, u: &DVector<f64>, v: &DVector<f64>) -> DVector<f64> {
        (&self.along(&(u + v))[0] - &self.along(&(u - v))[0]) * 0.5
    }

    /// B(u, v) of complex vectors.
    pub fn second(&self, u: &Vector, v: &Vector) -> Vector {
        let [(a, b), (c, d)] = [parts(u), parts(v)];
        let re = self.bilinear(&a, &c) - self.bilinear(&b, &d);
        let im = self.bilinear(&a, &d) + self.bilinear(&b, &c);
        re.zip_map(&im, Complex::new)
    }

    /// C(q, q, q̄): with q = a + ib it is C(a, a, a) + C(a, b, b) + i (C(a, a, b) + C(b, b, b)).
    pub fn third(&self, q: &Vector) -> Vector {
        let (a, b) = parts(q);
        let cube = |direction: &DVector<f64>| self.along(direction)[1].clone() * 6.0;
        let (plus, minus) = (cube(&(&a + &b)), cube(&(&a - &b)));
        let (a_cubed, b_cubed) = (cube(&a), cube(&b));
        let a_b_b = (&plus + &minus - &a_cubed * 2.0) / 6.0;
        let a_a_b = (&plus - &minus - &b_cubed * 2.0) / 6.0;
        (a_cubed + a_b_b).zip_map(&(a_a_b + b_cubed), Complex::new)
    }
}

fn parts(vector: &Vector) -> (DVector<f64>, DVector<f64>) {
    (vector.map(|x| x.re), vector.map(|x| x.im))
}
