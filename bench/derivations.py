"""What is found of derivations whose edits are known, beside three plain methods, all tuned on the same pairs.

Three sets, made by a seed: reports that retell statements by one family of edits each (`retelling.py`), beside a
sentence of their own and one from elsewhere; passages of 25-60 words of the development gold planted into pages about
something else, 0-30 % of their words edited; and pairs in which nothing derives: pages about different things, and
hard ones (the same formula filled for another day, the same words with the roles exchanged).

Every method has one threshold. It is chosen by word F over all pairs but those of the family it is then tested on,
with half of the pairs in which nothing derives; what is reported of those is the other half. The edits and the
program have one author, so the figures flatter the program; see docs/linking.md.
"""

import argparse
import json
import math
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from difflib import SequenceMatcher
from functools import lru_cache
from pathlib import Path
from random import Random
from typing import NamedTuple

import retelling
from rawi import read_text
from rawi.link.pairs.align import align_forms
from rawi.link.pairs.derivation import may_derive
from rawi.link.texts.features import Forms, prepare
from rawi.model import Reuse
from rawi.text import analyse, clauses, tokenise

ROOT = Path(__file__).parent.parent
GOLD = ("tests/gold/dev", "tests/gold/clusters/dev")
A_FAMILY, A_LEVEL, NEGATIVES = 40, 100, 1000
LEVELS = (0, 10, 20, 30)
RESAMPLED = 1000

# Target start, end, source start, end.
Place = tuple[int, int, int, int]


class Logged(NamedTuple):
    """An edit with where its sentence stands in the target."""

    edit: retelling.Edit
    start: int
    end: int


class Made(NamedTuple):
    """A pair of texts with what derives; `family` is the family of edits, the level of editing, or what is negative."""

    family: str
    source: str
    target: str
    places: tuple[Place, ...] = ()
    edits: tuple[Logged, ...] = ()


class Found(NamedTuple):
    """What a method says of a pair at one threshold, by word of the target; `split` is detections a place found."""

    right: int
    given: int
    wanted: int
    hit: int
    split: int


def statement(rng: Random, *, place: str, enemy: str, issuer: str) -> list[list[str]]:
    """Return the sentences of a statement."""
    chosen = rng.sample(retelling.SENTENCES, 5)
    return [retelling.fill(one, rng, place=place, enemy=enemy, issuer=issuer) for one in chosen]


def retellings(rng: Random) -> Iterator[Made]:
    """Yield statements with a report that retells two of their sentences, edits of one family, every other declared."""
    for family, operate in retelling.OPERATORS.items():
        made = 0
        while made < A_FAMILY:
            place, enemy = rng.choice(retelling.PLACES), rng.choice(retelling.ENEMIES)
            issuer = rng.choice([one for one in retelling.ISSUERS if one != enemy])
            told = statement(rng, place=place, enemy=enemy, issuer=issuer)
            again = [(words, retold) for words in told if (retold := operate(list(words), rng))][:2]
            if not again:
                continue
            yield _pair(family, rng, told, again, issuer=issuer, declared=made % 2 == 0)
            made += 1


def _pair(
    family: str,
    rng: Random,
    told: Sequence[list[str]],
    again: Sequence[tuple[list[str], retelling.Retold]],
    *,
    issuer: str,
    declared: bool,
) -> Made:
    head = f"{issuer}: بيان\n\n"
    source = head + ".\n".join(" ".join(words) for words in told) + "."
    own = rng.sample(retelling.OWN, 3)
    target = f"{rng.choice(retelling.AGENCIES)}\n\n{own[0]}.\n"
    places, edits = [], []
    for number, (words, retold) in enumerate(again):
        if declared:
            target += f"وقالت {issuer} في بيان " if retold.quoted else f"وذكرت {issuer} في بيان أن "
        start = len(target) + retold.quoted
        target += f'"{" ".join(retold.words)}"' if retold.quoted else " ".join(retold.words)
        end = len(target) - retold.quoted
        target += f".\n{own[number + 1]}.\n"
        at = source.index(" ".join(words))
        places.append((start, end, at, at + len(" ".join(words))))
        edits += [Logged(edit, start, end) for edit in retold.edits]
    elsewhere = rng.choice(retelling.FORMULAS)
    words = retelling.fill(elsewhere, rng, place=rng.choice(retelling.PLACES), enemy="مسلحين", issuer="القوات")
    return Made(family, source, target + " ".join(words) + ".", tuple(places), tuple(edits))


def pages() -> list[tuple[str, str]]:
    """Return the development texts with what each is about."""
    found = []
    for folder in GOLD:
        for path in sorted((ROOT / folder).rglob("*.txt")):
            about = path.parent.name if "clusters" in folder else path.stem
            found.append((about.split("-")[0], path.read_text(encoding="utf-8")))
    return found


def planted(rng: Random, texts: Sequence[tuple[str, str]]) -> Iterator[Made]:
    """Yield pages of one country with a passage of another one's planted in, some of its words edited."""
    vocabulary = [w.text for _, text in texts for w in tokenise(text) if w.kind == "word"]
    for level in LEVELS:
        made = 0
        while made < A_LEVEL:
            (about, source), (other, page) = rng.sample(texts, 2)
            giving, taking = stretch(source, ("statement", "report")), stretch(page, ("report",))
            if giving is None or taking is None or not may_derive(forms(source).reading, forms(page).reading):
                continue
            words = [t for t in tokenise(source) if t.kind in ("word", "number") and giving[0] <= t.start < giving[1]]
            length = rng.randint(25, 60)
            if about == other or len(words) < length + 10:
                continue
            first = rng.randrange(len(words) - length)
            start, end = words[first].start, words[first + length - 1].end
            copy = edited(source[start:end].split(), level, vocabulary, rng)
            breaks = [at for at in range(*taking) if page[at] == "\n"]
            if not breaks:
                continue
            at = rng.choice(breaks)
            target = f"{page[:at]}\n{copy}.\n{page[at:]}"
            yield Made(f"{level} %", source, target, ((at + 1, at + 1 + len(copy), start, end),))
            made += 1


def stretch(text: str, roles: Sequence[str]) -> tuple[int, int] | None:
    """Return the longest passage of a page with one of these roles: a statement takes nothing from a report."""
    spans = [passage.span for passage in forms(text).reading.passages if passage.role in roles]
    return max(((s.start, s.end) for s in spans), key=lambda s: s[1] - s[0], default=None)


def edited(words: list[str], level: int, vocabulary: Sequence[str], rng: Random) -> str:
    """Return words of which `level` in a hundred were replaced, left out, put in or exchanged with the next."""
    for at in sorted(rng.sample(range(len(words)), round(len(words) * level / 100)), reverse=True):
        way = rng.randrange(4)
        if way == 0:
            words[at] = rng.choice(vocabulary)
        elif way == 1:
            del words[at]
        elif way == 2:
            words.insert(at, rng.choice(vocabulary))
        elif at + 1 < len(words):
            words[at], words[at + 1] = words[at + 1], words[at]
    return " ".join(words)


def unrelated(rng: Random, texts: Sequence[tuple[str, str]]) -> Iterator[Made]:
    """Yield pages of different countries."""
    made = 0
    while made < NEGATIVES:
        (about, source), (other, target) = rng.sample(texts, 2)
        if about != other:
            made += 1
            yield Made("unrelated", source, target)


def hard(rng: Random) -> Iterator[Made]:
    """Yield two pages with one formula filled twice, or with one sentence in which the sides are exchanged."""
    for number in range(NEGATIVES):
        (one, two), (first, second) = rng.sample(retelling.PLACES, 2), rng.sample(retelling.ENEMIES, 2)
        own = rng.sample(retelling.OWN, 4)
        template = rng.choice(retelling.FORMULAS)
        if number % 2:
            template = "شن {e} هجوما واسعا على مواقع {i} في محيط {p} وسيطر على {n} نقاط بعد مواجهات استمرت {m} ساعات"
        sides = (first, second), (second, first)
        sentences = [
            " ".join(retelling.fill(template, rng, place=place, enemy=enemy, issuer=issuer))
            for place, (enemy, issuer) in zip((one, two), sides, strict=True)
        ]
        outlets = rng.sample(retelling.AGENCIES, 2)
        yield Made(
            "hard",
            f"{outlets[0]}\n\n{sentences[0]}.\n{own[0]}.\n{own[1]}.",
            f"{outlets[1]}\n\n{own[2]}.\n{sentences[1]}.\n{own[3]}.",
        )


class Word(NamedTuple):
    start: int
    end: int
    key: str


def words_of(text: str) -> list[Word]:
    return [Word(t.start, t.end, t.key) for t in tokenise(text) if t.kind in ("word", "number")]


@lru_cache(maxsize=256)
def forms(text: str) -> Forms:
    return prepare(read_text(text))


Method = Callable[[Made], dict[float, list[Place]]]


def by_rawi(pair: Made, kept: dict[Made, tuple[Reuse, ...]]) -> dict[float, list[Place]]:
    source, target = forms(pair.source), forms(pair.target)
    # As in a case: either may have taken from the other, unless it is the later one.
    there, back = align_forms(source, target).reuses, align_forms(target, source).reuses
    kept[pair] = there
    found = [(r.score, r.target.span, r.source.span) for r in there]
    found += [(r.score, r.source.span, r.target.span) for r in back]
    return {
        cut: [(here.start, here.end, other.start, other.end) for score, here, other in found if score >= cut]
        for cut in (0.0, 0.3, 0.4, 0.5, 0.6, 0.7)
    }


def by_difflib(pair: Made) -> dict[float, list[Place]]:
    here, there = words_of(pair.target), words_of(pair.source)
    matcher = SequenceMatcher(None, [w.key for w in here], [w.key for w in there], autojunk=False)
    blocks = [b for b in matcher.get_matching_blocks() if b.size]
    return {
        cut: [
            (here[b.a].start, here[b.a + b.size - 1].end, there[b.b].start, there[b.b + b.size - 1].end)
            for b in blocks
            if b.size >= cut
        ]
        for cut in (2, 3, 4, 5, 6, 8)
    }


def by_grams(pair: Made) -> dict[float, list[Place]]:
    here, there = words_of(pair.target), words_of(pair.source)
    found: dict[float, list[Place]] = {}
    for n in (3, 4, 5, 6, 7):
        at = {tuple(w.key for w in there[i : i + n]): i for i in range(len(there) - n, -1, -1)}
        found[n] = []
        for i in range(len(here) - n + 1):
            j = at.get(tuple(w.key for w in here[i : i + n]))
            if j is not None:
                found[n].append((here[i].start, here[i + n - 1].end, there[j].start, there[j + n - 1].end))
        found[n] = _joined(found[n])
    return found


def _joined(places: Sequence[Place]) -> list[Place]:
    """Return runs that overlap on both sides as one."""
    done: list[Place] = []
    for one in places:
        if done and one[0] <= done[-1][1] and done[-1][2] <= one[2] <= done[-1][3]:
            done[-1] = (done[-1][0], max(one[1], done[-1][1]), done[-1][2], max(one[3], done[-1][3]))
        else:
            done.append(one)
    return done


def by_clauses(pair: Made, rarity: dict[str, float]) -> dict[float, list[Place]]:
    """Compare clauses by the cosine of their weighted words, each with the likest of the source."""
    sides = [[(span, _vector(text, span, rarity)) for span in _clauses(text)] for text in (pair.target, pair.source)]
    best = []
    for span, vector in sides[0]:
        scored = [(sum(w * other.get(k, 0.0) for k, w in vector.items()), at) for at, other in sides[1]]
        if scored:
            cosine, at = max(scored)
            best.append((cosine, (*span, *at)))
    return {cut: [place for cosine, place in best if cosine >= cut] for cut in (0.3, 0.4, 0.5, 0.6, 0.7, 0.8)}


def _clauses(text: str) -> list[tuple[int, int]]:
    read_text = analyse(text)
    return [read_text.span(part) for sentence in read_text.sentences for part in clauses(read_text, sentence)]


def _vector(text: str, span: tuple[int, int], rarity: dict[str, float]) -> dict[str, float]:
    counts = Counter(word.key for word in words_of(text[span[0] : span[1]]))
    weighed = {key: n * rarity.get(key, rarity[""]) for key, n in counts.items()}
    length = math.sqrt(sum(w * w for w in weighed.values())) or 1.0
    return {key: w / length for key, w in weighed.items()}


def judge(pair: Made, places: Sequence[Place]) -> Found:
    right = given = wanted = 0
    for word in words_of(pair.target):
        cases = [case for case in pair.places if case[0] < word.end and word.start < case[1]]
        hits = [one for one in places if one[0] < word.end and word.start < one[1]]
        right += any(_meet(case, hit) for case in cases for hit in hits)
        wanted += bool(cases)
        given += bool(hits)
    each = [sum(_meet(case, one) for one in places) for case in pair.places]
    return Found(right, given, wanted, sum(n > 0 for n in each), sum(each))


def _meet(case: Place, hit: Place) -> bool:
    return case[0] < hit[1] and hit[0] < case[1] and case[2] < hit[3] and hit[2] < case[3]


def f_of(found: Sequence[Found]) -> float:
    right, given, wanted = (sum(one[i] for one in found) for i in range(3))
    return 2 * right / (given + wanted) if given + wanted else 0.0


def plagdet(found: Sequence[Found]) -> float:
    hit, split = sum(one.hit for one in found), sum(one.split for one in found)
    return f_of(found) / math.log2(1 + max(1.0, split / hit)) if hit else 0.0


def interval(found: Sequence[Found], measure: Callable[[Sequence[Found]], float], rng: Random) -> list[float]:
    """Return the middle 95 % of what a measure gives for pairs drawn again."""
    drawn = sorted(measure(rng.choices(found, k=len(found))) for _ in range(RESAMPLED))
    return [round(drawn[int(RESAMPLED * at)], 3) for at in (0.025, 0.975)]


def share(found: Sequence[Found]) -> float:
    return sum(one.hit > 0 for one in found) / len(found)


def flagged(found: Sequence[Found]) -> float:
    return 1000 * sum(one.given > 0 for one in found) / len(found)


def changes(pairs: Sequence[Made], kept: dict[Made, tuple[Reuse, ...]]) -> dict[str, dict[str, float]]:
    """Return for each kind of edit how many were found, and how many changes of the kind are logged ones."""
    logged: Counter[str] = Counter()
    met: Counter[str] = Counter()
    given: Counter[str] = Counter()
    right: Counter[str] = Counter()
    for pair in pairs:
        made = [change for reuse in kept[pair] for change in reuse.changes]
        for change in made:
            given[change.kind] += 1
            right[change.kind] += any(_same(change.kind, change.source_text, change.target_text, e) for e in pair.edits)
        for edit in pair.edits:
            logged[edit.edit.kind] += 1
            met[edit.edit.kind] += any(_same(c.kind, c.source_text, c.target_text, edit) for c in made)
    return {
        kind: {"logged": n, "found": round(met[kind] / n, 3), "right": round(right[kind] / max(given[kind], 1), 3)}
        for kind, n in sorted(logged.items())
    }


def _same(kind: str, before: str, after: str, logged: Logged) -> bool:
    edit = logged.edit
    if kind != edit.kind:
        return False
    return (not edit.before or bool({*edit.before.split()} & {*before.split()})) and (
        not edit.after or bool({*edit.after.split()} & {*after.split()}) or edit.after in after
    )


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0] if __doc__ else None)
    parser.add_argument("--seed", type=int, default=4)
    parser.add_argument("--json", action="store_true")
    given = parser.parse_args()
    rng = Random(given.seed)
    texts = pages()
    derived = list(retellings(rng))
    copies = list(planted(rng, texts))
    negative = [*unrelated(rng, texts), *hard(rng)]
    seen = Counter(word.key for pair in derived for word in {w.key: w for w in words_of(pair.source)}.values())
    rarity = {key: math.log(1 + len(derived) / n) for key, n in seen.items()} | {"": math.log(1 + len(derived))}
    kept: dict[Made, tuple[Reuse, ...]] = {}
    methods: dict[str, Method] = {
        "rawi": lambda pair: by_rawi(pair, kept),
        "difflib": by_difflib,
        "word n-grams": by_grams,
        "TF-IDF clauses": lambda pair: by_clauses(pair, rarity),
    }
    report: dict[str, object] = {}
    for name, method in methods.items():
        report[name] = measure(method, derived, copies, negative, rng)
    report["changes"] = changes(derived, kept)
    print(json.dumps(report, ensure_ascii=False, indent=None if given.json else 1))


def measure(
    method: Method, derived: Sequence[Made], copies: Sequence[Made], negative: Sequence[Made], rng: Random
) -> dict[str, object]:
    """Return what a method finds: by family (its threshold never saw it), of copies, and where nothing derives."""
    judged = [
        (pair, {cut: judge(pair, places) for cut, places in method(pair).items()})
        for pair in (*derived, *copies, *negative)
    ]
    tuning = [each for number, each in enumerate(judged) if number % 4 < 2 and not each[0].places]
    testing = [each for number, each in enumerate(judged) if number % 4 >= 2 and not each[0].places]
    told = [each for each in judged if each[0].family in retelling.OPERATORS]

    def best(pairs: Sequence[tuple[Made, dict[float, Found]]]) -> float:
        cuts = list(pairs[0][1])
        return max(cuts, key=lambda cut: f_of([found[cut] for _, found in pairs]))

    result: dict[str, dict[str, object]] = {"families": {}, "planted": {}, "false a 1,000": {}}
    everything: list[Found] = []
    for family in retelling.OPERATORS:
        cut = best([each for each in told if each[0].family != family] + tuning)
        mine = [found[cut] for pair, found in told if pair.family == family]
        everything += mine
        result["families"][family] = {"F": round(f_of(mine), 3), "interval": interval(mine, f_of, rng), "cut": cut}
    result["all"] = {
        name: {"value": round(measured(everything), 3), "interval": interval(everything, measured, rng)}
        for name, measured in (("F", f_of), ("plagdet", plagdet))
    }
    cut = best(told + tuning)
    for level in LEVELS:
        mine = [found[cut] for pair, found in judged if pair.family == f"{level} %"]
        result["planted"][f"{level} %"] = {"found": round(share(mine), 3), "interval": interval(mine, share, rng)}
    for kind in ("unrelated", "hard"):
        mine = [found[cut] for pair, found in testing if pair.family == kind]
        result["false a 1,000"][kind] = {"value": round(flagged(mine), 1), "interval": interval(mine, flagged, rng)}
    result["threshold"] = {"cut": cut}
    return dict(result)


if __name__ == "__main__":
    main()
