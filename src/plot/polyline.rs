//! A curve as it is drawn, from place to place: whether it goes straight up, where it is passed, where it turns.

use super::pen::Place;

/// Whether a polyline goes straight up, within a pixel: nowhere across is it passed.
pub fn upright(parts: &[Vec<Place>]) -> bool {
    let mut places = parts.iter().flatten();
    places.next().is_some_and(|first| places.all(|place| (place[0] - first[0]).abs() < 1.0))
}

/// Where a polyline passes this place across; curves may pass it more than once.
pub fn crossings(curve: &[Place], x: f64) -> impl Iterator<Item = Place> {
    curve.windows(2).filter(move |pair| (pair[0][0] <= x) != (pair[1][0] <= x)).map(move |pair| {
        let part = (x - pair[0][0]) / (pair[1][0] - pair[0][0]);
        [x, pair[0][1] + part * (pair[1][1] - pair[0][1])]
    })
}

/// Where a polyline is highest or lowest: it rises and falls there by more than this.
pub fn turns(curve: &[Place], least: f64) -> Vec<Place> {
    let mut found = Vec::new();
    let Some(&first) = curve.first() else { return found };
    // The highest and the lowest place since the last turn, and whether the curve has gone down or up from there.
    let (mut low, mut high, mut heading) = (first, first, 0.0);
    for &place in curve {
        if place[1] < low[1] {
            low = place;
        }
        if place[1] > high[1] {
            high = place;
        }
        if heading <= 0.0 && place[1] > low[1] + least {
            if heading < 0.0 {
                found.push(low);
            }
            (heading, high) = (1.0, place);
        } else if heading >= 0.0 && place[1] < high[1] - least {
            if heading > 0.0 {
                found.push(high);
            }
            (heading, low) = (-1.0, place);
        }
    }
    found
}
