//! Which of the names that are known somebody may have meant.

/// The name that is most like this one, if one is like it.
pub fn nearest(names: impl Iterator<Item = &'static str>, written: &str) -> Option<&'static str> {
    // Of a short name another letter makes another one.
    let most = written.len() / 3;
    let near = names.map(|name| (distance(name, written), name));
    near.filter(|(far, name)| *far <= most && *far < name.len())
        .min_by_key(|(far, _)| *far)
        .map(|(_, name)| name)
}

/// How many letters must be changed, put in or taken away to make one name of the other.
fn distance(a: &str, b: &str) -> usize {
    let [a, b] = [a, b].map(|name| name.to_ascii_lowercase().into_bytes());
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.iter().enumerate() {
        let mut before = row[0];
        row[0] = i + 1;
        for (j, y) in b.iter().enumerate() {
            let changed = before + usize::from(x != y);
            before = row[j + 1];
            row[j + 1] = changed.min(row[j] + 1).min(before + 1);
        }
    }
    row[b.len()]
}
