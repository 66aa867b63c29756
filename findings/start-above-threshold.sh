#!/usr/bin/env bash
# Elephant 1.2.1 and eFEL 5.7.34: a trace that begins above the threshold has a spike at its first sample, or none.
#
# Believed: an upward crossing needs a sample that is not above the threshold before one that is, as in the NumPy expression
# nonzero((v[:-1] <= threshold) & (v[1:] > threshold)). Seen: of a line that stays at 20 mV, Elephant's threshold_detection
# reports a crossing of 0 mV at the time of the first sample. eFEL counts none in the same trace.
# So counts of runs that start within a spike cannot be compared between tools without a look at the first sample.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/python"
"$folder/python/bin/pip" install --quiet elephant==1.2.1 neo==0.14.6 efel==5.7.34

"$folder/python/bin/python" - <<'PYTHON'
import efel
import neo
import numpy as np
import quantities as pq
from elephant.spike_train_generation import threshold_detection

t = np.arange(0, 100, 0.1)  # ms
v = np.full(t.size, 20.0)  # mV

by_numpy = np.nonzero((v[:-1] <= 0) & (v[1:] > 0))[0]
signal = neo.AnalogSignal(v[:, None] * pq.mV, sampling_period=0.1 * pq.ms)
by_elephant = threshold_detection(signal, threshold=0 * pq.mV)
efel.set_setting("Threshold", 0.0)
trace = {"T": t, "V": v, "stim_start": [0], "stim_end": [100]}
[by_efel] = efel.get_feature_values([trace], ["spike_count"])

print(f"NumPy {by_numpy.size}, Elephant {by_elephant}, eFEL {by_efel['spike_count']}")
assert by_numpy.size == 0
assert by_elephant.size == 1 and float(by_elephant[0]) == 0.0, "Elephant does something else now"
assert by_efel["spike_count"][0] == 0, "eFEL does something else now"
PYTHON
