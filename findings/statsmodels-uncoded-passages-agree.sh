#!/usr/bin/env bash
# statsmodels 0.15.0: passages that no coder has coded count as agreement in Fleiss' kappa.
#
# `aggregate_raters` makes the table for `fleiss_kappa` of what each coder gave each passage. Its documentation says that
# it fails on data that cannot be made integers, and nothing of missing values. A missing one (`nan`) is no integer, yet
# nothing fails: it becomes a category of its own. Two coders who each skipped the same passages agree on it. The more is
# left uncoded, the better the kappa. That there is a column too many is only to be seen in the second thing returned.
#
# Seen: two coders who disagree on every passage that they coded have a kappa of -1; with three passages that both left
# out added, 0.13.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install -qq --retries 0 --no-compile --no-deps statsmodels==0.15.0 numpy==2.4.6 scipy==1.17.1 \
  pandas==3.0.6 patsy==1.0.3 packaging==26.3 python-dateutil==2.9.0.post0 six==1.17.0
cat > try.py <<'PY'
from math import nan

from statsmodels.stats.inter_rater import aggregate_raters, fleiss_kappa

CODED = [[0, 1], [1, 0], [0, 1], [1, 0]]
LEFT_OUT = [[nan, nan]] * 3


def kappa(passages):
    table, categories = aggregate_raters(passages)
    return f"{fleiss_kappa(table):.2f} with {len(categories)} categories"


print(kappa(CODED), kappa(CODED + LEFT_OUT), sep=", ")
PY
seen=$(venv/bin/python try.py)
echo "statsmodels 0.15.0: $seen"
expected='-1.00 with 2 categories, 0.13 with 3 categories'
[ "$seen" = "$expected" ] || { echo "It was $expected: the behaviour has changed." >&2; exit 1; }
