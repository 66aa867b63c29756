//! How a text asks to be run: what stands behind `@`.

use super::draft::Draft;
use super::scope::Scope;
use crate::equations::complaint::{Complaint, Place};
use crate::equations::parse::decimals;
use crate::numerals::bound;
use crate::param::HUGE;
use crate::text::{Text, say};

/// What is asked for.
#[derive(Clone, Debug, Default)]
pub struct Asked {
    /// The time step.
    pub dt: Option<f64>,
    /// How long.
    pub total: Option<f64>,
    /// The key of the method.
    pub method: Option<&'static str>,
    /// What the axes show: x and y, each with its ends, where they are told.
    axes: [Axis; 2],
}

#[derive(Clone, Debug, Default)]
struct Axis {
    shows: Option<String>,
    low: Option<f64>,
    high: Option<f64>,
}

/// XPPAUT's methods by how their names begin, each with ours; those that are told, or nearest.
const METHODS: &[(&str, &str, bool)] = &[
    ("eul", "euler", true),
    ("ru", "rk4", true),
    ("rk2", "rk4", false),
    ("rk", "rk4", true),
    ("4", "rk4", true),
    ("5", "dopri5", true),
    ("dop", "dopri5", true),
    ("half", "half-steps", true),
    ("8", "dopri5", false),
    ("q", "dopri5", false),
    ("g", "dopri5", false),
    ("s", "dopri5", false),
    ("c", "dopri5", false),
    ("2", "dopri5", false),
    ("b", "dopri5", false),
    ("a", "rk4", false),
    ("m", "rk4", false),
    ("y", "rk4", false),
];

/// Options that only concern XPPAUT's windows, its memory, and AUTO.
const WINDOWS: &[&str] = &[
    "maxstor",
    "bounds",
    "bound",
    "njmp",
    "nout",
    "nplot",
    "axes",
    "back",
    "bell",
    "output",
    "runnow",
    "trans",
    "toler",
    "tol",
    "atoler",
    "dtmin",
    "dtmax",
    "jac_eps",
    "newt_tol",
    "newt_iter",
    "autoeval",
    "autoxmin",
    "autoxmax",
    "autoymin",
    "autoymax",
    "ntst",
    "nmax",
    "npr",
    "ds",
    "dsmin",
    "dsmax",
    "parmin",
    "parmax",
    "epsl",
    "epsu",
    "epss",
    "normmin",
    "normmax",
    "autovar",
    "xmin",
    "xmax",
    "ymin",
    "ymax",
    "zlo",
    "zhi",
    "zp",
    "zplot",
    "lt",
    "seed",
    "but",
    "only",
    "poimap",
    "poivar",
    "poipln",
    "poisgn",
    "nullstyle",
    "range",
    "rangeover",
    "rangestep",
    "rangelow",
    "rangehigh",
    "rangereset",
    "rangeoldic",
    "nmesh",
    "phi",
    "theta",
    "smc",
    "umc",
    "umx",
    "width",
    "height",
    "xnc",
    "ync",
    "dfgrid",
    "dfdraw",
    "bandup",
    "bandlo",
    "vmaxpts",
    "meth_tol",
    "colormap",
    "fold",
    "noffset",
];

/// What the options ask for; what is not understood is added to the complaints.
pub fn asked(draft: &Draft, complaints: &mut Vec<Complaint>) -> Asked {
    let mut asked = Asked::default();
    let mut passed: Vec<&str> = Vec::new();
    for (name, value, place) in &draft.options {
        let key = name.id.to_ascii_lowercase();
        let number = value.parse::<f64>().ok().filter(|number| number.is_finite());
        let mut wanted = |number: Option<f64>| {
            if number.is_none() {
                let key = Text::plain(name.id);
                let is_number = value.replacen(',', ".", 1).parse::<f64>().is_ok();
                let message = if is_number { decimals() } else { say!("{key} is a number", key) };
                complaints.push(Complaint::new(*place, message));
            }
            number
        };
        match key.as_str() {
            "dt" => match wanted(number) {
                Some(dt) if dt <= 0.0 => {
                    complaints.push(Complaint::new(*place, say!("dt must be greater than 0")))
                }
                Some(dt) if dt > HUGE => complaints.push(too_large(name.id, *place)),
                dt => asked.dt = dt,
            },
            "total" => match wanted(number) {
                Some(total) if total <= 0.0 => {
                    complaints.push(Complaint::new(*place, say!("total must be greater than 0")));
                }
                Some(total) if total > HUGE => complaints.push(too_large(name.id, *place)),
                total => asked.total = total,
            },
            "t0" => {
                if wanted(number).is_some_and(|start| start != 0.0) {
                    complaints.push(Complaint::doubt(*place, say!("a run begins at 0 here")));
                }
            }
            "meth" | "method" => {
                let told = value.to_ascii_lowercase();
                match METHODS.iter().find(|(begins, ..)| told.starts_with(begins)) {
                    Some((_, method, true)) => asked.method = Some(method),
                    Some((_, method, false)) => {
                        asked.method = Some(method);
                        let (told, method) = (Text::plain(value.as_str()), Text::plain(*method));
                        let message =
                            say!("the method {told} is not known here; {method} is taken", told, method);
                        complaints.push(Complaint::doubt(*place, message));
                    }
                    None if told.starts_with('d') => {
                        complaints.push(Complaint::new(
                            *place,
                            say!("maps are not known here, only differential equations"),
                        ));
                    }
                    None => {
                        let told = Text::plain(value.as_str());
                        complaints.push(Complaint::doubt(
                            *place,
                            say!("the method {told} is not known here", told),
                        ));
                    }
                }
            }
            "xlo" => asked.axes[0].low = wanted(number),
            "xhi" => asked.axes[0].high = wanted(number),
            "ylo" => asked.axes[1].low = wanted(number),
            "yhi" => asked.axes[1].high = wanted(number),
            "xp" | "xplot" => asked.axes[0].shows = Some(value.clone()),
            "yp" | "yplot" => asked.axes[1].shows = Some(value.clone()),
            key if WINDOWS.contains(&key) => passed.push(name.id),
            _ => {
                let key = Text::plain(name.id);
                complaints
                    .push(Complaint::doubt(name.place, say!("the option {key} is not known here", key)));
            }
        }
    }
    if let (Some((first, ..)), false) = (draft.options.first(), passed.is_empty()) {
        let options = Text::plain(passed.join(", "));
        complaints.push(Complaint::doubt(
            first.place,
            say!("these options only concern XPPAUT: {options}", options),
        ));
    }
    asked
}

/// That a time is longer than any control takes.
fn too_large(key: &str, place: Place) -> Complaint {
    Complaint::new(place, say!("{key} is at most {most}", key = Text::plain(key), most = bound(HUGE)))
}

impl Asked {
    /// Where an axis shows this variable from and to; the first variable stands up if nothing is said.
    pub fn range(&self, variable: &str, is_first: bool, scope: &Scope) -> Option<[f64; 2]> {
        let shows = |axis: &Axis, usual: bool| match &axis.shows {
            Some(shown) => scope.find(shown) == Some(variable),
            None => usual,
        };
        let [x, y] = &self.axes;
        let axis = if shows(x, false) { Some(x) } else { Some(y).filter(|y| shows(y, is_first)) }?;
        axis.low.zip(axis.high).filter(|(low, high)| low < high).map(|(low, high)| [low, high])
    }
}
