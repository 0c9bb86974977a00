"""Names of a roster against those of a slice of a list by rapidfuzz: a peer for `npm run bench -- screen`.

python cdist.py roster.csv list.csv SLICE
Prints, by scorer, seconds on all cores for all of the roster against the first SLICE names, and how many pairs it finds at .85.
"""

import csv
import itertools
import json
import os
import sys
import time

import numpy
from anyascii import anyascii
from rapidfuzz import fuzz, process
from rapidfuzz.distance import JaroWinkler


def names(path, count):
    with open(path, encoding="utf-8", newline="") as file:
        return [anyascii(row["Name"]).lower() for row in itertools.islice(csv.DictReader(file), count)]


def main():
    roster, listed = names(sys.argv[1], 10**9), names(sys.argv[2], int(sys.argv[3]))
    told = {"persons": len(roster), "entries": len(listed)}
    for name, scorer, cutoff in [
        ("JaroWinkler", JaroWinkler.similarity, 0.85),
        ("token_sort_ratio", fuzz.token_sort_ratio, 85),
    ]:
        begin = time.perf_counter()
        scores = process.cdist(roster, listed, scorer=scorer, score_cutoff=cutoff, workers=os.cpu_count(), dtype=numpy.float32)
        told[name] = {"seconds": time.perf_counter() - begin, "found": int((scores >= cutoff).sum())}
    json.dump(told, sys.stdout)


main()
