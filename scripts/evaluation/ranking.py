# SPDX-License-Identifier: GPL-3.0-or-later
"""Ranking: our default and `--expand` against plain BM25, on collections with judgments."""
import pathlib, subprocess, sys, tempfile

from evaluation import trec

TOP = pathlib.Path(__file__).resolve().parent.parent.parent
OWN = TOP / "corpus" / "ranking"
PLAIN = "BM25 1.2/.75"


def is_collection(folder):
    return (folder / "queries.tsv").exists() and (folder / "qrels.txt").exists()


def collections(folders):
    """The folders themselves, or those below them that hold a collection."""
    for folder in folders:
        found = [folder] if is_collection(folder) else sorted(f for f in folder.iterdir() if is_collection(f))
        if not found:
            sys.exit(f"{folder}: no folder with queries.tsv and qrels.txt")
        yield from found


def output_of(*command):
    return subprocess.run([str(c) for c in command], capture_output=True, check=False, text=True)


def run_of(*command):
    process = output_of(*command)
    if process.returncode not in (0, 1):
        sys.exit(f"{command[0]}: {process.stderr}")
    return trec.read_run(process.stdout)


def index_of(build, folder, work):
    """Indexes the collection; one without documents of its own is over the sample articles."""
    documents = folder / "docs.jsonl"
    source = ["--bare", "--lang", "en", documents] if documents.exists() else [TOP / "corpus" / "articles"]
    index = pathlib.Path(work) / "collection.idx"
    process = output_of(build / "dateline-index", "-q", "-d", index, *source)
    if process.returncode != 0:
        sys.exit(f"{folder}: {process.stderr}")
    return index


def systems(build, index, folder, impacts):
    queries = folder / "queries.tsv"
    search = [build / "dateline-search", "-d", index, "--batch", queries, "-f", "trec", "--any", "-n", "1000"]
    bm25 = [build / "tests" / "dateline-bm25", index, queries]
    yield PLAIN, run_of(*bm25, 1.2, 0.75, 1, 0)
    if impacts:
        for levels in (0, 15, 63, 255):
            yield f"BM25 2/.75, headline twice, {levels or 'all'} levels", run_of(*bm25, 2.0, 0.75, 2, levels)
    yield "default", run_of(*search)
    yield "--expand", run_of(*search, "--expand")


def evaluate(build, sets, folders, impacts):
    more = sets / "data/ir"
    folders = folders or [OWN, *([more] if more.is_dir() else [])]
    if not more.is_dir():
        print(f"skipped: {more} is not there (--data)")
    print("| collection | ranking | " + " | ".join(trec.MEASURES) + " | MAP against BM25 | better, worse | p |")
    print("|---|---|" + "---|" * len(trec.MEASURES) + "---|---|---|")
    for folder in collections(folders):
        judged = trec.read_judgments(folder / "qrels.txt")
        with tempfile.TemporaryDirectory() as work:
            index = index_of(build, folder, work)
            base = None
            for name, run in systems(build, index, folder, impacts):
                figures = [trec.mean(trec.by_query(m, run, judged).values()) for m in trec.MEASURES.values()]
                precisions = trec.by_query(trec.average_precision, run, judged)
                base = base or precisions
                better = sum(precisions[q] > base[q] for q in base)
                worse = sum(precisions[q] < base[q] for q in base)
                change = trec.mean(precisions.values()) / trec.mean(base.values()) - 1
                print(f"| {folder.name} | {name} | " + " | ".join(f"{figure:.4f}" for figure in figures) +
                      f" | {change:+.1%} | {better}, {worse} | {trec.paired_test(base, precisions):.4f} |", flush=True)
