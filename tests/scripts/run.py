# Runs a copied script as a student would, then writes its columns as JSON: python run.py SCRIPT COLUMN…
import io
import json
import runpy
import sys
from contextlib import redirect_stdout

import matplotlib

matplotlib.use("Agg")
with redirect_stdout(io.StringIO()) as said:
    variables = runpy.run_path(sys.argv[1])
columns = {name: [float(x) for x in variables[name]] for name in sys.argv[2:]}
spikes = [int(bin) for bin in variables.get("spikes", [])]
print(json.dumps({"columns": columns, "spikes": spikes, "said": said.getvalue()}))
