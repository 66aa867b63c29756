"""How often Hodgkin and Huxley's axon fires under each of some constant currents: NumPy arrays over the currents.

`fi_curve.py <number>...`, in the order of `given` in jobs.mjs, prints its time and result as JSON.
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


def fi_curve(start, end, points, dt, duration):
    gNa, gK, gL = 120, 36, 0.3
    ENa, EK, EL = 115, -12, 10.6
    C = 1

    I = np.linspace(start, end, int(points))
    u = np.zeros_like(I)
    m = alpha_m(u) / (alpha_m(u) + beta_m(u))
    n = alpha_n(u) / (alpha_n(u) + beta_n(u))
    h = alpha_h(u) / (alpha_h(u) + beta_h(u))
    counts = np.zeros_like(I)

    for _ in range(int(np.ceil(duration / dt))):
        sodium = gNa * m**3 * h * (u - ENa)
        potassium = gK * n**4 * (u - EK)
        leak = gL * (u - EL)
        before = u
        u = u + dt * (I - sodium - potassium - leak) / C
        m = m + dt * (alpha_m(before) * (1 - m) - beta_m(before) * m)
        n = n + dt * (alpha_n(before) * (1 - n) - beta_n(before) * n)
        h = h + dt * (alpha_h(before) * (1 - h) - beta_h(before) * h)
        counts += (before <= 50) & (u > 50)
    return counts


start = time.perf_counter()
counts = fi_curve(*map(float, sys.argv[1:]))
seconds = time.perf_counter() - start
told = {"counts": {"last": float(counts[-1]), "mean": float(counts.mean())}}
print(json.dumps({"seconds": seconds, "spikes": int(counts.sum()), "columns": told}))
