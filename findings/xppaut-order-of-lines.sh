#!/usr/bin/env bash
# XPPAUT 6.11b (Debian 6.11b+1.dfsg-1.1): a fixed quantity above the line that it is made of is a step late; an aux line is not.
#
# Believed: the order of the lines of a file does not matter, as that of its equations does not; or, where it does, for all lines.
# Seen: with p=q above q=2*v, p is what q was a step ago, and 0 in the first; the other way round it is what q is. An aux
# line above q has q as it is. XPPAUT says nothing.
# So a conductance that is named above its gates is late by a step, and its run by dt is of another model.
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

cat > order.ode <<'ODE'
v'=1
aux shown=q
p=q
q=2*v
r=q
aux above=p
aux below=r
@ total=2,dt=1,meth=euler
done
ODE
system/usr/bin/xppaut -silent order.ode > log 2>&1
echo "t v shown above below:"
cat output.dat
test "$(echo $(cat output.dat))" = "0 0 0 0 0 1 1 2 0 2 2 2 4 2 4" || { echo "XPPAUT does something else now"; exit 1; }
