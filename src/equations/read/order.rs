//! An order in which each stands after those that it is made of.

use std::collections::HashMap;

/// The places of the names in such an order, as near to their own as can be; or the names of a circle.
pub fn ordered(names: &[(&'static str, Vec<&'static str>)]) -> Result<Vec<usize>, Vec<&'static str>> {
    let places: HashMap<&str, usize> =
        names.iter().enumerate().map(|(place, (name, _))| (*name, place)).collect();
    let mut order = Vec::new();
    let mut state = vec![State::New; names.len()];
    for first in 0..names.len() {
        // The way from the first to the one that is looked at, each with the next of its parts to look at.
        let mut way = vec![(first, 0)];
        while let Some((at, next)) = way.pop() {
            if state[at] == State::Done {
                continue;
            }
            state[at] = State::Open;
            let Some(part) = names[at].1.get(next) else {
                state[at] = State::Done;
                order.push(at);
                continue;
            };
            way.push((at, next + 1));
            match places.get(part) {
                Some(&place) if state[place] == State::Open => {
                    let from = way.iter().position(|(open, _)| *open == place).unwrap_or(0);
                    return Err(way[from..].iter().map(|(open, _)| names[*open].0).collect());
                }
                Some(&place) if state[place] == State::New => way.push((place, 0)),
                _ => {}
            }
        }
    }
    Ok(order)
}

#[derive(Clone, Copy, PartialEq)]
enum State {
    New,
    Open,
    Done,
}

#[cfg(test)]
mod tests {
    use super::ordered;

    #[test]
    fn each_stands_after_those_that_it_is_made_of() {
        assert_eq!(ordered(&[("a", vec!["b"]), ("b", vec!["v"]), ("c", vec!["a", "b"])]), Ok(vec![1, 0, 2]));
        assert_eq!(ordered(&[("a", vec![]), ("b", vec![])]), Ok(vec![0, 1]), "else as they stand");
        assert_eq!(ordered(&[("a", vec!["b"]), ("b", vec!["c"]), ("c", vec!["b"])]), Err(vec!["b", "c"]));
        assert_eq!(ordered(&[("a", vec!["a"])]), Err(vec!["a"]));
    }
}
