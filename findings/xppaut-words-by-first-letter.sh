#!/usr/bin/env bash
# XPPAUT 6.11b (Debian 6.11b+1.dfsg-1.1): of the word that a line begins with, only a letter or two count.
#
# Believed: par, number, init and done are words of the language, and a line that begins with another word is refused.
# Seen: “pumps k=2” makes a parameter, “noise g=1” a hidden number, “ions x=3” an initial value, and a line that begins with
# d and is no equation ends the file: what stands behind “drawn from life” is not read. Of aux and set it wants two letters:
# “a y=x” is passed over. “All formulas are valid!!” it says.
# So a title that lacks its # cuts a model short or changes it, and a reader that knows but whole words refuses files with
# “n”, “ini” and “d” that have worked for years.
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

cat > words.ode <<'ODE'
x'=q
q=k+g
pumps k=2
noise g=1
ions x=3
a y=x
@ total=1,dt=.5,meth=rk4
drawn from life
y'=1
ODE
system/usr/bin/xppaut -silent words.ode > log 2>&1
grep -q "All formulas are valid" log
echo "t x:"
cat output.dat
test "$(echo $(cat output.dat))" = "0 3 0.5 4.5 1 6" || { echo "XPPAUT does something else now"; exit 1; }
