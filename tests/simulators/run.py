"""Runs programs that the lab writes in the real simulators, and holds their columns against the lab's.

run.py <the example `program`, built> [part of a case's name …]

A few cases of each format, or all where NULLCLINE_EVERY is set. What is not on this machine is named, and left out.
"""

import os
import pathlib
import re
import runpy
import shutil
import subprocess
import sys
import tempfile

import numpy as np

# Where the program can be told the lab's method.
EXACT = 1e-9

# A case: a page and what is set on it.
AXON = [
    "hh-step",
    "hh-step method=rk4",
    "hh-ramp",
    "hh-sinus method=rk4",
    "hh-step TTX=20 TEA=30 celsius=12",
    "hh-step method=rk4 reversal=nernst celsius=12",
]
RESETS = [
    "lif-step",
    "lif-step method=rk4",
    "lif-sinus",
    "adex-plane method=euler",
    "adex-plane method=rk4",
    "izhikevich-plane method=euler",
    "izhikevich-plane method=rk4",
    "izhikevich-plane method=half-steps",
    "exponential-if-current method=euler",
]
PLANES = [
    "type-x",
    "type-y-plane method=euler",
    "fitzhugh-nagumo-plane method=euler",
    "morris-lecar-plane method=rk4",
    *[f"hodgkin-huxley-reduced-plane method=euler stimulus={kind}" for kind in ["constant", "step", "ramp", "sinusoid"]],
]
ADAPTIVE = ["hh-step method=dopri5", "morris-lecar-plane method=dopri5"]

# Brian2 has no method of two half steps.
BRIAN2_LACKS = ("brian2", "izhikevich-plane method=half-steps")
# XPPAUT neither.
XPPAUT_LACKS = ("xppaut", "izhikevich-plane method=half-steps")

# Those that are always run.
FEW = {"hh-step", "hh-step method=rk4", "lif-step", "type-x", "adex-plane method=rk4", "hh-step method=dopri5"}

SAME = ["xppaut", "brian2", "neuron", "neuroml", "c"]
# Format, case, and by how much of its range a column may differ.
CASES = [
    *[(format, case, EXACT) for format in SAME for case in AXON + RESETS + PLANES if (format, case) not in (BRIAN2_LACKS, XPPAUT_LACKS)],
    *[(format, case, 1e-7) for format in SAME for case in ADAPTIVE],
    *[("nest", case, EXACT) for case in ["lif-step", "lif-step method=rk4", "lif-sinus", "izhikevich-plane method=euler"]],
    *[("nest", f"hh-step method=dopri5{set}", 1e-6) for set in ["", " TTX=20 TEA=30 reversal=nernst"]],
    *[("nest", f"{page} method=dopri5", 1e-3) for page in ["adex-plane", "exponential-if-current"]],
]

# What a format's programs are run by, beside this Python.
WANTS = {"xppaut": "xppaut", "c": "cc", "neuroml": "java"}


def table(file):
    """The lab's columns by their names."""
    names, *rows = file.read_text().splitlines()
    cells = [[float(cell) if cell else np.nan for cell in row.split(",")] for row in rows]
    return dict(zip(names.split(","), np.array(cells).T))


def python(folder, file, lab):
    """The columns that a Python program leaves under their names."""
    left = runpy.run_path(str(folder / file))
    return {name: left[name] for name in lab}


def neuroml(folder, file, lab):
    """The columns that jNeuroML writes in two parts, a row late."""
    from pyneuroml.utils.misc import get_path_to_jnml_jar

    subprocess.run(["java", "-jar", get_path_to_jnml_jar(), file, "-nogui"], cwd=folder, check=True, stdout=subprocess.DEVNULL)
    [digits] = folder.glob("*_digits.dat")
    parts = np.loadtxt(digits)[1:, 1:]
    bins = lab["t"].size
    steps = (len(parts) - 1) // (bins - 1)
    columns = (parts[:, 0::2] + parts[:, 1::2])[::steps][:bins].T
    return dict(zip(lab, [lab["t"], *columns]))


def xppaut(folder, file, lab):
    """The columns that XPPAUT writes in single precision, and the columns with the digits that this cuts off."""
    subprocess.run(["xppaut", "-silent", file], cwd=folder, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    text = (folder / file).read_text()
    names = re.findall(r"^(\w+)'=", text, re.M) + re.findall(r"^aux (\w+)=", text, re.M)
    written = dict(zip(["t", *names], np.loadtxt(folder / "output.dat").T))
    found = {"t": lab["t"], "I": lab["I"]}
    for variable, digits, scale in re.findall(r"for (\w+), lo is (\w+), s = ([\d.]+)", text.replace("\n# ", " ")):
        low, scale = written[digits]/1000, float(scale)
        found[variable] = (np.round(scale*written[variable] - low) + low)/scale
    return found


def c(folder, file, lab):
    """The columns that a C program prints."""
    subprocess.run(["cc", "-O2", "-ffp-contract=off", file, "-o", "run", "-lm"], cwd=folder, check=True)
    ran = subprocess.run(["./run"], cwd=folder, check=True, capture_output=True, text=True)
    (folder / "columns.csv").write_text(ran.stdout)
    return table(folder / "columns.csv")


READS = {"xppaut": xppaut, "neuroml": neuroml, "c": c}


def differences(format, case, program):
    """By how much each column differs from the lab's, in shares of its range."""
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        page, *given = case.split()
        told = subprocess.run([program, page, format, *given], cwd=folder, check=True, capture_output=True, text=True)
        lab = table(folder / "run.csv")
        found = READS.get(format, python)(folder, told.stdout.splitlines()[0], lab)
    for name, column in lab.items():
        known = np.isfinite(column)  # a page may keep one current fewer than states
        yield name, np.abs(found[name] - column)[known].max() / (np.ptp(column[known]) or 1)


def one(place, program):
    """A case in a process of its own: simulators keep what was once loaded."""
    format, case, allowed = CASES[place]
    found = list(differences(format, case, program))
    print(f"{format:8} {case}:", ", ".join(f"{name} {difference:.1e}" for name, difference in found))
    return all(difference <= allowed for _, difference in found)


def main(program, *parts):
    program = str(pathlib.Path(program).resolve())
    if parts[:1] == ("--case",):
        sys.exit(not one(int(parts[1]), program))
    every = parts or os.environ.get("NULLCLINE_EVERY")
    missing = {format: tool for format, tool in WANTS.items() if not shutil.which(tool)}
    for format, tool in missing.items():
        print(f"{format}: left out, since {tool} is not on this machine")
    bad = []
    for place, (format, case, allowed) in enumerate(CASES):
        asked = any(part in f"{format} {case}" for part in parts) if parts else every or case in FEW
        if asked and format not in missing:
            ran = subprocess.run([sys.executable, "-W", "ignore", __file__, program, "--case", str(place)])
            if ran.returncode:
                bad.append(f"{format} {case}: more than {allowed} of its range, or it did not run")
    sys.exit("\n".join(bad) or None)


if __name__ == "__main__":
    main(*sys.argv[1:])
