#!/usr/bin/env bash
# eFEL 5.7.34: mean_frequency counts the latency of the first spike as if it were an interval, and ISI_values lacks one.
#
# Believed: a cell that fires every 10 ms has a mean frequency of 100 Hz, and eleven spikes have ten intervals. Seen: 68.75 Hz
# with a stimulus that begins 60 ms before the first spike, 100 Hz only where it begins one interval before it; a single spike
# has a frequency, too. ISIs holds ten intervals, ISI_values nine: the first is left out.
# So an f–I curve made of mean_frequency sinks where a neuron answers late, as neurons of type I do near their onset.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/python"
"$folder/python/bin/pip" install --quiet efel==5.7.34

"$folder/python/bin/python" - <<'PYTHON'
import efel
import numpy as np

t = np.arange(0, 200, 0.01)  # ms
every_10_ms = np.arange(70, 171, 10)


def features(spikes, stimulus, *names):
    v = -65 + sum(100 * np.exp(-(((t - spike) / 0.5) ** 2)) for spike in spikes)  # mV
    trace = {"T": t, "V": v, "stim_start": [stimulus], "stim_end": [180]}
    [found] = efel.get_feature_values([trace], list(names))
    return [found[name] for name in names]


[late] = features(every_10_ms, 10, "mean_frequency")
[early] = features(every_10_ms, 60, "mean_frequency")
[single] = features([70], 60, "mean_frequency")
intervals, values = features(every_10_ms, 60, "ISIs", "ISI_values")
print(f"every 10 ms: {late[0]} Hz if the stimulus begins at 10 ms, {early[0]} Hz at 60 ms; one spike: {single[0]} Hz")
print(f"{every_10_ms.size} spikes: {intervals.size} ISIs, {values.size} ISI_values")
assert abs(late[0] - 11 / 160 * 1000) < 1e-6, "eFEL does something else now"
assert abs(early[0] - 100) < 1e-6 and abs(single[0] - 100) < 1e-6, "eFEL does something else now"
assert (intervals.size, values.size) == (10, 9), "eFEL does something else now"
PYTHON
