//! The table that a person at a terminal reads.

use super::goals::Row;
use super::machine::Machine;
use super::measured::Measured;

/// Every goal in a line and the best time of every side, then in words what missed it and what was left out.
pub fn text(rows: &[Row], measured: &Measured, machine: &Machine, left_out: &[String]) -> String {
    let mut text = format!("\n{machine}\n\n");
    text += &format!(
        "{:4} {:50} {:>10}  {:22} {:>10} {:>8} {:>8}\n",
        "job", "what", "wasm", "against", "its time", "ratio", "goal"
    );
    for row in rows {
        text += &format!(
            "{:4} {:50} {:>10}  {:22} {:>10} {:>8.4} {:>8.4}  {}\n",
            row.job,
            row.what,
            milliseconds(row.seconds),
            row.against,
            milliseconds(row.against_seconds),
            row.ratio,
            row.at_most,
            if row.reached { "reached" } else { "NOT reached" },
        );
    }
    text += "\nTimes are the best of several rounds in which all sides took turns (J8 to J10 above: the 95th percentile).\n";
    for (job, sides) in &measured.times {
        let best = sides.keys().filter_map(|side| {
            let seconds = measured.best(job, side)?;
            Some(format!("{side} {}", milliseconds(seconds)))
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

fn milliseconds(seconds: f64) -> String {
    format!("{:.3} ms", seconds * 1e3)
}
