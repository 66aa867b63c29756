//! One run of a neuron under a current of choice, as its page computes it, in Python.

use crate::models::Listed;
use crate::ode::Quantity;
use crate::param::{Param, Params};
use crate::program::notation::Notation;
use crate::program::python::drawn;
use crate::program::python::neuron::{Neuron, inner};
use crate::quantities::currents;
use crate::simulation;
use crate::stimulus::pulses::Pulses;
use crate::stimulus::{KINDS, Kind, Usual};

/// From the parameters of a page to the columns.
pub fn main(page: &[Param], model: &Listed, neuron: &Neuron) -> String {
    let offered = KINDS.iter().filter(|kind| kind.about.offer.is_some());
    let shapes: String = offered.map(|kind| format!("    lambda: {},\n", called(kind))).collect();
    let pulses: Vec<&str> = Pulses::table().iter().map(|param| param.id).collect();
    let flows = if page.iter().any(|param| pulses.contains(&param.id)) {
        format!("with_pulses(t, shapes[stimulus](), {})", pulses.join(", "))
    } else {
        "shapes[stimulus]()".into()
    };
    let threshold = model.about.fires.threshold().map_or(String::new(), |v| format!(", threshold={v:?}"));
    let (drawn, method, noise) = match neuron.noises() {
        0 => (String::new(), "integrate", ""),
        _ => (drawn(neuron) + "\n", "integrate_in_noise", ", noise"),
    };
    let (variables, current) = (neuron.variables(), neuron.name(model.current.id));
    let state = if variables.starts_with('(') { variables } else { format!("({variables})") };
    format!(
        "t = np.arange(tstart, tend, dt)\nshapes = [\n{shapes}]\n\
         {current}, pieces = {flows}\n\
         {drawn}{state}, spikes, times = {method}(rate, reset, [{}], t, {current}, pieces{noise}{threshold})\n\
         print(len(spikes), \"spikes at\", times)\n",
        simulation::starts(model).join(", ")
    )
}

/// The named quantities along the run.
pub fn quantities(model: &Listed, neuron: &Neuron) -> String {
    if neuron.quantities().is_empty() {
        return String::new();
    }
    let (states, current) = (inner(&neuron.variables()).to_string(), neuron.name(model.current.id));
    let call = match neuron.noises() {
        0 => format!("in_each_bin(quantities, np.array([{states}]), {current})"),
        _ => format!("in_each_bin_in_noise(quantities, rate, np.array([{states}]), {current}, t, noise)"),
    };
    format!("\n# The named quantities in each bin.\n{} = {call}\n", neuron.quantities())
}

/// The voltage over time, the currents across the membrane, and that which is injected.
pub fn figure_of_currents(model: &Listed, neuron: &Neuron) -> String {
    let system = model.system();
    let flows = currents(system).into_iter().map(|place| system.quantities[place].quantity);
    let standing = system.standing();
    let flows = flows.filter(|flow| !standing.contains(&flow.id));
    let flows: String = flows.map(|flow| format!("(\"{}\", {}), ", flow.id, neuron.name(flow.id))).collect();
    let (v, current) = (&model.variables[0], &model.current);
    format!(
        "figure, (upper, middle, lower) = plt.subplots(3, sharex=True, height_ratios=[3, 3, 1])\n\
         upper.plot(t, {})\nupper.set_ylabel(\"{}\")\n\
         for name, flow in [{}]:\n    middle.plot(t, flow, label=name)\nmiddle.legend()\n\
         lower.plot(t, {}, color=\"purple\")\nlower.set(xlabel=\"{}\", ylabel=\"{}\")\nplt.show()\n",
        neuron.name(v.id),
        titled(v),
        flows.trim_end_matches(", "),
        neuron.name(current.id),
        titled(&model.time),
        titled(current)
    )
}

/// The phase plane of two variables, and what goes over time.
pub fn figure(model: &Listed, neuron: &Neuron) -> String {
    let name = |quantity: &Quantity| neuron.name(quantity.id);
    let (v, current) = (&model.variables[0], &model.current);
    let plane = match model.variables {
        [v, w] => format!(
            "plt.plot({}, {})\nplt.xlabel(\"{}\")\nplt.ylabel(\"{}\")\n\n",
            name(v),
            name(w),
            titled(v),
            titled(w)
        ),
        _ => String::new(),
    };
    format!(
        "{plane}figure, (upper, lower) = plt.subplots(2, sharex=True, height_ratios=[3, 1])\n\
         upper.plot(t, {})\nupper.set_ylabel(\"{}\")\n\
         lower.plot(t, {}, color=\"purple\")\nlower.set(xlabel=\"{}\", ylabel=\"{}\")\nplt.show()\n",
        name(v),
        titled(v),
        name(current),
        titled(&model.time),
        titled(current)
    )
}

/// A quantity with its unit, as an axis is called.
fn titled(quantity: &Quantity) -> String {
    let unit = format!("{} {}", quantity.unit, quantity.from);
    if unit.trim().is_empty() { quantity.id.into() } else { format!("{} ({})", quantity.id, unit.trim()) }
}

/// How a current is called for, with its parameters in their order.
fn called(kind: &Kind) -> String {
    let given: Vec<&str> = kind.params(Usual::ANY).iter().map(|param| param.id).collect();
    format!("{}_current(t, {})", kind.id.replace('-', "_"), given.join(", "))
}
