"""Rings as components and communities of a graph: peers for `npm run bench -- peers`.

python linking_graphs.py METHOD FOLDER [SETTING]
Without a setting the best one for METHOD is looked for, with it METHOD is run: rings.csv in FOLDER, seconds from the mentions in memory to
the groups, and peak memory. networkx and igraph have no setting and take any.
"""

import sys

import igraph
import networkx
import numpy
from linking_data import Clock, Handed, best_of, candidate_pairs, degrees, leiden, peak_megabytes, tell

def with_networkx(uses, count, _):
    graph = networkx.Graph()
    graph.add_nodes_from(range(count))
    graph.add_edges_from((report, count + indicator) for report, indicator in uses.tolist())
    groups = numpy.empty(count, dtype=numpy.int64)
    for group, members in enumerate(networkx.connected_components(graph)):
        for member in members:
            if member < count:
                groups[member] = group
    return groups


def bipartite(uses, count):
    indicators = int(uses[:, 1].max()) + 1 if len(uses) else 0
    edges = numpy.column_stack([uses[:, 0], uses[:, 1] + count])
    return igraph.Graph(n=count + indicators, edges=edges)


def with_igraph(uses, count, _):
    return numpy.array(bipartite(uses, count).connected_components().membership[:count])


def without_hubs(uses, count, most):
    rare = uses[degrees(uses)[uses[:, 1]] <= most]
    return numpy.array(bipartite(rare, count).connected_components().membership[:count])


def modularity(uses, count, resolution):
    """Reports and indicators, a mention weighs 1 / (reports that name the indicator)."""
    shared = uses[degrees(uses)[uses[:, 1]] > 1]
    weights = (1 / degrees(uses)[shared[:, 1]]).tolist()
    return leiden(bipartite(shared, count), count, "modularity", resolution, weights)


def cpm(uses, count, resolution):
    """Reports alone: two weigh Σ 1 / (reports that name the shared indicator - 1)."""
    pairs = candidate_pairs(uses)
    graph = igraph.Graph(n=count, edges=pairs[:, :2])
    graph.es["weight"] = (1 / (degrees(uses)[pairs[:, 2]] - 1)).tolist()
    graph.simplify(combine_edges="sum")
    return leiden(graph, count, "CPM", resolution, "weight")


METHODS = {
    "networkx": (with_networkx, []),
    "igraph": (with_igraph, []),
    "without-hubs": (without_hubs, [2, 3, 4, 5, 6, 8, 10, 13, 17, 22, 30, 45, 70, 100, 200, 500, 1000]),
    "modularity": (modularity, [1, 2, 4, 8, 16, 32]),
    "cpm": (cpm, [0.0001, 0.0003, 0.001, 0.002, 0.004, 0.008, 0.015, 0.03, 0.06, 0.12, 0.25, 0.5]),
}


def main():
    method, settings = METHODS[sys.argv[1]]
    handed = Handed(sys.argv[2])
    uses = handed.uses()
    if len(sys.argv) == 3:
        best = best_of(settings, lambda setting: method(uses, handed.reports, setting), handed, sys.argv[1])
        return tell(settings={sys.argv[1]: best})
    clock = Clock()
    groups = method(uses, handed.reports, float(sys.argv[3]))
    seconds = clock.seconds()
    handed.write(groups)
    return tell(seconds=seconds, megabytes=peak_megabytes())


main()
