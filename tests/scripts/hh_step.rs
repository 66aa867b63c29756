//! Hodgkin–Huxley under a step current.

use nullcline::demos::Demo;
use nullcline::lab::BUDGET;

fn main() {
    let demo = Demo::find("hh-step").expect("the page exists");
    // In the order of the page's parameters.
    let values = [
        7.0,   // I_amp, µA/cm², amplitude
        20.0,  // Step_tstart, ms, switched on
        70.0,  // Step_tend, ms, switched off
        120.0, // gNa, mS/cm², sodium
        36.0,  // gK, mS/cm², potassium
        0.3,   // gL, mS/cm², leak
        115.0, // ENa, mV, sodium reversal
        -12.0, // EK, mV, potassium reversal
        10.6,  // EL, mV, leak reversal
        1.0,   // C, µF/cm², capacitance
        0.0,   // TTX, %, blocked by tetrodotoxin
        0.0,   // TEA, %, blocked by tetraethylammonium
        6.3,   // celsius, °C, temperature
        3.0,   // Q10, speed-up by 10 °C
        0.0,   // reversal, reversal potentials: given
        50.0,  // Na_in, mM, sodium inside
        440.0, // Na_out, mM, sodium outside
        400.0, // K_in, mM, potassium inside
        20.0,  // K_out, mM, potassium outside
        0.0,   // start, initial state: course
        0.0,   // method, method: euler
        0.01,  // dt, ms, time step
        0.0,   // tstart, ms, start of the run
        100.0, // tend, ms, end of the run
    ];
    let scene = demo.open(&values, BUDGET).expect("the values go together").finished();
    println!("{}", (scene.results)(scene.frames - 1).text());
    for column in demo.columns(&values, &scene) {
        println!("{}: {} values", column.quantity.id, column.values.len());
    }
}
