#!/usr/bin/env bash
# jNeuroML 0.14.0 (pyNeuroML 1.3.22): a column of a derived variable stands one row later than the columns of the states.
#
# Believed: a row of an OutputFile holds what was at its time. Seen, with dx/dt = 1 and a derived variable twice = 2 x: in the row
# where x is 0.3, twice is 0.4, that of x = 0.2 a row before. Only the first row is of one time.
# So currents and gates that are plotted against the voltage of the same row are those of the step before.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/python"
"$folder/python/bin/pip" install --quiet pyneuroml==1.3.22 numpy==2.3.5
cd "$folder"
cat > LEMS_late.xml <<'XML'
<Lems>
    <Target component="simulation"/>
    <Include file="NeuroMLCoreDimensions.xml"/>
    <Include file="Simulation.xml"/>
    <ComponentType name="Clock">
        <Constant name="ms" dimension="time" value="1ms"/>
        <Exposure name="x" dimension="none"/>
        <Exposure name="twice" dimension="none"/>
        <Dynamics>
            <StateVariable name="x" dimension="none" exposure="x"/>
            <DerivedVariable name="twice" dimension="none" exposure="twice" value="2*x"/>
            <TimeDerivative variable="x" value="1/ms"/>
            <OnStart>
                <StateAssignment variable="x" value="0.1"/>
            </OnStart>
        </Dynamics>
    </ComponentType>
    <Clock id="clock"/>
    <Simulation id="simulation" length="0.5ms" step="0.1ms" target="clock">
        <OutputFile id="file" fileName="late.dat">
            <OutputColumn id="x" quantity="x"/>
            <OutputColumn id="twice" quantity="twice"/>
        </OutputFile>
    </Simulation>
</Lems>
XML
"$folder/python/bin/python" - <<'PYTHON'
import subprocess

import numpy as np
from pyneuroml.utils.misc import get_path_to_jnml_jar

subprocess.run(["java", "-jar", get_path_to_jnml_jar(), "LEMS_late.xml", "-nogui"], check=True, stdout=subprocess.DEVNULL)
t, x, twice = np.loadtxt("late.dat").T
for row in zip(t, x, twice):
    print("t = {:.4f} s, x = {:.1f}, twice = {:.1f}".format(*row))
assert np.allclose(twice[1:], 2*x[:-1], atol=1e-6) and not np.allclose(twice[1:], 2*x[1:], atol=0.1), "jNeuroML does something else now"
PYTHON
