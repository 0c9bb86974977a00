"""What the peers of `npm run bench -- peers` share: reading what Clew handed over, scoring against the truth, memory, rings.csv."""

import csv
import json
import random
import re
import sys
import time
from pathlib import Path

import numpy
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components


# Clew's own windows: each report with the next 8 of each of its indicators, 2 where more than 200 name it.
REACH, REACH_OF_HUB, HUB = 8, 2, 200


class Handed:
    """Reports and their mentions, in one folder; the truth, for choosing a peer's best setting, one above it."""

    def __init__(self, folder):
        self.folder = Path(folder)
        with open(self.folder / "reports.csv", encoding="utf-8", newline="") as file:
            self.ids = [row["id"] for row in csv.DictReader(file)]
        self.reports = len(self.ids)

    def uses(self):
        """Report and indicator of each mention that may open a pair, in order of report: two columns."""
        with open(self.folder / "mentions.csv", encoding="utf-8", newline="") as file:
            rows = [(int(row[0]), int(row[1])) for row in csv.reader(file) if row[4] == "1"]
        return numpy.array(rows, dtype=numpy.int64).reshape(-1, 2)

    def truth(self):
        """The true ring of each report as a number; a report in no ring is a ring of its own."""
        with open(self.folder.parent / "truth.csv", encoding="utf-8", newline="") as file:
            ring = {row["report_id"]: row["ring_id"] for row in csv.DictReader(file)}
        return numbers([ring[name] or f"#{name}" for name in self.ids])

    def write(self, groups, name="rings.csv"):
        """A group of one is no ring."""
        size = numpy.bincount(groups)
        with open(self.folder / name, "w", encoding="utf-8") as file:
            file.write("report_id,ring_id\n")
            for report, group in zip(self.ids, groups):
                file.write(f"{report},{group if size[group] > 1 else ''}\n")


def numbers(values):
    """Values as 0, 1, 2…"""
    return numpy.unique(numpy.asarray(values), return_inverse=True)[1]


def agreement(said, truth):
    """Pairwise F1 and B-cubed F1, as the simulator's own score.mjs counts them."""

    def pairs(sizes):
        return float((sizes * (sizes - 1) / 2).sum())

    def f1(precision, recall):
        return 2 * precision * recall / (precision + recall) if precision + recall else 0.0

    said_size, true_size = numpy.bincount(said), numpy.bincount(truth)
    both, size = numpy.unique(said.astype(numpy.int64) * (truth.max() + 1) + truth, return_counts=True)
    one, other = said_size[both // (truth.max() + 1)], true_size[both % (truth.max() + 1)]
    hit, said_pairs, true_pairs = pairs(size), pairs(said_size), pairs(true_size)
    pairwise = f1(hit / said_pairs if said_pairs else 1.0, hit / true_pairs if true_pairs else 1.0)
    return pairwise, f1(float((size**2 / one).sum()) / len(said), float((size**2 / other).sum()) / len(said))


def components(count, a, b):
    graph = coo_array((numpy.ones(len(a), dtype=numpy.int8), (a, b)), shape=(count, count))
    return connected_components(graph, directed=False)[1]


def degrees(uses):
    return numpy.bincount(uses[:, 1])


def candidate_pairs(uses):
    """Pairs of reports as Clew compares them, and which indicator opens each: three columns; a pair may come again."""
    order = numpy.lexsort((uses[:, 0], uses[:, 1]))
    report, indicator = uses[order, 0], uses[order, 1]
    reach = numpy.where(degrees(uses)[indicator] > HUB, REACH_OF_HUB, REACH)
    found = []
    for step in range(1, REACH + 1):
        same = (indicator[:-step] == indicator[step:]) & (reach[:-step] >= step)
        found.append(numpy.column_stack([report[:-step][same], report[step:][same], indicator[:-step][same]]))
    return numpy.concatenate(found)


def leiden(graph, count, objective, resolution, weights):
    # Only those who draw graphs need it: dedupe has an environment of its own.
    import igraph

    igraph.set_random_number_generator(random.Random(1))
    found = graph.community_leiden(objective_function=objective, resolution=resolution, weights=weights, n_iterations=4)
    return numpy.array(found.membership[:count])


def best_of(settings, groups_of, handed, method):
    """
    The setting with the best pairwise F1 on the very data it is judged by; what is best by B-cubed F1 may be another one, and its
    rings are written to rings-METHOD.csv. Generous: nobody who has a case to solve knows the truth.
    """
    truth = handed.truth()
    best = {"pairwise": (-1.0, None), "bcubed": (-1.0, None)}
    for setting in settings:
        groups = groups_of(setting)
        for name, score in zip(best, agreement(groups, truth)):
            if score > best[name][0]:
                best[name] = (score, setting)
                if name == "bcubed":
                    handed.write(groups, f"rings-{method}.csv")
    return best["pairwise"][1]


def peak_megabytes():
    """Most resident memory of this process so far."""
    with open("/proc/self/status", encoding="ascii") as file:
        return int(re.search(r"VmHWM:\s+(\d+)", file.read())[1]) / 1024


class Clock:
    def __init__(self):
        self.began = time.perf_counter()

    def seconds(self):
        return time.perf_counter() - self.began


def tell(**figures):
    json.dump(figures, sys.stdout)
    sys.stdout.flush()
