// Times one job in C: `course <model> <file of the cloud, or -> <number>…` prints its time and result as JSON.
#include "course.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

// A round: batches of at least so many seconds each, and the best of so many of them.
#define BATCH 0.025
#define BATCHES 3
#define MOST_GIVEN 16

const double *cloud;
size_t cloud_numbers;

static const struct {
    const char *name;
    struct result (*run)(const double *given);
} models[] = {
    {"hhSinus", hh_sinus}, {"hhSpikes", hh_spikes}, {"lifStep", lif_step}, {"typeX", type_x}, {"oja", oja},
};

static void fail(const char *why) {
    fprintf(stderr, "course: %s\n", why);
    exit(1);
}

static void *memory(size_t bytes) {
    void *place = malloc(bytes);
    if (!place) fail("no memory");
    return place;
}

double *new_column(struct result *result, const char *id, size_t count) {
    double *values = memory(count * sizeof *values);
    result->column[result->columns++] = (struct column){id, values, count};
    return values;
}

size_t crossings(const double *v, size_t count, double threshold) {
    size_t crossings = 0;
    for (size_t i = 0; i + 1 < count; i++) crossings += v[i] <= threshold && v[i + 1] > threshold;
    return crossings;
}

static void read_cloud(const char *path) {
    FILE *file = fopen(path, "rb");
    if (!file || fseek(file, 0, SEEK_END)) fail("the cloud cannot be read");
    long bytes = ftell(file);
    rewind(file);
    double *numbers = memory((size_t)bytes);
    cloud_numbers = fread(numbers, sizeof *numbers, (size_t)bytes / sizeof *numbers, file);
    cloud = numbers;
    fclose(file);
}

static void forget(struct result result) {
    for (size_t i = 0; i < result.columns; i++) free(result.column[i].values);
}

static double now(void) {
    struct timespec time;
    timespec_get(&time, TIME_UTC);
    return (double)time.tv_sec + 1e-9 * (double)time.tv_nsec;
}

static double seconds_a_call(struct result (*run)(const double *), const double *given) {
    double best = INFINITY;
    for (int batch = 0; batch < BATCHES; batch++) {
        int calls = 0;
        double start = now(), spent;
        do {
            forget(run(given));
            calls++;
            spent = now() - start;
        } while (spent < BATCH);
        best = fmin(best, spent / calls);
    }
    return best;
}

static void tell(struct result result, double seconds) {
    printf("{\"seconds\":%.9g,\"spikes\":%zu,\"columns\":{", seconds, result.spikes);
    for (size_t i = 0; i < result.columns; i++) {
        struct column column = result.column[i];
        double sum = 0;
        for (size_t k = 0; k < column.count; k++) sum += column.values[k];
        double last = column.count ? column.values[column.count - 1] : 0;
        printf("%s\"%s\":{\"last\":%.17g,\"mean\":%.17g}", i ? "," : "", column.id, last, sum / (double)column.count);
    }
    puts("}}");
}

int main(int count, char **arguments) {
    if (count < 3 || count - 3 > MOST_GIVEN) fail("usage: course <model> <cloud> <number>...");
    if (strcmp(arguments[2], "-")) read_cloud(arguments[2]);
    double given[MOST_GIVEN] = {0};
    for (int i = 3; i < count; i++) given[i - 3] = strtod(arguments[i], NULL);
    for (size_t i = 0; i < sizeof models / sizeof *models; i++) {
        if (strcmp(models[i].name, arguments[1])) continue;
        struct result result = models[i].run(given);
        tell(result, seconds_a_call(models[i].run, given));
        forget(result);
        return 0;
    }
    fail("no such model");
}
