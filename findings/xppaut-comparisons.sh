#!/usr/bin/env bash
# XPPAUT 6.11b (Debian 6.11b+1.dfsg-1.1): comparisons bind closer than sums and products, so 2*3>5 is 0.
#
# Believed: 2*3>5 asks whether 6 is more than 5, as it does in C, Python and every table of operators. Seen: it is 2*(3>5), 0;
# v+1>2 is v+(1>2), v whatever it is. With brackets, (2*3)>5, it is 1. XPPAUT says nothing, and its exit status is 0.
# So a condition such as if(a*v>b)then(…)else(…) in a model's file does something else than it says.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
packages="xppaut=6.11b+1.dfsg-1.1"
for library in libx11-6 libxcb1 libxau6 libxdmcp6 libbsd0 libmd0; do
    if apt-cache show "$library" > show 2> /dev/null; then packages="$packages $library"; fi
done
apt-get download -qq $packages > log 2>&1
for package in *.deb; do dpkg-deb -x "$package" system; done
export LD_LIBRARY_PATH="$folder/system/usr/lib/$(uname -m)-linux-gnu"

cat > binding.ode <<'ODE'
v'=0
init v=3
aux product=2*3>5
aux bracketed=(2*3)>5
aux total=v+1>2
aux chosen=if(2*v>5)then(10)else(20)
@ total=1,dt=1
done
ODE
system/usr/bin/xppaut -silent binding.ode > log 2>&1
row=$(head -1 output.dat)
echo "t v 2*3>5 (2*3)>5 v+1>2 if(2*v>5)then(10)else(20): $row"
test "$(echo $row)" = "0 3 0 1 3 20" || { echo "XPPAUT does something else now"; exit 1; }
