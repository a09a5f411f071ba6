# SPDX-License-Identifier: GPL-3.0-or-later
"""Spelling: how often the right word is the first one suggested, for words with one made error each."""
import collections, gzip, json, pathlib, random, re, subprocess, tempfile
from concurrent.futures import ThreadPoolExecutor

TOP = pathlib.Path(__file__).resolve().parent.parent.parent
SETS = ("reuters21578", "allsides-sample")
QUERIES = 1000
KEYS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
SOUNDS = (("ph", "f"), ("f", "ph"), ("c", "k"), ("k", "c"), ("c", "s"), ("s", "c"), ("s", "z"), ("z", "s"), ("i", "y"), ("y", "i"),
          ("ie", "ei"), ("ei", "ie"), ("a", "e"), ("e", "a"), ("e", "i"), ("i", "e"), ("o", "u"), ("u", "o"), ("tt", "t"), ("ll", "l"),
          ("ss", "s"), ("mm", "m"), ("nn", "n"), ("rr", "r"), ("pp", "p"), ("cc", "c"), ("l", "ll"), ("t", "tt"), ("n", "nn"), ("m", "mm"))


def neighbours(letter):
    for row, keys in enumerate(KEYS):
        at = keys.find(letter)
        if at >= 0:
            near = [(row, at - 1), (row, at + 1), (row - 1, at), (row - 1, at + 1), (row + 1, at - 1), (row + 1, at)]
            return [KEYS[r][c] for r, c in near if 0 <= r < len(KEYS) and 0 <= c < len(KEYS[r])]
    return []


def mistyped(word, draw):
    """A neighbouring key in the place of a letter, a letter left out, or one struck twice or with a neighbour."""
    at = draw.randrange(len(word))
    near = neighbours(word[at]) or [word[at]]
    return draw.choice((word[:at] + draw.choice(near) + word[at + 1:], word[:at] + word[at + 1:],
                        word[:at] + word[at] + draw.choice([word[at], *near]) + word[at + 1:]))


def misheard(word, draw):
    fitting = [(a, b) for a, b in SOUNDS if a in word]
    if not fitting:
        return word
    a, b = draw.choice(fitting)
    at = draw.choice([m.start() for m in re.finditer(a, word)])
    return word[:at] + b + word[at + len(a):]


def transposed(word, draw):
    at = draw.randrange(len(word) - 1)
    return word[:at] + word[at + 1] + word[at] + word[at + 2:]


KINDS = {"keyboard": mistyped, "phonetic": misheard, "transposed": transposed}


def articles_of(source):
    for line in gzip.open(source, "rt", encoding="utf-8"):
        article = json.loads(line)
        yield (article.get("title") or "") + " " + (article.get("body") or "")


def vocabulary(source):
    """In how many articles each word of ASCII letters stands."""
    counts = collections.Counter()
    for text in articles_of(source):
        counts.update(set(re.findall(r"(?<![\w'])[a-z]{4,}(?![\w'])", text.lower())))
    return counts


def made_queries(counts, draw):
    """(kind, typed, meant) of words that five articles hold, drawn as often as articles hold them; what is a word itself is none."""
    words = sorted(word for word, count in counts.items() if count >= 5)
    weights = [counts[word] for word in words]
    made = []
    while len(made) < QUERIES:
        kind = list(KINDS)[len(made) % len(KINDS)]
        meant = draw.choices(words, weights)[0]
        typed = KINDS[kind](meant, draw)
        if typed != meant and counts[typed] == 0 and len(typed) > 2:
            made.append((kind, typed, meant))
    return made


def first_suggestion(build, index, typed):
    command = [build / "dateline-search", "-d", index, "-n", "0", typed]
    told = subprocess.run([str(c) for c in command], capture_output=True, text=True, check=False).stderr
    found = re.search(r"did you mean:? (\S+)", told)
    return found.group(1).rstrip("?,") if found else ""


def evaluate(build, sets):
    corpora = sets / "data/corpora"
    print("| set | error | queries | right word first | none suggested | wrong, for example |\n|---|---|---|---|---|---|")
    if not corpora.is_dir():
        print(f"| - | skipped: {corpora} is not there (--data) | | | | |")
        return
    for name in SETS:
        source = corpora / f"{name}.jsonl.gz"
        made = made_queries(vocabulary(source), random.Random(11))
        with tempfile.TemporaryDirectory() as work:
            index = pathlib.Path(work) / "news.idx"
            subprocess.run([build / "dateline-index", "-q", "--bare", "-d", index, source], check=True)
            with ThreadPoolExecutor(2) as pool:
                answers = list(pool.map(lambda query: first_suggestion(build, index, query[1]), made))
        for kind in (*KINDS, "all"):
            rows = [(typed, meant, answer) for (k, typed, meant), answer in zip(made, answers) if kind in (k, "all")]
            right = sum(answer == meant for _, meant, answer in rows)
            wrong = ", ".join(f"{t}: {a} ({m})" for t, m, a in rows if a not in (m, ""))[:160]
            print(f"| {name} | {kind} | {len(rows)} | {right / len(rows):.1%} | {sum(a == '' for *_, a in rows)} | {wrong} |", flush=True)
