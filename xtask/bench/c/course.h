// What the jobs in C share: how a job is called, and how its result is told.
#pragma once

#include <stddef.h>

#define MOST_COLUMNS 6

struct column {
    const char *id;
    double *values;
    size_t count;
};

// What a job leaves behind; the caller frees the columns.
struct result {
    size_t spikes;
    size_t columns;
    struct column column[MOST_COLUMNS];
};

// Memory for a column of a result; ends the program where there is none.
double *new_column(struct result *result, const char *id, size_t count);

// How often v crosses the threshold upwards.
size_t crossings(const double *v, size_t count, double threshold);

// The jobs; `given` is in the order of `given` in jobs.mjs.
struct result hh_sinus(const double *given);
struct result hh_spikes(const double *given);
struct result lif_step(const double *given);
struct result type_x(const double *given);
struct result oja(const double *given);

// The inputs of `oja`, read before it is timed.
extern const double *cloud;
extern size_t cloud_numbers;
