//! NumPy's legacy generator, `numpy.random.RandomState`: its stream, the same on every machine.
//!
//! Uniform numbers are NumPy's to the last bit. A normal deviate takes a logarithm, which NumPy leaves to the
//! machine's C library: where that rounds correctly, as all but one time in a thousand, so are the deviates.

use crate::number::logarithm::ln;
use rand::Rng;
use rand_mt::Mt;

/// The stream that `RandomState(seed)` gives, or what its distributions make of another generator.
pub struct RandomState<G: Rng = Mt> {
    generator: G,
    spare: Option<f64>,
}

impl RandomState {
    /// The stream of this seed.
    pub fn new(seed: u32) -> RandomState {
        RandomState::over(Mt::new(seed))
    }
}

impl<G: Rng> RandomState<G> {
    /// The distributions over this generator's 32-bit words.
    pub fn over(generator: G) -> RandomState<G> {
        RandomState { generator, spare: None }
    }

    /// `random_sample`: uniform in [0, 1) with 53 random bits
    /// (M. Matsumoto, T. Nishimura, ACM Trans. Model. Comput. Simul. 8, 3–30, 1998; `genrand_res53`).
    pub fn uniform(&mut self) -> f64 {
        let high = self.generator.next_u32() >> 5;
        let low = self.generator.next_u32() >> 6;
        (f64::from(high) * 67_108_864.0 + f64::from(low)) / 9_007_199_254_740_992.0
    }

    /// `randn`: standard normal by the polar method
    /// (G. Marsaglia, T. A. Bray, SIAM Review 6, 260–264, 1964), the pair's second deviate first, as NumPy has it.
    pub fn normal(&mut self) -> f64 {
        if let Some(spare) = self.spare.take() {
            return spare;
        }
        loop {
            let x = 2.0 * self.uniform() - 1.0;
            let y = 2.0 * self.uniform() - 1.0;
            let square = x * x + y * y;
            if square < 1.0 && square != 0.0 {
                let factor = (-2.0 * ln(square) / square).sqrt();
                self.spare = Some(factor * x);
                return factor * y;
            }
        }
    }
}
