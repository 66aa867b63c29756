"""Runs programs that the lab writes in the real simulators, and holds their columns and spikes against the lab's. What is to
be read is typeset.

run.py <the example `program`, built> [part of a case's name …]

A few cases of each format, or all where NULLCLINE_EVERY is set. What is not on this machine, and what a format lacks, is named.
"""

import collections
import concurrent.futures
import json
import math
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import traceback

import numpy as np
from cases import CASES, FEW, FORMATS, IRREGULAR, LACKS, PROCESS, SIGMA, SMOOTH, SPARED, TAU
from formats import READS, WANTS, table

ROOT = pathlib.Path(__file__).resolve().parents[2]


class Promise:
    """What the head of a program promises, as it stands there."""

    def __init__(self, head, case, method):
        told = re.search(r"columns differ by up to (1e-\d+)", head) or re.search(r"to (1e-\d+) of each column's range", head)
        # Where resets come to lie in other bins, columns are not promised, but when each spike comes.
        self.later = sum(bins for says, bins in LATER.items() if says in head)
        grows = "not grow from spike to spike" in head and any(part in case for part in IRREGULAR)
        self.columns = None if self.later or grows else float(told[1]) if told else SMOOTH
        self.may_lose_the_last = "at the very end of the run may so be lost" in head
        self.shows_after = "but in the bin of a spike" in head
        # The adaptive method tells a crossing between the bins.
        self.late = math.inf if grows and self.later else 1 if self.later or method == "dopri5" else 1e-6


class Told:
    """What the lab writes for a case: a program, its own columns and spikes."""

    def __init__(self, program, format, case, folder):
        page, *given = case.split()
        page = str(ROOT / page) if (ROOT / page).is_file() else page
        told = subprocess.run([program, page, format, *given], cwd=folder, capture_output=True, text=True)
        if told.returncode:
            raise RuntimeError(told.stderr)
        self.lacks = told.stdout.removeprefix("lacks: ").strip() if told.stdout.startswith("lacks: ") else None
        if self.lacks is not None:
            return
        self.files = told.stdout.split()
        self.head = re.sub(r"\s*\n\W*", " ", (folder / self.files[0]).read_text()[:4000])
        self.lab = table(folder / "run.csv")
        (self.fires, self.method, dt, self.current), *times = (line.split() for line in (folder / "spikes.txt").read_text().splitlines())
        self.dt, self.times, self.resets = float(dt), np.array(times, dtype=float).ravel(), self.fires == "reset"
        self.promise = Promise(self.head, case, self.method)

    def meets(self):
        """The method by which the lab comes to what the program computes, where that is another one than the run's."""
        return next((method for says, method in MEETS.items() if says in self.head), None)


# What a head says of resets, and by how many bins more each spike may then be late than the one before.
LATER = {"up to a bin late": 1, "up to a step longer": 1, "up to a tenth of a bin later": 0.2, "up to a twentieth of a bin off": 0.05, "up to a tenth of a bin off": 0.1}
# What a head says of a run that the simulator has no method for.
MEETS = {"The lab's adaptive method comes to the same": "dopri5", "here Euler's by": "euler"}


def spikes_of(column, fires, t):
    """The spikes of a program that tells none: the bins before upward crossings of a threshold, or those that were reset."""
    if fires == "reset":
        falls = -np.diff(column)
        return t[1:][falls > max(0.5*falls.max(initial=0), 0.2*np.ptp(column))]
    return t[:-1][(column[:-1] <= float(fires)) & (column[1:] > float(fires))]


def lawful(format, method, dt, v):
    """What a run of Ornstein and Uhlenbeck's process in random numbers of its own came to: by how many standard errors its mean, its
    variance, or its correlation with itself a time constant later, is off what the steps of the method make of white noise."""
    z = dt/TAU
    # What a step leaves of v, and what it makes of the noise: XPPAUT holds that through the stages of Runge and Kutta's.
    left = 1 - z if method == "euler" else 1 - z + z**2/2 - z**3/6 + z**4/24
    kick = 1 - z/2 + z**2/6 - z**3/24 if (format, method) == ("xppaut", "rk4") else 1
    variance = (kick*SIGMA)**2*dt/(1 - left**2)
    later = round(TAU/dt)
    v = v[20*later:]  # it starts at 0
    mean, deviations = v.mean(), v - v.mean()
    correlation = (deviations[:-later]*deviations[later:]).mean()/deviations.var()
    # Bartlett's standard errors of these, for such a process of so many values.
    of_mean = math.sqrt(variance*(1 + left)/(1 - left)/v.size)
    of_variance = variance*math.sqrt(2*(1 + left**2)/(1 - left**2)/v.size)
    far = left**(2*later)
    of_correlation = math.sqrt(((1 + left**2)*(1 - far)/(1 - left**2) - 2*later*far)/v.size)
    off = [mean/of_mean, (v.var() - variance)/of_variance, (correlation - left**later)/of_correlation]
    worst = max(off, key=abs)
    # Beyond 4.5 of them lies one run in fifty thousand of those that are of this law.
    return {"errors": float(abs(worst)), "where": ["mean", "variance", "autocorrelation"][off.index(worst)], "good": bool(abs(worst) < 4.5)}


def compared(format, case, program):
    """What came out: by how much of its range the worst column differs, which one, and whether the spikes are the lab's."""
    with tempfile.TemporaryDirectory() as folder, tempfile.TemporaryDirectory() as beside:
        folder, beside = pathlib.Path(folder), pathlib.Path(beside)
        told = Told(program, format, case, folder)
        if told.lacks is not None:
            return {"lacks": told.lacks}
        run = READS[format](folder, told.files, told.lab)
        if run is None:
            return {"typeset": True, "good": True}
        if "another run of the same law" in told.head:
            if PROCESS in case:
                return lawful(format, told.method, told.dt, run.columns["v"])
            same = run.columns[list(told.lab)[1]].shape == told.lab["t"].shape
            return {"ran": True, "good": bool(same and all(np.isfinite(column).all() for column in run.columns.values()))}
        met = told.meets()
        if met:
            told = Told(program, format, f"{case} method={met}", beside)
    lab, promise, times, dt = told.lab, told.promise, told.times, told.dt
    begins = lab["t"][0]
    if run.spikes is None and told.resets:
        times = times[times > begins]  # a start beyond the threshold shows in no column
    spikes = spikes_of(run.columns[list(lab)[1]], told.fires, lab["t"]) if run.spikes is None else run.spikes
    if promise.may_lose_the_last and len(spikes) == len(times) - 1 and lab["t"][-1] - times[-1] <= promise.later*len(times)*dt:
        # It would come in the bin behind the last: the lab's columns end before it.
        times, lab = times[:-1], {name: column[:int((times[-1] - begins)/dt)] for name, column in lab.items()}
        run.columns = {name: column[:lab["t"].size] for name, column in run.columns.items()}
    same = len(spikes) == len(times)
    # In these bins one of the two has been reset, and the other not yet.
    apart = np.zeros(lab["t"].size, bool)
    if told.resets and same and told.method == "dopri5":
        for first, last in np.sort(np.ceil((np.array([times, spikes]) - begins)/dt - 1e-6).astype(int), axis=0).T:
            apart[first:last] = True
    worst, where = 0.0, ""
    for name, column in lab.items():
        if name not in run.columns and format == "python":
            continue
        known = np.isfinite(column) & ~apart  # a page may keep one current fewer than states
        found = run.columns[name]
        if found.shape != column.shape:
            raise RuntimeError(f"{name} has {found.shape} rows, not {column.shape}")
        if promise.shows_after:
            known[np.rint((times - begins)/dt).astype(int)] = False
        # A column that hardly moves has a range in its last digits.
        size = max(np.ptp(column[known]), 1e-3*np.abs(column[known]).max()) or 1
        far = np.abs(found - column)[known].max(initial=0) / size
        if not far <= worst:
            worst, where = far, name
    result = {"method": told.method, "worst": worst, "where": where, "promised": promise.columns, "spikes": times.size, "met": met}
    result["count"] = len(spikes)
    near = True
    if same:
        shifts = np.abs(spikes - times)/dt
        result["shift"] = float(shifts.max(initial=0))
        near = bool(np.all(shifts <= promise.late + promise.later*np.arange(len(times))))
    result["loose"] = promise.columns is None
    result["good"] = bool(same and near and (promise.columns is None or worst <= promise.columns))
    return result


def shown(result):
    """A result in a few letters."""
    if "lacks" in result:
        return "—"
    if "error" in result:
        return "did not run"
    if "typeset" in result:
        return "typeset"
    if "ran" in result:
        return "ran"
    if "errors" in result:
        return f"{result['errors']:.1f} σ {result['where']}" + ("" if result["good"] else " !")
    spikes = f" {result['count']}/{result['spikes']}"
    late = f" {result['shift']:.1f}b" if result.get("shift", 0) > 1e-6 else ""
    return f"{result['worst']:.0e}{spikes}{late}" + ("" if result["good"] else " !")


def summary(results, left_out):
    """A table of all that came out, the worst of each format and method, and why formats lack what they lack."""
    formats = list(dict.fromkeys(format for format, _ in results))
    cases = list(dict.fromkeys(case for _, case in results))
    wide = min(90, max(map(len, cases)))
    print("\nby how much of its range the worst column differs, spikes there/here, and their shift in bins")
    print(" "*wide, *(f"{format:14}" for format in formats))
    for case in cases:
        cells = [results.get((format, case)) for format in formats]
        print(f"{case.replace('tests/simulators/models/', '')[:wide]:{wide}}", *(f"{shown(cell) if cell else '':14}" for cell in cells))
    for format in formats:
        methods = collections.defaultdict(list)
        for (of, _), result in results.items():
            if of == format and "worst" in result and not result["loose"]:
                methods[result["method"]].append(result["worst"])
        print(f"{format}:", ", ".join(f"{method} {max(found):.1e} at worst of {len(found)}" for method, found in methods.items()) or "nothing is promised")
        lacks = collections.Counter(result["lacks"] for (of, _), result in results.items() if of == format and "lacks" in result)
        for why, count in lacks.items():
            print(f"    {count} not written: {why}")
    for why in left_out:
        print(why)


def one(format, case, program):
    """A case in a process of its own: simulators keep what was once loaded."""
    try:
        result = compared(format, case, program)
    except BaseException as error:
        result = {"error": "".join(traceback.format_exception(error))[-700:], "good": False}
    print("\n" + json.dumps(result))


def asked_for(format, case, program):
    """What a case in its process came to."""
    ran = subprocess.run([sys.executable, "-W", "ignore", __file__, program, "--case", format, case], capture_output=True, text=True)
    try:
        result = json.loads(ran.stdout.splitlines()[-1])
    except (IndexError, ValueError):
        result = {"error": ran.stdout[-800:] + ran.stderr[-800:], "good": False}
    if "lacks" in result:
        result["good"] = any(why in result["lacks"] for why in LACKS.get(format, []))
    bad = "" if result["good"] else f"   NOT GOOD {result.get('error', result.get('where', ''))}"
    print(f"{format:8} {case}: {result.get('lacks') or shown(result)}{bad}", flush=True)
    return result


def main(program, *parts):
    program = str(pathlib.Path(program).resolve())
    if parts[:1] == ("--case",):
        return one(*parts[1:], program)
    every = parts or os.environ.get("NULLCLINE_EVERY")
    missing = {format: tool for format, tool in WANTS.items() if not shutil.which(tool)}
    left_out = [f"{format}: left out, since {tool} is not on this machine" for format, tool in missing.items() if format in FORMATS]
    print("\n".join(left_out))
    wanted = [
        (format, case)
        for case in (CASES if every else FEW)
        for format in FORMATS
        if format not in missing and (format, case) not in SPARED and (not parts or any(part in f"{format} {case}" for part in parts))
    ]
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        results = dict(zip(wanted, pool.map(lambda pair: asked_for(*pair, program), wanted)))
    summary(results, left_out)
    bad = [f"{format} {case}: {shown(result)}" for (format, case), result in results.items() if not result["good"]]
    print(f"{len(results)} runs, {len(bad)} of them not as promised")
    return "\n".join(bad) or None


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
