// Oja's rule over a cloud of points, in C: the weight before each update.
#include "course.h"

#include <math.h>

struct result oja(const double *given) {
    double eta = given[0];
    struct result result = {0};
    double *w = new_column(&result, "w", cloud_numbers);
    double w0 = sqrt(0.5), w1 = w0;
    for (size_t i = 0; i < cloud_numbers; i += 2) {
        w[i] = w0;
        w[i + 1] = w1;
        double x0 = cloud[i], x1 = cloud[i + 1];
        double y = w0 * x0 + w1 * x1;
        w0 += eta * y * (x0 - y * w0);
        w1 += eta * y * (x1 - y * w1);
    }
    return result;
}
