"""Names compared by nomenklatura and rapidfuzz: peers for `npm run bench -- names`.

python names.py asked.json
  pairs: [a, b]; cross: names that each have to be compared with all of `against`; persons: [query, result], each with name and,
  where known, firstName and lastName.
Prints, by matcher: a score for each pair, scores of each name of `cross` against all, a score for each pair of persons, and the CPU
seconds of the pairs, from the written names to the scores, once warm.
"""

import itertools
import json
import sys
import time

from anyascii import anyascii
from followthemoney import model
from nomenklatura.matching import ALGORITHMS, ScoringConfig
from rapidfuzz import fuzz
from rapidfuzz.distance import JaroWinkler
from unidecode import unidecode

# Matchers keep what they made of an entity by its id.
ids = itertools.count()


def entity(properties):
    return model.get_proxy({"id": f"e{next(ids)}", "schema": "Person", "properties": {key: [value] for key, value in properties.items()}})


def nomenklatura(algorithm):
    config = ScoringConfig.defaults()
    return lambda a, b: algorithm.compare(entity(a), entity(b), config).score


def rapidfuzz(score, fold):
    return lambda a, b: score(fold(a["name"]).lower(), fold(b["name"]).lower())


def matchers():
    for algorithm in ALGORITHMS:
        yield f"nomenklatura {algorithm.NAME}", nomenklatura(algorithm)
    scores = {
        "WRatio": lambda a, b: fuzz.WRatio(a, b) / 100,
        "token_sort_ratio": lambda a, b: fuzz.token_sort_ratio(a, b) / 100,
        "token_set_ratio": lambda a, b: fuzz.token_set_ratio(a, b) / 100,
        "JaroWinkler": JaroWinkler.similarity,
    }
    folds = {"": str, " + unidecode": unidecode, " + anyascii": anyascii}
    for (name, score), (fold_name, fold) in itertools.product(scores.items(), folds.items()):
        yield f"rapidfuzz {name}{fold_name}", rapidfuzz(score, fold)


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        asked = json.load(file)
    pairs = [({"name": a}, {"name": b}) for a, b in asked["pairs"]]
    told = {}
    for name, compare in matchers():
        for a, b in pairs:
            compare(a, b)
        begin = time.process_time()
        scores = [compare(a, b) for a, b in pairs]
        seconds = time.process_time() - begin
        cross = [[compare({"name": query}, {"name": result}) for result in asked["against"]] for query in asked["cross"]]
        persons = [compare(query, result) for query, result in asked["persons"]]
        told[name] = {"scores": scores, "cross": cross, "persons": persons, "seconds": seconds}
    json.dump(told, sys.stdout)


main()
