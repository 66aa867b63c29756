//! Units that follow from the unit of time; time without one has none of them.

/// How often something happens in a unit of time, times this, is in this unit.
pub fn rate(time: &str) -> (f64, &'static str) {
    if time == "ms" { (1000.0, "Hz") } else { (1.0, "") }
}

/// Of a frequency in cycles a unit of time.
pub fn frequency(time: &str) -> &'static str {
    if time == "ms" { "kHz" } else { "" }
}

/// Of an eigenvalue, and of its square.
pub fn per_time(time: &str) -> [&'static str; 2] {
    if time == "ms" { ["1/ms", "1/ms²"] } else { ["", ""] }
}
