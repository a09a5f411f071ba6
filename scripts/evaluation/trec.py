# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs and judgments in TREC's forms, the usual measures, and a paired test between two runs."""
import collections, math, random


def read_judgments(path):
    """Of each query that has a relevant document: {document: grade}."""
    judged = collections.defaultdict(dict)
    for line in open(path, encoding="utf-8"):
        query, _, document, grade = line.split()
        judged[query][document] = int(float(grade))
    return {query: grades for query, grades in judged.items() if any(grade > 0 for grade in grades.values())}


def read_run(text):
    """Of each query: documents, best score first, then by their ids from the last one on, as trec_eval has it."""
    run = collections.defaultdict(list)
    for line in text.splitlines():
        query, _, document, _, score, _ = line.split()
        run[query].append((float(score), document))
    return {query: [document for _, document in sorted(scored, reverse=True)] for query, scored in run.items()}


def average_precision(ranked, grades):
    relevant = {document for document, grade in grades.items() if grade > 0}
    hits, total = 0, 0.0
    for rank, document in enumerate(ranked, 1):
        if document in relevant:
            hits += 1
            total += hits / rank
    return total / len(relevant)


def ndcg(ranked, grades, depth=10):
    gain = lambda values: sum(value / math.log2(rank + 1) for rank, value in enumerate(values, 1))
    ideal = gain(sorted((grade for grade in grades.values() if grade > 0), reverse=True)[:depth])
    return gain([max(grades.get(document, 0), 0) for document in ranked[:depth]]) / ideal


def precision(ranked, grades, depth=10):
    return sum(grades.get(document, 0) > 0 for document in ranked[:depth]) / depth


def reciprocal_rank(ranked, grades):
    return next((1 / rank for rank, document in enumerate(ranked, 1) if grades.get(document, 0) > 0), 0.0)


MEASURES = {"MAP": average_precision, "nDCG@10": ndcg, "P@10": precision, "MRR": reciprocal_rank}


def by_query(measure, run, judged):
    return {query: measure(run.get(query, []), grades) for query, grades in judged.items()}


def mean(values):
    values = list(values)
    return sum(values) / len(values)


def paired_test(base, other, rounds=10_000):
    """How likely a difference of the means as large as this is by chance: two-sided randomization test (Fisher 1935; Smucker,
    Allan and Carterette 2007), the signs of the differences drawn anew each round, from a fixed seed."""
    differences = [other[query] - base[query] for query in base if other[query] != base[query]]
    if not differences:
        return 1.0
    draw = random.Random(1)
    seen = abs(sum(differences))
    bits = lambda: draw.getrandbits(len(differences))
    extreme = 0
    for _ in range(rounds):
        signs = bits()
        total = sum(difference if signs >> i & 1 else -difference for i, difference in enumerate(differences))
        extreme += abs(total) >= seen - 1e-12
    return extreme / rounds
