"""Rings by dedupe: a peer for `npm run bench -- peers`.

python linking_dedupe.py learn FOLDER       trains on labels from the truth, looks for the best threshold; writes model.dedupe
python linking_dedupe.py run FOLDER SETTING
dedupe learns from pairs that a person labelled: here 500 of either sort among pairs that share an indicator, labelled by the truth.
"""

import csv
import math
import random
import sys
from collections import defaultdict

import dedupe
import numpy
from dedupe import variables
from linking_data import Clock, Handed, best_of, candidate_pairs, peak_megabytes, tell

LABELLED = 500
THRESHOLDS = [0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95]


def records(handed):
    sets = defaultdict(lambda: defaultdict(list))
    with open(handed.folder / "mentions.csv", encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if row["opens"] == "1":
                sets[int(row["report"])][row["group"]].append(row["indicator"])
    fields = sorted({group for own in sets.values() for group in own})
    found = {}
    with open(handed.folder / "reports.csv", encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            report = int(row["report"])
            own = {field: tuple(sets[report][field]) or None for field in fields}
            wording = tuple(row["wording"].split()) or None
            found[report] = {**own, "day": float(row["day"]), "category": row["category"] or None, "wording": wording}
    return found, fields


def days_apart(one, other):
    return math.log1p(abs(one - other))


def definition(found, fields):
    def corpus(field):
        return [each[field] for each in found.values() if each[field]]

    return [
        *[variables.Set(field, corpus=corpus(field), has_missing=True) for field in fields],
        variables.Custom("day", comparator=days_apart),
        variables.Exact("category", has_missing=True),
        variables.Set("wording", corpus=corpus("wording"), has_missing=True),
    ]


def labels(found, handed):
    truth = handed.truth()
    pairs = numpy.unique(candidate_pairs(handed.uses())[:, :2], axis=0).tolist()
    random.Random(1).shuffle(pairs)
    same = [pair for pair in pairs if truth[pair[0]] == truth[pair[1]]][:LABELLED]
    apart = [pair for pair in pairs if truth[pair[0]] != truth[pair[1]]][:LABELLED]
    both = [[(found[a], found[b]) for a, b in some] for some in (same, apart)]
    return {"match": both[0], "distinct": both[1]}


def groups_of(clusters, count):
    groups = numpy.arange(count) + count
    for group, (members, _) in enumerate(clusters):
        groups[list(members)] = group
    return numpy.unique(groups, return_inverse=True)[1]


def learn(handed):
    found, fields = records(handed)
    random.seed(1)
    numpy.random.seed(1)
    deduper = dedupe.Dedupe(definition(found, fields), num_cores=2)
    clock = Clock()
    labelled = labels(found, handed)
    deduper.prepare_training(found, sample_size=1500)
    deduper.mark_pairs(labelled)
    deduper.train(recall=0.95, index_predicates=False)
    seconds = clock.seconds()
    with open(handed.folder / "model.dedupe", "wb") as file:
        deduper.write_settings(file)
    scores = deduper.score(deduper.pairs(found))
    best = best_of(THRESHOLDS, lambda least: groups_of(deduper.cluster(scores, least), handed.reports), handed, "dedupe")
    tell(train=seconds, settings={"dedupe": best})


def run(handed, threshold):
    found, _ = records(handed)
    with open(handed.folder / "model.dedupe", "rb") as file:
        deduper = dedupe.StaticDedupe(file, num_cores=2)
    clock = Clock()
    groups = groups_of(deduper.partition(found, threshold), handed.reports)
    seconds = clock.seconds()
    handed.write(groups)
    tell(seconds=seconds, megabytes=peak_megabytes())


def main():
    how, folder, *setting = sys.argv[1:]
    handed = Handed(folder)
    if how == "learn":
        learn(handed)
    else:
        run(handed, float(setting[0]))


if __name__ == "__main__":
    main()
