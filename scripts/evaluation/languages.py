# SPDX-License-Identifier: GPL-3.0-or-later
"""Round trips: whether any word of an article finds it (in Chinese any two characters in a row), whatever its language."""
import gzip, json, pathlib, random, subprocess, sys, tempfile, unicodedata

TOP = pathlib.Path(__file__).resolve().parent.parent.parent
SETS = ("crud_zh-sample", "irnews_fa-sample", "masakhanews-sample")
ARTICLES = 200
JOINERS = "\u200c\u200d\u200e\u200f\u202b\ufeff"  # hidden inside words
MARKS = ".,'’٫"  # in words where they stand between letters or digits
OPERATORS = {"AND", "OR", "NOT", "NEAR", "ADJ", "SENT", "PARA", "SAME", "ATLEAST"}


def is_word_character(c):
    return unicodedata.category(c)[0] in "LMN" or c in JOINERS


def is_han(c):
    return "\u4e00" <= c <= "\u9fff"


def words_of(text):
    """Distinct runs of letters, marks and digits; of Chinese, pairs of neighbours."""
    words, run = set(), ""
    for c in text + " ":
        if (is_word_character(c) and not is_han(c)) or (c in MARKS and run and run[-1] not in MARKS):
            run += c
            continue
        words.add(run.strip(JOINERS + MARKS))
        run = ""
    words |= {a + b for a, b in zip(text, text[1:]) if is_han(a) and is_han(b)}
    return sorted(words - {""} - OPERATORS)


def missed(build, source, options):
    """(queries asked, those that didn't find their article)"""
    articles = [json.loads(line) for line in gzip.open(source, "rt", encoding="utf-8")]
    chosen = random.Random(7).sample(articles, min(ARTICLES, len(articles)))
    asked = [(a["id"], w) for a in chosen for w in words_of((a.get("title") or "") + "\n" + a["body"])]
    with tempfile.TemporaryDirectory() as work:
        index, batch = pathlib.Path(work) / "news.idx", pathlib.Path(work) / "words.tsv"
        subprocess.run([build / "dateline-index", "-q", "-d", index, *options, source], check=True)
        batch.write_text("".join(f"{i}\tid:\"{id}\" {word}\n" for i, (id, word) in enumerate(asked)), encoding="utf-8")
        search = [build / "dateline-search", "-d", index, "--batch", batch, "-o", "count", "--jobs", "2"]
        process = subprocess.run([str(c) for c in search], capture_output=True, text=True, check=False)
    counts = dict(line.split("\t") for line in process.stdout.splitlines())
    return len(asked), [asked[i] for i in range(len(asked)) if counts.get(str(i)) != "1"]


def evaluate(build, sets):
    corpora = sets / "data/corpora"
    if not corpora.is_dir():
        sys.exit(f"skipped: {corpora} is not there (--data)")
    print("| set | articles | words asked for | found | not found, for example |\n|---|---|---|---|---|")
    for name in SETS:
        for how, options in (("", []), (", --bare", ["--bare"])):
            asked, lost = missed(build, corpora / f"{name}.jsonl.gz", options)
            shown = ", ".join(f"{word} ({id})" for id, word in lost[:6])
            print(f"| {name}{how} | {ARTICLES} | {asked} | {asked - len(lost)} | {shown or '-'} |", flush=True)
