//! Units that follow from the unit of time; time without one has none of them.

/// How often something happens in a unit of time, times this, is in this unit.
pub fn rate(time: &str) -> (f64, &'static str) {
    match time {
        "ms" => (1000.0, "Hz"),
        "s" => (1.0, "Hz"),
        _ => (1.0, ""),
    }
}

/// How many ms a unit of time is; one without a unit counts as one.
pub fn milliseconds(time: &str) -> f64 {
    match time {
        "s" => 1e3,
        "µs" => 1e-3,
        "ns" => 1e-6,
        _ => 1.0,
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
