#!/usr/bin/env bash
# vcd 1.4-11 (R, Debian 1:1.4-11-1): where two coders use different codes, kappa takes the ones at the same place in the alphabet for one.
#
# `Kappa` takes the table of what two coders gave each passage, made by `table()`. That has a row for each code of the first and a column
# for each of the second, in the order of the alphabet. If each uses a code that the other never does, as happens with rare
# codes or with two names for one, there are as many rows as columns, and the diagonal is not one any more. The names of
# rows and columns are in the table, but nothing looks at them, and nothing is said. Disagreement on every passage of a code is
# then full agreement, with an error of 0.
#
# Seen: Anna codes "work" where Ben codes "tired", and kappa is 1.00; with a table that has all codes of both it is 0.60.
#
# Needs R 4.2 (Debian's r-base-core) and Debian 12 (apt-get with its package lists, dpkg); nothing is installed.
set -euo pipefail
for tool in Rscript apt-get dpkg; do
  command -v "$tool" >/dev/null || { echo "$tool is needed and was not found." >&2; exit 1; }
done
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
apt-get download -qq r-cran-vcd=1:1.4-11-1 r-cran-mass=7.3-58.2-1 r-cran-colorspace=2.1-0+dfsg-1 r-cran-lmtest=0.9.40-1 \
  r-cran-zoo=1.8-11-1 r-cran-lattice=0.20-45-3 >/dev/null 2>&1 ||
  { echo "Debian's r-cran-vcd 1.4-11-1 cannot be had; is this Debian 12, and has apt-get update been run?" >&2; exit 1; }
for package in *.deb; do dpkg -x "$package" .; done
cat > try.R <<'R'
options(warn = 2)
suppressPackageStartupMessages(library(vcd))
anna <- c("noise", "noise", "sleep", "sleep", "work", "work", "noise", "sleep", "work", "noise")
ben <- c("noise", "noise", "sleep", "sleep", "tired", "tired", "noise", "sleep", "tired", "noise")
every <- sort(unique(c(anna, ben)))
for (codes in list(table(anna, ben), table(factor(anna, every), factor(ben, every))))
  cat(sprintf("%.2f with %d codes\n", Kappa(codes)$Unweighted[["value"]], nrow(codes)))
R
seen=$(R_LIBS="$folder/usr/lib/R/site-library:$folder/usr/lib/R/library" Rscript --vanilla try.R)
echo "vcd 1.4-11:"
echo "$seen"
expected='1.00 with 3 codes
0.60 with 4 codes'
[ "$seen" = "$expected" ] || { echo "It was $expected: the behaviour has changed." >&2; exit 1; }
