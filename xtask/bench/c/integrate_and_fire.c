// The leaky integrate-and-fire neuron under a step, in C.
#include "course.h"

#include <math.h>

struct result lif_step(const double *given) {
    double tstart = given[0], tstop = given[1], amplitude = given[2], tend = given[3], dt = given[4];
    size_t bins = (size_t)ceil(tend / dt);
    struct result result = {0};
    double *t = new_column(&result, "t", bins);
    double *v = new_column(&result, "v", bins);
    double *I = new_column(&result, "I", bins);
    for (size_t i = 0; i < bins; i++) {
        t[i] = (double)i * dt;
        I[i] = t[i] >= tstart && t[i] < tstop ? amplitude : 0;
    }
    v[0] = 0;
    for (size_t i = 1; i < bins; i++) {
        v[i] = v[i - 1] + dt * (-v[i - 1] + I[i - 1]);
        if (v[i] > 1) {
            v[i] = 0;
            result.spikes++;
        }
    }
    return result;
}
