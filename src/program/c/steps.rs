//! The steps of the methods in C, each with its resets.

/// Forward Euler.
pub const EULER: &str = "
// A step of forward Euler, and whether it ended in a reset.
static int step(double x[N], long at, double t, double h) {
    double k[N];
    rate(x, current(at, t), k);
    for (int i = 0; i < N; i++) x[i] += k[i]*h;
    return reset(x);
}
";

/// The classical Runge–Kutta method.
pub const RUNGE_KUTTA: &str = "
// A step of the classical Runge-Kutta method.
static void advance(double x[N], long at, double t, double h) {
    const double reach[4] = {0, 0.5, 0.5, 1};
    double k[4][N], y[N];
    for (int stage = 0; stage < 4; stage++) {
        for (int i = 0; i < N; i++) y[i] = stage == 0 ? x[i] : x[i] + k[stage - 1][i]*(reach[stage]*h);
        rate(y, current(at, t + reach[stage]*h), k[stage]);
    }
    for (int i = 0; i < N; i++) x[i] += (k[0][i] + (k[1][i] + k[2][i])*2 + k[3][i])*(h/6);
}
";

/// A step of it that is as long as all others, with its reset at the end.
pub const RESET_AT_THE_END: &str = "
// A step, and whether it ended in a reset.
static int step(double x[N], long at, double t, double h) {
    advance(x, at, t, h);
    return reset(x);
}
";

/// A step of it that ends and begins anew where a reset is called for within it.
pub const RESETS_WITHIN: &str = "
// How far into a step of length h a reset is called for, where that is by its end; else 0.
static double due(const double x[N], long at, double t, double h) {
    double before = 0, after = h, y[N];
    for (int halving = 0; halving < 60; halving++) {
        const double part = halving == 0 ? h : 0.5*(before + after);
        for (int i = 0; i < N; i++) y[i] = x[i];
        advance(y, at, t, part);
        const int calls = reset(y);
        if (halving == 0 && !calls) return 0;
        if (calls) after = part;
        else before = part;
    }
    return after;
}

// A step: where a reset is called for within it, it is cut there, and goes on behind the spike.
static int step(double x[N], long at, double t, double h) {
    for (int count = 0; count < 100; count++) {
        const double part = due(x, at, t, h);
        if (part == 0) break;
        advance(x, at, t, part);
        reset(x);
        t += part;
        h -= part;
        fprintf(stderr, \"spike at %.17g\\n\", t);
    }
    advance(x, at, t, h);
    return 0;
}
";

/// The same of a neuron that is refractory behind a reset.
pub fn resets_within_held() -> String {
    let waits = "        if (held > 0) {
            const double wait = held < h ? held : h;
            advance(x, at, t, wait);
            t += wait;
            h -= wait;
            held -= wait;
        }
        const double part = due(";
    RESETS_WITHIN
        .replace("        const double part = due(", waits)
        .replace("        reset(x);\n", "        reset(x);\n        held = refractory();\n")
}

/// A step of it, of a neuron that fires where its first variable crosses a threshold.
pub fn crossing(threshold: f64) -> String {
    format!(
        "
// A step, which tells where x[0] crosses the threshold.
static int step(double x[N], long at, double t, double h) {{
    const double before = x[0], threshold = {threshold:?};
    advance(x, at, t, h);
    if (before <= threshold && x[0] > threshold) {{
        fprintf(stderr, \"spike at %.17g\\n\", t + h*(threshold - before)/(x[0] - before));
    }}
    return 0;
}}
"
    )
}

/// Izhikevich’s scheme.
pub const HALF_STEPS: &str = "
// Izhikevich's scheme: the reset of the bin before, the voltage in two half steps, the others with the new voltage.
static int step(double x[N], long at, double t, double h) {
    double k[N];
    reset(x);
    for (int half = 0; half < 2; half++) {
        rate(x, current(at, t), k);
        x[0] += 0.5*h*k[0];
    }
    rate(x, current(at, t), k);
    for (int i = 1; i < N; i++) x[i] += h*k[i];
    return 0;
}

// Whether a state calls for a reset.
static int calls(const double x[N]) {
    double copy[N];
    for (int i = 0; i < N; i++) copy[i] = x[i];
    return reset(copy);
}
";

/// The same of a neuron that is refractory behind a reset.
pub fn half_steps_held() -> String {
    let begins =
        HALF_STEPS.replace("    reset(x);\n", "    if (held == 0 && reset(x)) held = held_steps();\n");
    begins.replacen("    return 0;\n", "    if (held > 0) held--;\n    return 0;\n", 1)
}
