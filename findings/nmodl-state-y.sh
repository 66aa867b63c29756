#!/usr/bin/env bash
# NEURON 9.0.2: a mechanism with a STATE called y does not compile, although y is a word of no language here; z does.
#
# Believed: a variable may have any name that NMODL does not reserve. Seen: nrnivmodl makes a static double y0 of where a STATE y
# starts, and math.h has a function y0, a Bessel function; the C++ compiler refuses it. So it is with j and j0. A model with
# variables x, y and z, as Hindmarsh and Rose wrote theirs, stops in an error about a file that nobody has written.
# So such variables must be renamed before a model is taken to NEURON.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/python"
"$folder/python/bin/pip" install --quiet neuron==9.0.2
export PATH="$folder/python/bin:$PATH"

compiles() {
    mkdir "$folder/$1" && cd "$folder/$1"
    cat > "relaxes_$1.mod" <<NMODL
NEURON {
    POINT_PROCESS Relaxes
}
STATE {
    $1
}
INITIAL {
    $1 = 1
}
BREAKPOINT {
    SOLVE states METHOD euler
}
DERIVATIVE states {
    $1' = -$1
}
NMODL
    nrnivmodl > log 2>&1
}

compiles z || { echo "a STATE z does not compile: is there a C++ compiler?"; exit 1; }
for name in y j; do
    if compiles "$name"; then
        echo "NEURON does something else now: a STATE $name compiles"
        exit 1
    fi
    echo "a STATE z compiles; a STATE $name: $(grep -m 1 -o "error: .*" log)"
    grep -q "${name}0" log
done
