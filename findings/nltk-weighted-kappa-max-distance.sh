#!/usr/bin/env bash
# nltk 3.10.3: `AnnotationTask.weighted_kappa(max_distance)` gives another kappa for every largest distance.
#
# Two coders rate passages from 1 to 5, and the distance of two ratings is how far they are apart, 4 at most. The method
# takes that largest distance to scale distances with. Scaling cannot change a weighted kappa, as it is a ratio of two means
# of distances, and its two halves are scaled alike. Here only the expected disagreement is: the pairwise observed one
# is asked for without `max_distance` and so with 1. Whoever states the scale, as the signature asks, reports the wrong
# kappa, and a "poor" one. Called with no argument it is right, whatever the scale.
#
# Seen: for the same ratings 0.795 with 1, 0.589 with 2, 0.178 with 4 and -1.055 with 10; with distances divided by 4
# beforehand 0.795.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install -qq --retries 0 --no-compile --no-deps nltk==3.10.3 regex==2026.9.29 defusedxml==0.7.1
cat > try.py <<'PY'
from nltk.metrics.agreement import AnnotationTask

FIRST = [1, 2, 3, 4, 5, 3, 2, 4, 1, 5]
SECOND = [1, 2, 3, 4, 4, 3, 3, 4, 2, 5]
codings = [("first", at, rating) for at, rating in enumerate(FIRST)]
codings += [("second", at, rating) for at, rating in enumerate(SECOND)]

apart = AnnotationTask(codings, distance=lambda one, other: abs(one - other))
scaled = AnnotationTask(codings, distance=lambda one, other: abs(one - other) / 4)
kappas = [apart.weighted_kappa(max_distance=largest) for largest in (1, 2, 4, 10)]
print(*(f"{kappa:.3f}" for kappa in [*kappas, scaled.weighted_kappa()]))
PY
seen=$(venv/bin/python try.py)
echo "nltk 3.10.3: $seen"
expected='0.795 0.589 0.178 -1.055 0.795'
[ "$seen" = "$expected" ] || { echo "It was $expected: the behaviour has changed." >&2; exit 1; }
