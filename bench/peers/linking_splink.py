"""Rings by Splink: a peer for `npm run bench -- peers`.

python linking_splink.py learn FOLDER BLOCKING                 trains, writes model.json, and looks for the best settings of both of:
python linking_splink.py tune FOLDER BLOCKING                  with the model.json that is there, looks for the best threshold alone
python linking_splink.py components FOLDER BLOCKING THRESHOLD  predict and Splink's own clustering with that model: rings.csv
python linking_splink.py leiden FOLDER BLOCKING RESOLUTION     predict, then igraph's Leiden (CPM) over what Splink scored: rings.csv
BLOCKING: shared (all pairs that share an indicator that opens pairs for Clew) or windows (the very pairs that Clew compares).
"""

import logging
import sys

import duckdb
import igraph
import numpy
import splink.comparison_level_library as levels
import splink.comparison_library as comparisons
from linking_data import Clock, Handed, best_of, candidate_pairs, components, leiden, numbers, peak_megabytes, tell
from splink import DuckDBAPI, Linker, SettingsCreator, block_on

THRESHOLDS = [*range(-10, 41)]
RESOLUTIONS = [0.001, 0.003, 0.01, 0.03, 0.06, 0.1, 0.2, 0.35, 0.5, 0.7]
MEMORY_LIMIT = "10GB"


def records(con, handed):
    """One row a report: of each group of kinds all its indicators, and the rarest with how often it is named."""
    con.execute("create table told as select * from read_csv(?, all_varchar = true)", [str(handed.folder / "reports.csv")])
    con.execute("create table mentions as select * from read_csv(?)", [str(handed.folder / "mentions.csv")])
    con.execute("""
        create table weighed as
        select *, count(*) over (partition by indicator) as named,
               case when kind in ('stem', 'registrable') then kind when opens = 1 then "group" else kind end as field
        from mentions""")
    # A field of which nobody shares anything can neither be compared nor learned.
    fields = con.execute("""
        select field, max(opens) from weighed where field <> 'platform'
        group by field having count(*) filter (named > 1) >= 100 order by field""").fetchall()
    con.execute("""
        create table r as select cast(report as integer) as unique_id, cast(day as double) as day, nullif(category, '') as category,
               nullif(language, '') as language, string_split(nullif(wording, ''), ' ') as wording
        from told""")
    for field, opens in fields:
        con.execute(f"""
            create or replace table r as select r.*, own.* exclude report from r left join (
                select report, list(indicator order by named, indicator) as {field}_all, arg_min(indicator, (named, indicator)) as {field}
                from weighed where field = '{field}' group by report) own on own.report = r.unique_id""")
    return [field for field, opens in fields if opens], [field for field, opens in fields if not opens]


def indicator(field, wider):
    """
    The rarest indicator of both sides is one, adjusted for how often it is named; else any other one; else of a site what it derives from;
    else none. Splink has no adjustment for sets, and of what two reports share the rarest tells most.
    """
    return comparisons.CustomComparison(
        output_column_name=field,
        comparison_levels=[
            levels.NullLevel(field),
            levels.ExactMatchLevel(field, term_frequency_adjustments=True),
            levels.ArrayIntersectLevel(f"{field}_all", min_intersection=1),
            *[levels.ExactMatchLevel(name, term_frequency_adjustments=True) for name in wider],
            levels.ElseLevel(),
        ],
    )


def day():
    names = [2, 7, 21, 60]
    return comparisons.CustomComparison(
        output_column_name="day",
        comparison_levels=[
            levels.NullLevel("day"),
            *[levels.AbsoluteDifferenceLevel("day", difference_threshold=days) for days in names],
            levels.ElseLevel(),
        ],
    )


def settings(con, fields, supporting):
    has = {name: con.execute(f"select count(distinct {name}) > 1 from r").fetchall()[0][0] for name in ("category", "language", "wording")}
    wider = [name for name in ("registrable", "stem") if name in supporting]
    compared = [indicator(field, wider if field == "site" else []) for field in fields]
    compared += [comparisons.ExactMatch(name).configure(term_frequency_adjustments=True) for name in supporting if name not in wider]
    compared += [comparisons.ExactMatch(name).configure(term_frequency_adjustments=True) for name in ("category", "language") if has[name]]
    if has["wording"]:
        compared.append(comparisons.ArrayIntersectAtSizes("wording", [10, 6, 3]))
    return SettingsCreator(
        link_type="dedupe_only",
        comparisons=[*compared, day()],
        blocking_rules_to_generate_predictions=[shared(field) for field in fields],
        retain_matching_columns=False,
    )


def shared(field):
    return block_on(f"{field}_all", arrays_to_explode=[f"{field}_all"])


def train(linker, fields):
    """As its guide has it: u by random sampling, m by expectation-maximisation, each field once as the block of the others."""
    linker.training.estimate_probability_two_random_records_match([block_on(field) for field in fields], recall=0.7)
    linker.training.estimate_u_using_random_sampling(max_pairs=1e7, seed=1)
    for field in fields:
        try:
            linker.training.estimate_parameters_using_expectation_maximisation(block_on(field), max_pairs=1e6, record_sample_proportion=1.0)
        except Exception as error:
            print(f"not trained on {field}: {type(error).__name__}", file=sys.stderr)


def predict(linker, db, handed, blocking):
    """Pairs scored, and the seconds of it; pairs of `windows` are made beforehand, as reading is."""
    if blocking == "windows":
        pairs = numpy.unique(candidate_pairs(handed.uses())[:, :2], axis=0)
        left, right = pairs[:, 0].astype(numpy.int32), pairs[:, 1].astype(numpy.int32)
        con = db.duckdb_con
        con.register("found_pairs", {"l": left, "r": right})
        con.execute("create table window_pairs as select '0' as match_key, l as join_key_l, r as join_key_r from found_pairs")
        linker.table_management.register_blocked_pairs_for_predict(db.register("window_pairs"))
    clock = Clock()
    scored = linker.inference.predict(warning_mode="never")
    return scored, clock.seconds()


def edges(db, scored):
    found = db.duckdb_con.execute(f"select unique_id_l, unique_id_r, match_weight, match_probability from {scored.physical_name}").fetchnumpy()
    return [numpy.asarray(found[name]) for name in ("unique_id_l", "unique_id_r", "match_weight", "match_probability")]


def opened(handed):
    con = duckdb.connect()
    con.execute(f"set memory_limit = '{MEMORY_LIMIT}'")
    con.execute(f"set temp_directory = '{handed.folder / 'spill'}'")
    fields, supporting = records(con, handed)
    db = DuckDBAPI(connection=con)
    return db, fields, supporting


def learn(handed, blocking):
    db, fields, supporting = opened(handed)
    linker = Linker(db.register("r"), settings(db.duckdb_con, fields, supporting), log_level=logging.ERROR)
    clock = Clock()
    train(linker, fields)
    seconds = clock.seconds()
    linker.misc.save_model_to_json(str(handed.folder / "model.json"), overwrite=True)
    scored, _ = predict(linker, db, handed, blocking)
    a, b, weight, probability = edges(db, scored)
    threshold = best_threshold(handed, a, b, weight)
    graph, weights = graph_of(handed, a, b, probability)
    resolution = best_of(RESOLUTIONS, lambda each: leiden(graph, handed.reports, "CPM", each, weights), handed, "leiden")
    tell(train=seconds, pairs=len(a), settings={"components": threshold, "leiden": resolution})


def tune(handed, blocking):
    db, _, _ = opened(handed)
    linker = Linker(db.register("r"), str(handed.folder / "model.json"), log_level=logging.ERROR)
    scored, _ = predict(linker, db, handed, blocking)
    a, b, weight, _ = edges(db, scored)
    tell(pairs=len(a), settings={"components": best_threshold(handed, a, b, weight)})


def best_threshold(handed, a, b, weight):
    return best_of(THRESHOLDS, lambda least: components(handed.reports, a[weight >= least], b[weight >= least]), handed, "components")


def graph_of(handed, a, b, probability):
    likely = probability >= 0.01
    graph = igraph.Graph(n=handed.reports, edges=numpy.column_stack([a[likely], b[likely]]))
    return graph, probability[likely].tolist()


def run(handed, blocking, how, setting):
    db, _, _ = opened(handed)
    linker = Linker(db.register("r"), str(handed.folder / "model.json"), log_level=logging.ERROR)
    scored, seconds = predict(linker, db, handed, blocking)
    clock = Clock()
    if how == "components":
        found = linker.clustering.cluster_pairwise_predictions_at_threshold(scored, threshold_match_weight=setting)
        seconds += clock.seconds()
        rows = db.duckdb_con.execute(f"select unique_id, cluster_id from {found.physical_name} order by unique_id").fetchnumpy()
        groups = numbers(rows["cluster_id"])
    else:
        a, b, _, probability = edges(db, scored)
        graph, weights = graph_of(handed, a, b, probability)
        groups = leiden(graph, handed.reports, "CPM", setting, weights)
        seconds += clock.seconds()
    handed.write(groups)
    return tell(seconds=seconds, megabytes=peak_megabytes())


def main():
    how, folder, blocking, *setting = sys.argv[1:]
    handed = Handed(folder)
    if how == "learn":
        return learn(handed, blocking)
    if how == "tune":
        return tune(handed, blocking)
    return run(handed, blocking, how, float(setting[0]))


main()
