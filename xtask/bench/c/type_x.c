// TypeX under a ramp that ends in a constant current, in C.
#include "course.h"

#include <math.h>

static const double threshold = 0.5;

struct result type_x(const double *given) {
    double a = given[0], tau = given[1], dt = given[2], end = given[4], increment = given[5];
    size_t hold = (size_t)given[3], rise = (size_t)ceil(end / increment), tail = (size_t)given[6];
    size_t steps = hold + rise + tail;
    struct result result = {0};
    double *t = new_column(&result, "t", steps + 1);
    double *v = new_column(&result, "v", steps + 1);
    double *w = new_column(&result, "w", steps + 1);
    double *I = new_column(&result, "I", steps);
    for (size_t i = 0; i < steps; i++) I[i] = i < hold ? 0 : i < hold + rise ? (double)(i - hold) * increment : end;
    t[0] = 0;
    v[0] = given[7];
    w[0] = 0;
    for (size_t i = 0; i < steps; i++) {
        t[i + 1] = (double)(i + 1) * dt;
        v[i + 1] = v[i] + dt * (v[i] - v[i] * v[i] * v[i] / 3 - w[i] + I[i]);
        w[i + 1] = w[i] + dt * (a * (v[i] + 0.7) - w[i]) / tau;
    }
    result.spikes = crossings(v, steps + 1, threshold);
    return result;
}
