//! Units of time, and those that follow from them; time without one has none of these.

/// How often something happens in a unit of time, times this, is in this unit.
pub fn rate(time: &str) -> (f64, &'static str) {
    match time {
        "ms" => (1000.0, "Hz"),
        "s" => (1.0, "Hz"),
        _ => (1.0, ""),
    }
}

/// What stands before a unit, and how many of it that makes.
pub const PREFIXES: &[(&str, f64)] = &[
    ("", 1.0),
    ("G", 1e9),
    ("M", 1e6),
    ("k", 1e3),
    ("c", 1e-2),
    ("m", 1e-3),
    ("u", 1e-6),
    ("µ", 1e-6),
    ("μ", 1e-6),
    ("n", 1e-9),
    ("p", 1e-12),
    ("f", 1e-15),
];

/// How many ms a unit is, where it is one of time; none at all counts as one.
pub fn milliseconds(time: &str) -> Option<f64> {
    match time {
        "" => Some(1.0),
        "min" => Some(6e4),
        "h" => Some(3.6e6),
        _ => {
            let prefix = time.strip_suffix('s')?;
            let (_, seconds) = PREFIXES.iter().find(|(known, _)| *known == prefix)?;
            Some(seconds / 1e-3)
        }
    }
}

/// Of a frequency in cycles a unit of time.
pub fn frequency(time: &str) -> &'static str {
    match time {
        "ms" => "kHz",
        "s" => "Hz",
        _ => "",
    }
}

/// Of an eigenvalue, and of its square.
pub fn per_time(time: &str) -> [&'static str; 2] {
    match time {
        "ms" => ["1/ms", "1/ms²"],
        "s" => ["1/s", "1/s²"],
        _ => ["", ""],
    }
}

#[cfg(test)]
mod tests {
    use super::milliseconds;

    #[test]
    fn every_unit_of_time_is_so_many_milliseconds_and_others_are_none() {
        for (unit, ms) in [
            ("", 1.0),
            ("ms", 1.0),
            ("s", 1e3),
            ("ks", 1e6),
            ("min", 6e4),
            ("h", 3.6e6),
            ("µs", 1e-3),
            ("us", 1e-3),
            ("ns", 1e-6),
            ("ps", 1e-9),
            ("fs", 1e-12),
        ] {
            assert_eq!(milliseconds(unit), Some(ms), "{unit}");
        }
        for unit in ["mV", "S", "kmin", "mh", "1/s", "m"] {
            assert_eq!(milliseconds(unit), None, "{unit}");
        }
    }
}
