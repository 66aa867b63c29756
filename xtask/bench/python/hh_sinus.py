"""The course's script: Hodgkin and Huxley's axon under a sinusoidal current, a NumPy array a variable, a loop over its bins.

`hh_sinus.py <number>...`, in the order of `given` in jobs.mjs, prints its time and result as JSON.
"""

import json
import sys
import time

import numpy as np


def alpha_m(u):
    return (2.5 - 0.1 * u) / (np.exp(2.5 - 0.1 * u) - 1)


def alpha_n(u):
    return (0.1 - 0.01 * u) / (np.exp(1 - 0.1 * u) - 1)


def alpha_h(u):
    return 0.07 * np.exp(-u / 20)


def beta_m(u):
    return 4 * np.exp(-u / 18)


def beta_n(u):
    return 0.125 * np.exp(-u / 80)


def beta_h(u):
    return 1 / (np.exp(3 - 0.1 * u) + 1)


def hh_sinus(I_freq, tend, dt, I_offset, I_amp):
    gNa, gK, gL = 120, 36, 0.3
    ENa, EK, EL = 115, -12, 10.6
    C = 1

    t = np.arange(0, tend, dt)
    I = I_offset + I_amp * np.sin(2 * np.pi * I_freq * t)
    v, m, n, h = (np.zeros(len(t)) for _ in range(4))
    m[0] = alpha_m(0) / (alpha_m(0) + beta_m(0))
    n[0] = alpha_n(0) / (alpha_n(0) + beta_n(0))
    h[0] = alpha_h(0) / (alpha_h(0) + beta_h(0))

    for i in range(1, len(t)):
        u = v[i - 1]
        sodium = gNa * m[i - 1] ** 3 * h[i - 1] * (u - ENa)
        potassium = gK * n[i - 1] ** 4 * (u - EK)
        leak = gL * (u - EL)
        v[i] = u + dt * (I[i - 1] - sodium - potassium - leak) / C
        m[i] = m[i - 1] + dt * (alpha_m(u) * (1 - m[i - 1]) - beta_m(u) * m[i - 1])
        n[i] = n[i - 1] + dt * (alpha_n(u) * (1 - n[i - 1]) - beta_n(u) * n[i - 1])
        h[i] = h[i - 1] + dt * (alpha_h(u) * (1 - h[i - 1]) - beta_h(u) * h[i - 1])

    spikes = np.nonzero((v[:-1] <= 50) & (v[1:] > 50))[0]
    return spikes, {"t": t, "v": v, "m": m, "n": n, "h": h, "I": I}


start = time.perf_counter()
spikes, columns = hh_sinus(*map(float, sys.argv[1:]))
seconds = time.perf_counter() - start
told = {name: {"last": float(x[-1]), "mean": float(x.mean())} for name, x in columns.items()}
print(json.dumps({"seconds": seconds, "spikes": len(spikes), "columns": told}))
