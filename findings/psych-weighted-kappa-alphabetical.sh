#!/usr/bin/env bash
# psych 2.2.9 (R, Debian 2.2.9-1): weighted kappa of ordered ratings takes "low", "middle", "high" in the order of the alphabet.
#
# Two coders rate passages, and R is told the order of the ratings with `factor(..., ordered = TRUE)`. `cohen.kappa` weights
# disagreements by how far they are apart, but makes text of the ratings first: the order is lost, and "high" comes before "low"
# before "middle". A coder who says "high" for "low" is then nearly right. There is no warning, and the estimate and its limits
# look like any other. With numbers 1 to 3, with the table of both, or with `levels`, which is documented for levels that
# nobody used, the same ratings have another kappa, and a far better one here.
#
# Seen: 0.28 from ordered factors, 0.67 from the same as numbers, as a table and with `levels`.
#
# Needs R 4.2 (Debian's r-base-core) and Debian 12 (apt-get with its package lists, dpkg); nothing is installed.
set -euo pipefail
for tool in Rscript apt-get dpkg; do
  command -v "$tool" >/dev/null || { echo "$tool is needed and was not found." >&2; exit 1; }
done
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
apt-get download -qq r-cran-psych=2.2.9-1 r-cran-mnormt=2.1.1-2 r-cran-lattice=0.20-45-3 r-cran-nlme=3.1.162-1 >/dev/null 2>&1 ||
  { echo "Debian's r-cran-psych 2.2.9-1 cannot be had; is this Debian 12, and has apt-get update been run?" >&2; exit 1; }
for package in *.deb; do dpkg -x "$package" .; done
cat > try.R <<'R'
suppressPackageStartupMessages(library(psych))
RATINGS <- c("low", "middle", "high")
rated <- function(...) factor(c(...), levels = RATINGS, ordered = TRUE)
one <- rated("low", "low", "middle", "middle", "high", "high", "low", "middle", "high", "middle")
other <- rated("low", "middle", "middle", "middle", "high", "middle", "low", "low", "high", "high")
say <- function(how, ...) {
  found <- cohen.kappa(...)
  cat(sprintf("%-8s %.2f %s\n", how, found$weighted.kappa, paste(rownames(found$agree), collapse = " ")))
}
say("factors", data.frame(one, other))
say("numbers", data.frame(as.integer(one), as.integer(other)))
say("table", table(one, other))
say("levels", data.frame(one, other), levels = RATINGS)
R
seen=$(R_LIBS="$folder/usr/lib/R/site-library:$folder/usr/lib/R/library" Rscript --vanilla try.R)
echo "psych 2.2.9:"
echo "$seen"
expected='factors  0.28 high low middle
numbers  0.67 1 2 3
table    0.67 low middle high
levels   0.67 low middle high'
[ "$seen" = "$expected" ] || { echo "It was $expected: the behaviour has changed." >&2; exit 1; }
