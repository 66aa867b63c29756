//! The language in which a neuron is typed, for a reader: examples, each with what it says.

/// A part of the reference.
#[derive(Clone, Copy, Debug)]
pub struct Chapter {
    /// What it is about.
    pub title: &'static str,
    /// Examples.
    pub lines: &'static [Example],
}

/// An example.
#[derive(Clone, Copy, Debug)]
pub struct Example {
    /// As it is typed.
    pub code: &'static str,
    /// What it says.
    pub says: &'static str,
}

const fn line(code: &'static str, says: &'static str) -> Example {
    Example { code, says }
}

/// The reference: what is typed, and what it says.
#[rustfmt::skip] // a table
pub const GRAMMAR: &[Chapter] = &[
    Chapter { title: "Equations", lines: &[
        line("v' = v - v^3/3 - w + I", "A variable and its time derivative; the voltage is the one called v or Vm, else the one that the current flows into"),
        line("dw/dt = (v + a - b*w)/tau", "The same in another writing"),
        line("C*dv/dt = I - g*(v - E)", "The same with a factor before it, as papers have it: the right side is divided by it; XPPAUT’s files have none"),
        line("init v=-65, w=0", "Where a run starts; also v(0)=-65. A variable without one starts at 0"),
        line("ina = gna*m^3*h*(v - ena)", "A quantity with a name, in any order; it becomes a curve of its own"),
        line("aux power = ina*v", "A quantity that is shown but enters no equation"),
        line("minf(u) = 1/(1 + exp(-(u + 40)/9))", "A function of your own"),
    ] },
    Chapter { title: "As papers print it", lines: &[
        line("τₘ·dv/dt = v∞ − v", "Greek letters, what stands below and ∞ are spelled out in names: tau_m, v_inf"),
        line("iNa = gNa·m³·h·(v − ENa)", "Powers stand above the line, and signs are as printed: · × − ÷ ≤ ≥"),
    ] },
    Chapter { title: "Parameters", lines: &[
        line("par gna=120, ena=50", "Parameters, each with its slider"),
        line("par I=5", "The injected current: without a stimulus it keeps this value"),
        line("number vshift=3", "A number with a name, without a slider"),
        line("set fast {a=0.1, d=2}", "A named set of values: a preset"),
    ] },
    Chapter { title: "Comments that say more", lines: &[
        line("# My neuron", "The first comment is the title"),
        line("# gna: mS/cm2, 0..200, sodium conductance", "Unit, slider’s range and help of a name; behind its own line it stands without the name"),
        line("# v: mV, -90..60", "Unit of a variable, and where it moves in figures"),
        line("# iapp: current, uA/cm2, 0..10", "This parameter is the injected current"),
        line("# time: ms, 0..400", "The unit of time, and where a run ends"),
        line("# spike: v > 0", "Where an upward crossing is a spike; else at the middle of the voltage’s range"),
    ] },
    Chapter { title: "Resets", lines: &[
        line("global 1 v-30 {v=c; u=u+d}", "When v rises through 30, v and u are set, one after the other"),
        line("threshold: v > vt", "The same as Brian2 writes it, with the next line"),
        line("reset: v = vr; w += b", "What is then set"),
        line("# refractory: tref", "For so long v is then held, and does not fire, while the others go on; XPPAUT passes over this; also refractory: 5*ms as Brian2 has it"),
    ] },
    Chapter { title: "Expressions", lines: &[
        line("+ - * / ^ **", "Powers go from the left: 2^3^2 = 64; a minus binds less: -2^2 = -4"),
        line("exp ln log log10 sqrt abs sin cos tan asin acos atan sinh cosh tanh", "Functions of one number; log is ln"),
        line("heav(x) sign(x) flr(x) mod(a,b) max(a,b) min(a,b) exprelr(x)", "heav is 1 from 0 on; exprelr(x) is x/(exp(x) - 1), with 1 at 0"),
        line("if(v > 0)then(1)else(0)", "One or the other; comparisons are < <= > >= == !=, joined by & and |"),
        line("wiener w", "White noise, to be added in rates, alone or times what is without noise"),
    ] },
    Chapter { title: "Units as Brian2 writes them", lines: &[
        line("tau = 10*ms", "A quantity made of numbers and units is a parameter"),
        line("dv/dt = (E - v)/tau : volt", "Behind the colon stands the unit; all is then counted in mV, ms, pA, nS, pF, GΩ"),
    ] },
    Chapter { title: "How it is run", lines: &[
        line("@ dt=0.01, total=100, meth=rk4", "Time step, duration and method; without it 0.05 and 100"),
        line("done", "The end; what follows is not read"),
    ] },
];
