// Hodgkin and Huxley's axon in C, as a textbook's reader would write it.
#include "course.h"

#include <math.h>

static double alpha_m(double u) { return (2.5 - 0.1 * u) / (exp(2.5 - 0.1 * u) - 1); }
static double alpha_n(double u) { return (0.1 - 0.01 * u) / (exp(1 - 0.1 * u) - 1); }
static double alpha_h(double u) { return 0.07 * exp(-u / 20); }
static double beta_m(double u) { return 4 * exp(-u / 18); }
static double beta_n(double u) { return 0.125 * exp(-u / 80); }
static double beta_h(double u) { return 1 / (exp(3 - 0.1 * u) + 1); }

static const double gNa = 120, gK = 36, gL = 0.3;
static const double ENa = 115, EK = -12, EL = 10.6;
static const double C = 1;
static const double threshold = 50;
static const double pi = 3.14159265358979323846;

static double at_rest(double alpha, double beta) { return alpha / (alpha + beta); }

struct result hh_sinus(const double *given) {
    double frequency = given[0], tend = given[1], dt = given[2], offset = given[3], amplitude = given[4];
    size_t bins = (size_t)ceil(tend / dt);
    struct result result = {0};
    double *t = new_column(&result, "t", bins);
    double *v = new_column(&result, "v", bins);
    double *m = new_column(&result, "m", bins);
    double *n = new_column(&result, "n", bins);
    double *h = new_column(&result, "h", bins);
    double *I = new_column(&result, "I", bins);
    for (size_t i = 0; i < bins; i++) {
        t[i] = (double)i * dt;
        I[i] = offset + amplitude * sin(2 * pi * frequency * t[i]);
    }
    v[0] = 0;
    m[0] = at_rest(alpha_m(0), beta_m(0));
    n[0] = at_rest(alpha_n(0), beta_n(0));
    h[0] = at_rest(alpha_h(0), beta_h(0));
    for (size_t i = 1; i < bins; i++) {
        double u = v[i - 1], mm = m[i - 1], nn = n[i - 1], hh = h[i - 1];
        double sodium = gNa * mm * mm * mm * hh * (u - ENa);
        double potassium = gK * nn * nn * nn * nn * (u - EK);
        double leak = gL * (u - EL);
        v[i] = u + dt * (I[i - 1] - sodium - potassium - leak) / C;
        m[i] = mm + dt * (alpha_m(u) * (1 - mm) - beta_m(u) * mm);
        n[i] = nn + dt * (alpha_n(u) * (1 - nn) - beta_n(u) * nn);
        h[i] = hh + dt * (alpha_h(u) * (1 - hh) - beta_h(u) * hh);
    }
    result.spikes = crossings(v, bins, threshold);
    return result;
}

// The same, keeping nothing but the times of the spikes.
struct result hh_spikes(const double *given) {
    double frequency = given[0], tend = given[1], dt = given[2], offset = given[3], amplitude = given[4];
    size_t bins = (size_t)ceil(tend / dt);
    struct result result = {0};
    double *times = new_column(&result, "times", bins);
    double u = 0;
    double m = at_rest(alpha_m(0), beta_m(0));
    double n = at_rest(alpha_n(0), beta_n(0));
    double h = at_rest(alpha_h(0), beta_h(0));
    for (size_t i = 1; i < bins; i++) {
        double t = (double)(i - 1) * dt;
        double I = offset + amplitude * sin(2 * pi * frequency * t);
        double sodium = gNa * m * m * m * h * (u - ENa);
        double potassium = gK * n * n * n * n * (u - EK);
        double leak = gL * (u - EL);
        double am = alpha_m(u), an = alpha_n(u), ah = alpha_h(u);
        double bm = beta_m(u), bn = beta_n(u), bh = beta_h(u);
        double before = u;
        u += dt * (I - sodium - potassium - leak) / C;
        m += dt * (am * (1 - m) - bm * m);
        n += dt * (an * (1 - n) - bn * n);
        h += dt * (ah * (1 - h) - bh * h);
        if (before <= threshold && u > threshold) times[result.spikes++] = t;
    }
    result.column[0].count = result.spikes;
    return result;
}
