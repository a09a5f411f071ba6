# SPDX-License-Identifier: GPL-3.0-or-later
"""How many of the names in an index of English news can be no speaker: by shape alone, without the word lists of the programs."""
import collections, json, re, subprocess

SMALL = set("of the for and at in on from de la von van der den bin al el du di da dos ibn del le with to by as an a no y e los las "
            "who".split())
VERBS = set("is was were are be been has have had said says say told asked wrote argued added did does do will would could should "
            "may might can must went made took gave got came saw knew went claims claimed announced reported".split())
OPENERS = set("in on at by with for from of to and but or if when while after before as that than so because since until although "
              "though according during despite what how why where which".split())
PEOPLE = re.compile(r"(s|er|or|ist|ian|man|woman|men|women|people|ee|ent|ant|eer|ic|ary|chief|aide|source|spokesperson|witness|wife|"
                    r"husband|mother|father|son|daughter|brother|friend|police|public|family|crowd|company|agency|ministry|committee|"
                    r"board|panel|group|union|court|state|city|council|report|study|poll|survey|statement|letter|memo|document|book|"
                    r"article|government|campaign|administration|department|party|office|team|bank|firm|site|website|paper|media|"
                    r"network|house|one|many|some|most|few|both|all|none|guard|staff|coach|judge|priest|king|queen|mayor|student|"
                    r"boy|girl|kid|teen|head|host|guest|monk|cop|pilot|couple|pair|majority|opposition|military|army|navy|press|"
                    r"family|expert|billionaire|country|jury|industry|victim|society|airline|guy|lady|counsel|colleague|chair|"
                    r"bureau|magazine|analyst|rep|charity|club|leadership|nurse|trust|district|hostage|veteran|platform|essay|"
                    r"film|kingdom|league|trio|uncle|crew|deputy|diplomat|fellow|mogul|star|watchdog|rabbi|chaplain|minority|"
                    r"clerk|justice|wing|envoy|fund|president|headline|e-mail|blog|contract|publication|bulletin|autopsy|"
                    r"citizen|cousin|scholar|hospital|coalition|those|executive|suit|attorney|operative|note|conference|democrat|candidate|ey|ive|voice|record|column|"
                    r"analysis|complaint|lawsuit|order|bill|law|indictment|tweet|post|email|message|editorial|op-ed|story|ad|"
                    r"advertisement|transcript|filing|ruling|opinion|brief|resolution|affidavit|testimony|video|text|release|"
                    r"biography|plan|proposal|draft|data|summary|review|audit|al|ion|ate|sign|someone|somebody|body|figure|native|fan|captain|"
                    r"think tank|establishment|outlet|insurgency|regime|palace|church|town|village|school|hospital)$")


def reason(name):
    """Why a name can be no speaker's; empty if it can."""
    words = name.split()
    if re.match(r"^[\d$%]", name) and not re.search(r"[A-Z]", name) and not PEOPLE.search(words[-1]):
        return "number"
    if re.match(r"^(000|\$)", name) or "%" in name:
        return "number"
    if len(words) > 12:
        return "long"
    if any(w in ("MORE", "WATCHED", "READ", "TARGET", "ATTACKER", "SECTION", "BYLINE", "LENGTH", "PHOTO") for w in words):
        return "label"
    if words[0].lower() in OPENERS:
        return "beginning"
    if any(w in VERBS for w in words[1:]) and " who " not in name and " that " not in name:
        return "verb"
    if name == name.lower():
        head = re.split(r" (?:of|for|in|at|from|with|to|on|who|close|by|that|and|or|familiar|involved|representing)\b", name)[0]
        if not PEOPLE.search(head):
            return "thing"
    if len(words) == 1 and re.search(r"(ly|ing)$", name) and name == name.lower() and not PEOPLE.search(name):
        return "thing"
    return ""


def evaluate(build, index):
    command = [build / "dateline-search", "-d", index, "-o", "speakers", "-n", "1000000", "-f", "jsonl", "*"]
    lines = subprocess.run([str(c) for c in command], capture_output=True, check=True, text=True).stdout.splitlines()
    hits = [hit for hit in map(json.loads, lines) if hit["type"] == "speaker"]
    kinds, examples = collections.Counter(), collections.defaultdict(list)
    for hit in hits:
        if why := reason(hit["name"]):
            kinds[why] += 1
            examples[why].append(hit["name"])
    total = sum(kinds.values())
    print(f"| names | can be no speaker | share |\n|---|---|---|\n| {len(hits)} | {total} | {total / max(len(hits), 1):.4f} |\n")
    print("| why | names | for example |\n|---|---|---|")
    for why, count in kinds.most_common():
        print(f"| {why} | {count} | {'; '.join(examples[why][:8])} |")
