#!/usr/bin/env bash
# NEURON 9.0.2: an IClamp pulse narrower than a time step has a charge that depends on where it stands between the steps.
#
# Believed: dur × amp is the charge that a cell receives, at least to rounding. Seen, at dt = 0.1 ms with 1 nA for 0.05 ms on a
# cell without leak (0.05 pC): 0.1 pC where the pulse starts at 20.05 ms, nothing at all where it starts at 20.00 ms. NEURON
# asks for the current once a step, so a pulse counts as the whole steps whose instants it covers.
# So strengths and durations measured in a simulator with fixed steps hold for durations of whole steps only.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/python"
"$folder/python/bin/pip" install --quiet neuron==9.0.2

"$folder/python/bin/python" - 2>/dev/null <<'PYTHON'
from neuron import h


def charge(delay, dur, dt):
    """pC that have arrived on the membrane after 30 ms of a pulse of 1 nA."""
    cell = h.Section(name="cell")
    cell.L = cell.diam = 10  # µm; a capacitance of 1 µF/cm² and no channels
    clamp = h.IClamp(cell(0.5))
    clamp.delay, clamp.dur, clamp.amp = delay, dur, 1
    h.dt = dt
    h.finitialize(0)
    while h.t < 30 - dt / 2:
        h.fadvance()
    return cell(0.5).v * cell(0.5).area() * 1e-5  # mV × µm² × 1 µF/cm²


for delay, dur, given, received in [
    (20.00, 1.00, 1.00, 1.0),  # whole steps: as it was asked
    (20.05, 0.05, 0.05, 0.1),  # half a step in its second half: twice the charge
    (20.00, 0.05, 0.05, 0.0),  # half a step in its first half: none
    (20.06, 0.26, 0.26, 0.2),  # across steps: rounded down here
]:
    found = charge(delay, dur, 0.1)
    print(f"IClamp(delay={delay}, dur={dur}, amp=1), dt = 0.1: {found:.6f} pC of {given}")
    assert abs(found - received) < 1e-6, "NEURON does something else now"
PYTHON
