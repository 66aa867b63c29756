"""How a format's programs are run, and what columns and spikes they give."""

import re
import runpy
import subprocess

import numpy as np

# What a format's programs are run by, beside this Python.
WANTS = {"xppaut": "xppaut", "c": "cc", "neuroml": "java", "latex": "pdflatex"}


def table(file):
    """Columns by their names."""
    names, *rows = file.read_text().splitlines()
    cells = [[float(cell) if cell else np.nan for cell in row.split(",")] for row in rows]
    return dict(zip(names.split(","), np.array(cells).T))


class Run:
    """What a program gave: columns by the lab's names, and the times of spikes if it tells them."""

    def __init__(self, columns, spikes=None):
        self.columns, self.spikes = columns, spikes


def python(folder, files, lab):
    """The columns that a Python program leaves under their names; its spikes are bins, or times."""
    left = runpy.run_path(str(folder / files[0]))
    spikes = left["spikes"]
    times = left["t"][spikes] if spikes.dtype.kind == "i" else spikes
    return Run({name: named(left, name) for name in lab}, times)


def ours(folder, files, lab):
    """The columns and the times of spikes that our own program leaves; what a text wants to be seen beside them is not among them."""
    left = runpy.run_path(str(folder / files[0]))
    columns = {name: named(left, name) for name in lab}
    # By fixed steps its times are those of the bins after, in which a crossing is first seen.
    times = left["times"] if "dopri5" in left else left["t"][left["spikes"]]
    return Run({name: column for name, column in columns.items() if column is not None}, np.array(times))


def named(left, name):
    """The array of this name, or of what it is called where that means something else to the program."""
    arrays = (left.get(called) for called in [name, name + "_", name + "2"])
    return next((array for array in arrays if isinstance(array, np.ndarray)), None)


def neuroml(folder, files, lab):
    """The columns that jNeuroML writes in two parts, a row late; its spikes are a counter of resets."""
    from pyneuroml.utils.misc import get_path_to_jnml_jar

    ran = subprocess.run(["java", "-jar", get_path_to_jnml_jar(), files[0], "-nogui"], cwd=folder, capture_output=True, text=True)
    if ran.returncode:
        raise RuntimeError(ran.stdout + ran.stderr)
    [digits] = folder.glob("*_digits.dat")
    parts = np.loadtxt(digits)[1:, 1:]
    bins = lab["t"].size
    steps = (len(parts) - 1) // (bins - 1) if bins > 1 else 1
    columns = (parts[:, 0::2] + parts[:, 1::2])[::steps][:bins].T
    document = (folder / files[0]).read_text()
    spikes = None
    if '<StateVariable name="spikes"' in document:
        plain = digits.with_name(digits.name.replace("_digits", ""))
        counter = np.loadtxt(plain)[:, -1]
        rows = np.nonzero(np.diff(counter, prepend=0) > 0)[0]
        bin = -(-rows // steps)
        spikes = lab["t"][bin[bin < bins]]
    return Run({"t": lab["t"], **dict(zip([name for name in lab if name != "t"], columns))}, spikes)


def xppaut(folder, files, lab):
    """The columns that XPPAUT writes in single precision, and the columns with the digits that this cuts off."""
    subprocess.run(["xppaut", "-silent", files[0]], cwd=folder, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    text = (folder / files[0]).read_text()
    names = re.findall(r"^(\w+)'=", text, re.M) + re.findall(r"^aux (\w+)=", text, re.M)
    rows = np.atleast_2d(np.loadtxt(folder / "output.dat"))
    if rows.shape[1] != len(names) + 1:
        raise RuntimeError(f"{rows.shape[1]} columns, not {len(names) + 1}")
    written = dict(zip(["t", *names], rows.T))
    found = {"t": lab["t"] if len(rows) == lab["t"].size else written["t"]}
    told = re.findall(r"for (\w+), lo is (\w+), s = ([\de.+-]+\d)", text.replace("\n# ", " "))
    for name, (column, low, scale) in zip([name for name in lab if name != "t"], told, strict=True):
        low, scale = written[low]/1000, float(scale)
        found[name] = (np.round(scale*written[column] - low) + low)/scale
    return Run(found)


def c(folder, files, lab):
    """The columns that a C program prints, without a warning of its compiler, and the spikes behind them."""
    flags = ["-std=c99", "-Wall", "-Wextra", "-pedantic", "-Werror", "-O2", "-ffp-contract=off"]
    built = subprocess.run(["cc", *flags, files[0], "-o", "run", "-lm"], cwd=folder, capture_output=True, text=True)
    if built.returncode:
        raise RuntimeError(built.stderr)
    ran = subprocess.run(["./run"], cwd=folder, check=True, capture_output=True, text=True)
    (folder / "columns.csv").write_text(ran.stdout)
    return Run(table(folder / "columns.csv"), np.array([float(time) for time in re.findall(r"spike at (\S+)", ran.stderr)]))


def latex(folder, files, lab):
    """Nothing, when the document can be typeset with every letter in it."""
    ran = subprocess.run(["pdflatex", "-interaction=nonstopmode", "-halt-on-error", files[0]], cwd=folder, capture_output=True)
    log = ran.stdout.decode(errors="replace")
    faults = [line for line in log.splitlines() if line.startswith("!") or "Missing character" in line]
    if ran.returncode or faults:
        raise RuntimeError("\n".join(faults) or log[-500:])


READS = {"python": ours, "latex": latex, "xppaut": xppaut, "neuroml": neuroml, "c": c, "brian2": python, "neuron": python, "nest": python}
