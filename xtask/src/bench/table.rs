//! The table that a person at a terminal reads.

use super::goals::Row;
use super::machine::Machine;
use super::measured::{Measured, Statistic};

/// Every goal in a line and the best time of every side, then in words what missed it and what was left out.
pub fn text(rows: &[Row], measured: &Measured, machine: &Machine, left_out: &[String]) -> String {
    let mut text = format!("\n{machine}\n\n");
    text += &format!(
        "{:4} {:50} {:>12}  {:22} {:>12} {:>8} {:>8}\n",
        "job", "what", "ours", "against", "theirs", "ratio", "goal"
    );
    for row in rows {
        text += &format!(
            "{:4} {:50} {:>12}  {:22} {:>12} {:>8.4} {:>8.4}  {}\n",
            row.job,
            row.what,
            told(row.ours),
            row.against,
            told(row.theirs),
            row.ratio,
            row.at_most,
            if row.reached { "reached" } else { "NOT reached" },
        );
    }
    text += "\nAll sides took turns; of each the best sample:\n";
    for (job, sides) in &measured.times {
        let best = sides.keys().filter_map(|side| {
            let sample = measured.of(job, side, Statistic::Best)?;
            Some(format!("{side} {}", told(sample)))
        });
        text += &format!("{job:4} {}\n", best.collect::<Vec<_>>().join(", "));
    }
    text += "\n";
    let missed = rows.iter().filter(|row| !row.reached);
    for Row { job, against, ratio, at_most, .. } in missed {
        let over = ratio / at_most;
        text += &format!("{job} misses its goal against {against}: it takes {over:.2} times what it may.\n");
    }
    for words in left_out {
        text += &format!("{words}\n");
    }
    text
}

/// Seconds as milliseconds; no job takes thousands of them, and nothing weighs as little as so many bytes.
fn told(sample: f64) -> String {
    if sample < 1000.0 { format!("{:.3} ms", sample * 1e3) } else { format!("{:.1} KB", sample / 1e3) }
}
