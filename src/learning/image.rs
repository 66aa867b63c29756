//! Square images of a Gaussian bump, wrapped at the edges like a torus.

use crate::param::params;
use crate::random_state::RandomState;

params! {
    /// The shape of a bump.
    pub struct Bump: "Images", "bumps" {
        m: 10.0, "px", 5.0..=16.0, "m", "side", "Rows and columns of each image", whole, within(1.0..=1000.0);
        sigma: 1.5, "px", 0.5..=5.0, "σ", "width of the bump", "Standard deviation of the Gaussian bump", within(1e-3..=1e9), often;
    }
}

/// The signed distance from `j` to `i` on a ring of length `n`, the shorter way round; half the ring away
/// it has the sign of i − j.
pub fn circ_dist(n: f64, i: f64, j: f64) -> f64 {
    let distance = (i % n - j % n) % n;
    if distance.abs() > n / 2.0 { distance - n.copysign(distance) } else { distance }
}

/// The bump around row `ci`, column `cj`, wrapped at the edges, with Frobenius norm 1, row by row.
pub fn bump(Bump { m: side, sigma }: Bump, ci: f64, cj: f64) -> Vec<f64> {
    let profile = |centre: f64| -> Vec<f64> {
        let squares: Vec<f64> =
            (0..side as usize).map(|i| (circ_dist(side, i as f64, centre) / sigma).powi(2)).collect();
        // From the nearest pixel on: a narrow bump between pixels would underflow everywhere.
        let nearest = squares.iter().copied().fold(f64::INFINITY, f64::min);
        squares.iter().map(|square| (0.5 * (nearest - square)).exp()).collect()
    };
    let (rows, columns) = (profile(ci), profile(cj));
    let mut image: Vec<f64> = rows.iter().flat_map(|r| columns.iter().map(move |c| r * c)).collect();
    let norm = image.iter().map(|x| x * x).sum::<f64>().sqrt();
    image.iter_mut().for_each(|x| *x /= norm);
    image
}

/// A row and a column, each as likely as any other.
pub fn random_place(m: usize, random: &mut RandomState) -> [usize; 2] {
    [(); 2].map(|()| (random.uniform() * m as f64) as usize)
}
