//! The ratios as an SVG bar chart, each in units of its goal, so that one line marks all goals.

use std::path::Path;

use anyhow::{Result, anyhow};
use plotters::coord::Shift;
use plotters::prelude::*;
use plotters::style::text_anchor::{HPos, Pos, VPos};

use super::goals::Row;
use super::machine::Machine;

/// Pixels: of the picture across, of a row upright, of the words at the left and the right, and above the bars.
const WIDTH: i32 = 1000;
const ROW: i32 = 34;
const LEFT: i32 = 340;
const RIGHT: i32 = 290;
const TOP: i32 = 70;

/// A bar longer than so many goals is cut there; its words tell how long it is.
const MOST: f64 = 2.0;

const REACHED: RGBColor = RGBColor(0x1f, 0x5f, 0xd6);
const MISSED: RGBColor = RGBColor(0xc8, 0x1e, 0x1e);
const QUIET: RGBColor = RGBColor(0x5d, 0x62, 0x6b);

type Area<'a> = DrawingArea<SVGBackend<'a>, Shift>;

/// Draws a bar for each row.
pub fn write(file: &Path, rows: &[Row], machine: &Machine) -> Result<()> {
    let height = TOP + ROW * rows.len() as i32 + ROW;
    let area = SVGBackend::new(file, (WIDTH as u32, height as u32)).into_drawing_area();
    draw(&area, rows, machine, height)
        .and_then(|()| area.present())
        .map_err(|error| anyhow!("drawing {}: {error}", file.display()))
}

fn draw(area: &Area, rows: &[Row], machine: &Machine, height: i32) -> Drawn {
    area.fill(&WHITE)?;
    let title = "Time, size or memory as a share of its goal (shorter is better; bars end at twice the goal)";
    words(area, title, 17, BLACK, (16, 22), HPos::Left)?;
    words(area, &machine.to_string(), 11, QUIET, (16, 44), HPos::Left)?;
    for (index, row) in rows.iter().enumerate() {
        bar(area, row, TOP + ROW * index as i32)?;
    }
    let goal = across(1.0);
    area.draw(&PathElement::new([(goal, TOP - 4), (goal, height - ROW)], BLACK.stroke_width(2)))?;
    words(area, "goal", 12, BLACK, (goal, height - ROW / 2), HPos::Center)
}

fn bar(area: &Area, row: &Row, top: i32) -> Drawn {
    let share = row.ratio / row.at_most;
    let (end, middle) = (across(share.min(MOST)), top + ROW / 2);
    let color = if row.reached { REACHED } else { MISSED };
    let what = format!("{}  {}", row.job, row.what);
    words(area, &what, 12, BLACK, (LEFT - 10, middle), HPos::Right)?;
    area.draw(&Rectangle::new([(LEFT, top + 6), (end, top + ROW - 6)], color.filled()))?;
    let told = format!(
        "{:.3} of {} (goal {:.3}){}",
        row.ratio,
        row.against,
        row.at_most,
        if row.reached { "" } else { ", not reached" },
    );
    words(area, &told, 12, color, (WIDTH - RIGHT + 10, middle), HPos::Left)
}

/// Where a bar of so many goals ends.
fn across(share: f64) -> i32 {
    LEFT + (share / MOST * f64::from(WIDTH - LEFT - RIGHT)) as i32
}

fn words(area: &Area, text: &str, size: i32, color: RGBColor, place: (i32, i32), across: HPos) -> Drawn {
    let style = ("sans-serif", size).into_font().color(&color).pos(Pos::new(across, VPos::Center));
    area.draw(&Text::new(text, place, style))
}

type Drawn = std::result::Result<(), DrawingAreaErrorKind<std::io::Error>>;
