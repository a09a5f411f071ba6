# SPDX-License-Identifier: GPL-3.0-or-later
"""What is understood of articles, against gold: the sample articles of corpus/, and the sets of --data where they are there.
The scorers are those of its tools/; without them nothing can be scored, and this says so."""
import json, pathlib, re, subprocess, tempfile

TOP = pathlib.Path(__file__).resolve().parent.parent.parent
CORPUS = TOP / "corpus"
QUOTES_AS_TEXT = ["--input", "jsonl", "--map", "body=text", "--lang", "en"]
AS_TEXT = ["--map", "body=text,date=dct", "--lang", "en"]

def sets_in(data):
    """name, kind, gold, what is shown"""
    return (
        ("corpus", "extract", CORPUS / "gold/extract.json", [CORPUS / "articles"]),
        ("corpus", "dates", CORPUS / "gold/dates.jsonl", [CORPUS / "articles"]),
        ("seeds", "extract", data / "extract/seeds.json", [data / "seeds"]),
        ("seeds", "dates", data / "dates/seeds.jsonl", [data / "seeds"]),
        ("MEANTIME", "dates", data / "dates/meantime_en.jsonl", [*AS_TEXT, data / "dates/meantime_en.jsonl"]),
        ("WikiWars", "dates", data / "dates/wikiwars.jsonl", [*AS_TEXT, data / "dates/wikiwars.jsonl"]),
        ("corpus", "quotes", CORPUS / "gold/quotes.jsonl", [CORPUS / "articles"]),
        ("seeds", "quotes", data / "quotes/seeds.jsonl", [data / "seeds"]),
        ("hard", "quotes", data / "quotes/hard.jsonl", [*QUOTES_AS_TEXT, data / "quotes/hard.jsonl"]),
        ("PolNeAR", "quotes", data / "quotes/polnear-dev.jsonl", [*QUOTES_AS_TEXT, data / "quotes/polnear-dev.jsonl"]),
        ("NAEB", "extract", data / "extract/naeb/ground_truth.json", [data / "extract/naeb/html"]),
    )


def show(program, arguments):
    return subprocess.run([program, "--show", *map(str, arguments)], capture_output=True, check=False).stdout


def to_system(tools, kind, gold, shown):
    return subprocess.run([tools / "show_to_gold.py", kind, gold], input=shown, capture_output=True, check=True).stdout


def score(program, tools, name, kind, gold, arguments):
    with tempfile.NamedTemporaryFile(suffix=".json") as file:
        file.write(to_system(tools, kind, gold, show(program, arguments)))
        file.flush()
        how = ["--speech-only"] if kind == "quotes" else []
        how += ["--names", "hand,mention,org"] if name == "PolNeAR" else []  # others were made by another program
        out = subprocess.run([tools / f"score_{kind}.py", gold, file.name, "--json", *how], capture_output=True, check=True, text=True).stdout
    return json.loads(out)


def cells(kind, figures):
    """The figures of a set that are asked for, as (name, value)."""
    if kind == "quotes":
        rows = [(f"{row} F1", figures[row][2]) for row in ("ov50", "exact_raw", "e2e_name", "pairs")]
        return [*rows, ("mention", figures["speaker_mention_acc"])]
    if kind == "dates":
        return [(f"{row} F1", figures[row]["f1"]) for row in ("value", "cal", "day", "month", "year", "set_day") if row in figures]
    rows = [("body F1", figures["body"]["f1"])] if "body" in figures else []
    rows += [(f"{row}", figures[row]["normalised"]) for row in ("title", "subtitle", "byline", "source", "dateline") if row in figures]
    rows += [("author F1", figures["author"]["f1"])] if "author" in figures and "byline" not in figures else []
    rows += [("date", figures["date"]["accuracy"])] if "date" in figures else []
    for row in ("categories", "captions", "dropped", "related"):
        if row in figures:
            rows += [(f"{row} P", figures[row]["p"]), (f"{row} R", figures[row]["r"])]
    return rows


def comparable(record):
    """What must be the same of an article whatever container it came in."""
    words = lambda text: re.findall(r"\w+", text or "")
    return {"title": words(record["title"]), "date": record["date"], "author": words(record["author"]), "body": words(record["body"])}


def equal_records(program, tools, made):
    """For each field, in how many of the containers of texts all articles are the same as in the first."""
    gold = made / "gold.json"
    containers = sorted(p for p in made.iterdir() if p != gold and "html" not in p.name and "ccnews" not in p.name)
    systems = [json.loads(to_system(tools, "extract", gold, show(program, [p]))) for p in containers]
    first = systems[0] if systems else {}
    for field in ("title", "date", "author", "body"):
        same = sum(comparable(system[i])[field] == comparable(first[i])[field] for system in systems for i in first if i in system)
        yield field, same, len(systems) * len(first)


def evaluate(build, sets):
    tools, data = sets / "tools", sets / "data"
    if not tools.is_dir():
        print(f"skipped: {tools} is not there (--data)")
        return
    program = build / "dateline-index"
    print("| set | what | figures |\n|---|---|---|")
    for name, kind, gold, arguments in sets_in(data):
        if not gold.exists():
            print(f"| {name} | {kind} | skipped: not there |")
            continue
        figures = cells(kind, score(program, tools, name, kind, gold, arguments))
        print(f"| {name} | {kind} | " + ", ".join(f"{label} {value:.3f}" for label, value in figures) + " |", flush=True)
    made = data / "formats/made"
    if made.is_dir():
        equal = ", ".join(f"{field} {same} of {all}" for field, same, all in equal_records(program, tools, made))
        print(f"| formats/made | equal records | {equal} |")
