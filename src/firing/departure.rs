//! What a neuron does just beyond the end of rest: firing that is lowered slowly from there is what stands beside rest.

use super::search::Held;

/// Tries to leave rest at some distances from its end.
#[derive(Clone, Debug)]
pub struct Departure {
    end: Held,
    scale: f64,
    asked: usize,
    /// Whether it fires for ever at each of the distances, and the state that it comes to.
    found: [Option<(bool, Vec<f64>)>; DISTANCES.len()],
}

/// The distances, as shares of the model's scale: the nearer, the longer it takes to leave, but firing may not reach far.
const DISTANCES: [f64; 4] = [3e-4, 1e-3, 3e-3, 1e-2];

impl Departure {
    /// From the current at which rest ends, and the state there; `scale` is the range of currents in which the model
    /// changes what it does.
    pub fn from(end: Held, scale: f64) -> Departure {
        Departure { end, scale, asked: 0, found: [const { None }; DISTANCES.len()] }
    }

    /// The next try: its place among the tries, the current, and the state to start from.
    pub fn next(&mut self) -> Option<(usize, Held)> {
        let place = self.asked;
        let value = self.end.value + DISTANCES.get(place)? * self.scale;
        self.asked += 1;
        Some((place, Held { value, state: self.end.state.clone() }))
    }

    /// Takes in whether a try made the neuron fire for ever, and its state at the end.
    pub fn learn(&mut self, place: usize, fires: bool, state: Vec<f64>) {
        self.found[place] = Some((fires, state));
    }

    /// Whether all tries are known.
    pub fn complete(&self) -> bool {
        self.found.iter().all(Option::is_some)
    }

    /// The least current beyond the end of rest at which the neuron fires for ever, and the state that it comes to.
    pub fn fires(&self) -> Option<Held> {
        let mut tries = DISTANCES.iter().zip(&self.found);
        tries.find_map(|(share, found)| {
            let (_, state) = found.as_ref().filter(|(fires, _)| *fires)?;
            Some(Held { value: self.end.value + share * self.scale, state: Some(state.clone()) })
        })
    }
}
