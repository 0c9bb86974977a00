"""The FIFO trace of `clew trace` written plainly on a networkx MultiDiGraph: a peer for `npm run bench -- money`.

python fifo.py slice.json
  rows: [number, source, target, minor] in order of time; starts: number of a victim's payment → accounts where it is back with the
  victim; ends: accounts where nothing is followed further; hops; dust (minor units); repeats.
Prints milliseconds and traced money by transfer and, still there at the end, by account.
"""

import json
import sys
import time
from collections import defaultdict, deque

import networkx as nx

NOBODY = ""


def graph_of(rows):
    graph = nx.MultiDiGraph()
    for order, (number, source, target, minor) in enumerate(rows):
        graph.add_edge(source or NOBODY, target or NOBODY, key=number, order=order, minor=minor)
    return graph


def take(queue, minor):
    """What came first leaves first, up to so much."""
    taken = []
    while minor > 0 and queue:
        lot = queue[0]
        start, amount, hop = lot
        part = min(amount, minor)
        taken.append((start, part, hop))
        minor -= part
        if part == amount:
            queue.popleft()
        else:
            lot[1] = amount - part
    return taken


def take_own(queue, minor):
    """A victim pays with money of their own."""
    for lot in list(queue):
        if minor <= 0:
            break
        if lot[0] is None:
            part = min(lot[1], minor)
            lot[1] -= part
            minor -= part
            if lot[1] == 0:
                queue.remove(lot)


def fifo(graph, homes, ends, hops, dust):
    queues = defaultdict(deque)
    flows = {}
    payments = sorted(graph.edges(keys=True, data=True), key=lambda edge: edge[3]["order"])
    for source, target, number, data in payments:
        minor = data["minor"]
        if number in homes:
            take_own(queues[source], minor)
            flows[number] = minor
            if target not in ends:
                queues[target].append([number, minor, 1])
            continue
        if source == target:
            continue
        taken = take(queues[source], minor) if source != NOBODY else []
        traced = sum(amount for start, amount, _ in taken if start is not None)
        told = 0
        for start, amount, hop in taken:
            told += amount
            if start is not None:
                is_home = target in homes[start]
                if target != NOBODY and not is_home and (hop + 1 > hops or (traced < dust and target not in ends)):
                    start = None
                else:
                    flows[number] = flows.get(number, 0) + amount
                    if is_home:
                        continue
            if target not in ends:
                queues[target].append([start, amount, hop + 1])
        if target not in ends and told < minor:
            queues[target].append([None, minor - told, 0])
    held = {}
    for account, queue in queues.items():
        traced = sum(amount for start, amount, _ in queue if start is not None)
        if traced > 0:
            held[account] = traced
    return flows, held


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        asked = json.load(file)
    begin = time.perf_counter()
    graph = graph_of(asked["rows"])
    graph_ms = (time.perf_counter() - begin) * 1000
    homes = {int(number): set(accounts) for number, accounts in asked["starts"].items()}
    ends = {NOBODY, *asked["ends"]}
    times = []
    for _ in range(asked["repeats"]):
        begin = time.perf_counter()
        flows, held = fifo(graph, homes, ends, asked["hops"], asked["dust"])
        times.append((time.perf_counter() - begin) * 1000)
    json.dump({"graphMs": graph_ms, "ms": times, "flows": flows, "held": held}, sys.stdout)


main()
