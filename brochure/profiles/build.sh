#!/bin/sh
# Makes the ICC profiles anew from the measurements beside it. Needs ArgyllCMS (colprof) and an
# sRGB profile; on Debian: apt-get install argyll icc-profiles-free. About two minutes each.
set -eu
cd "$(dirname "$0")"
srgb=${1:-/usr/share/color/icc/sRGB.icc}
licence="Made from Fogra characterisation data of icc-profiles-free, zlib licence, (c) Kai-Uwe Behrmann"

make() { # measurements, total ink in per cent, description
    colprof -qm -S "$srgb" -cmt -dpp -kr "-l$2" -L95 -C "$licence" -D "$3" -M "$3" -O "$1.icc" "$1"
}

make fogra39L 300 "FOGRA39L offset on coated paper, total ink 300 %"
make fogra29L 260 "FOGRA29L offset on uncoated paper, total ink 260 %"
