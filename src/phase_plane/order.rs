//! Short lists in order. The library's sort is several kilobytes of program for each kind of item; these are a handful.

/// Brings items in the ascending order of a key; those with the same key stay as they are (insertion).
pub fn ascending<T>(items: &mut [T], key: impl Fn(&T) -> f64) {
    for end in 1..items.len() {
        let mut place = end;
        while place > 0 && key(&items[place - 1]).total_cmp(&key(&items[place])).is_gt() {
            items.swap(place - 1, place);
            place -= 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::ascending;

    #[test]
    fn items_are_in_order_and_equal_ones_stay_as_they_were() {
        let mut items = [(2.0, 'a'), (1.0, 'b'), (2.0, 'c'), (-1.0, 'd'), (1.0, 'e')];
        ascending(&mut items, |item| item.0);
        assert_eq!(items.map(|item| item.1), ['d', 'b', 'e', 'a', 'c']);
    }
}
