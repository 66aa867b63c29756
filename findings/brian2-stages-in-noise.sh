#!/usr/bin/env bash
# Brian2 2.9.0: a scheme with stages adds the drift once for each noise, so that two noises double it.
#
# Believed: an ExplicitStateUpdater that names a stage, k = dt*f(x, t), and then takes x_new = x + k + g(x, t)*dW is the same
# as x_new = x + dt*f(x, t) + g(x, t)*dW, which Brian2 calls Euler's method. Seen: with one noise in the equations it is; with two
# the drift is taken twice, with three three times, also where the noises are multiplied by 0. The scheme without a stage, and
# "euler" and "heun", are right. Brian2 says nothing, and a single noise shows nothing.
# So a Runge–Kutta scheme of one's own for a neuron in two noises runs at twice its speed.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/python"
"$folder/python/bin/pip" install --quiet brian2==2.9.0 numpy==2.3.5

"$folder/python/bin/python" -W ignore - <<'PYTHON'
import brian2 as b2

b2.prefs.codegen.target = "numpy"
b2.defaultclock.dt = 1 * b2.second


def scheme(text):
    return b2.ExplicitStateUpdater(text, stochastic="multiplicative")


direct = scheme("x_new = x + dt*f(x, t) + g(x, t)*dW")
staged = scheme("k = dt*f(x, t)\nx_new = x + k + g(x, t)*dW")


def after_one_second(noises, method):
    silent = "".join(f" + 0*xi_{noise}*second**-0.5" for noise in range(noises))
    group = b2.NeuronGroup(1, f"dx/dt = 1/second{silent} : 1", method=method)
    b2.Network(group).run(1 * b2.second)
    return float(group.x[0])


found = {}
for name, method in [("direct", direct), ("staged", staged), ("euler", "euler"), ("heun", "heun")]:
    found[name] = [after_one_second(noises, method) for noises in (1, 2, 3)]
    print(f"dx/dt = 1/second for a second in one, two, three noises, {name}: {found[name]}")
assert found["staged"] == [1, 2, 3], "Brian2 does something else now"
assert all(found[name] == [1, 1, 1] for name in ("direct", "euler", "heun")), "Brian2 does something else now"
PYTHON
