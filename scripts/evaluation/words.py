# SPDX-License-Identifier: GPL-3.0-or-later
"""Whether words mean what is typed: how many articles a query finds, and in how many raw texts a pattern says the same."""
import json, pathlib, re, subprocess, sys

# Query, and what is right in the raw text (ignoring case).
WORDS = ("shell", "hell", "ill", "well", "wed", "shed", "were", "id", "cant", "won")
QUERIES = [(f"={word}", rf"(?<![\w'’ʼ]){word}(?:['’]s)?(?![\w'’ʼ]|['’]\w)|(?<![\w'’ʼ])i\.d\." if word == "id" else
            rf"(?<![\w'’ʼ]){word}(?:['’]s)?(?!\w|['’]\w)") for word in WORDS]
QUERIES += [(f"{a}-{b}", rf"(?<![\w.,/:]){a}[-–‐‑−]{b}(?!\w)") for a, b in ((5, 4), (6, 3), (10, 2), (9, 11), (50, 50))]
QUERIES += [("9/11", r"(?<![\w.,/])9/11(?!\w|[.,]\d)"), ("24/7", r"(?<!\w)24/7(?!\w)"), ("911", r"(?<![\w.,/-])911(?![\w]|[.,]\d)"),
            ('"donald trump"', r"(?<!\w)donald\s+trump(?:['’]s)?(?!\w)"), ('"barack obama"', r"(?<!\w)barack\s+obama(?:['’]s)?(?!\w)"),
            ("anti-semit*", r"(?<!\w)anti-?semit"), ("pro-democra*", r"(?<!\w)pro[- ]?democra"), ("AT&T", r"(?<!\w)at&t(?!\w)")]


def text_of(record):
    return "\n".join(str(record.get(key) or "") for key in ("title", "headline", "body", "text", "content"))


def evaluate(build, folders):
    if len(folders) != 2:
        sys.exit("usage: scripts/evaluate words INDEX FILE.jsonl")
    index, source = folders
    texts = [text_of(json.loads(line)) for line in pathlib.Path(source).open(encoding="utf-8")]
    print("| query | found | in the raw text |\n|---|---|---|")
    for query, pattern in QUERIES:
        command = [build / "dateline-search", "-q", "-d", index, "-o", "count", "--", query]
        found = subprocess.run([str(part) for part in command], capture_output=True, text=True, check=False).stdout.strip()
        right = re.compile(pattern, re.IGNORECASE)
        print(f"| {query} | {found} | {sum(1 for text in texts if right.search(text))} |", flush=True)
