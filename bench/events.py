"""Learn from the seen gold which words tell an event though no rule says so, and show how often that is right.

`python bench/events.py` reads each part of the gold with weights learned without it, and prints what they add;
`--write` puts the weights of all seen parts into `src/rawi/data/event_weights.tsv`. The same gold gives the same
weights.
"""

import argparse
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple
from unittest.mock import patch

from logistic import Row, fit_many
from rawi.evaluate import gold, sentences
from rawi.evaluate.gold import GoldClaim, allows
from rawi.evaluate.reading_scores import CLAIM_SHARE, matched_claims
from rawi.ingest import known_date
from rawi.lexicon import Lexicon, load, triggers
from rawi.model import Claim, Document, Published
from rawi.read import read
from rawi.read.events import clauses, likely
from rawi.read.events.heads import Head
from rawi.read.events.nouns import Nouns
from rawi.read.events.triggers import Hit
from rawi.read.roles.tellings import trimmed
from rawi.read.weighing import ALWAYS

GOLD = Path(__file__).parent.parent / "tests" / "gold"
DATA = Path(__file__).parent.parent / "src" / "rawi" / "data"
SNIPPETS = "sentences/events.tsv"
TABLES = ("sentences/violence.tsv", "sentences/politics.tsv", SNIPPETS)
PARTS = ("dev", "dev-2", "dev-3", "dev-4", "dev-5", "dev-6", *TABLES[:2], "cases", "clusters/dev", "clusters/dev-2")
# With the snippets, which are dense and in rare words, weights are right less often on pages (docs/reliability.md).
HELD_OUT = (*PARTS[:8], SNIPPETS)
THRESHOLDS = (0.35, 0.4, 0.45, 0.5)
PENALTY, AT_LEAST = 10.0, 8
# A weight smaller than this changes nothing that one can see.
SMALLEST = 0.02
NOTHING = {ALWAYS: -99.0}
UNDATED = Published()
# The sign of what the rules tell; it has no part in the table.
BY_RULE = "by rule"
Worth = Mapping[str, float]


class Given(NamedTuple):
    """A text with its claims: of tables also the words that tell no event, and the types of which all are listed.

    `words` says where the word stands that tells a claim, by the claim's id, where the gold names it.
    """

    document: Document
    claims: tuple[GoldClaim, ...]
    rows: tuple[sentences.Given, ...] = ()
    complete: frozenset[str] = frozenset()
    words: Mapping[str, range] = MappingProxyType({})


class Asked(NamedTuple):
    """A candidate: which words it would tell, of which type, and its signs; `trigger` is where its own word begins.

    `ruled`: the rules tell it. What stands around those is learned from as well, for they are many.
    """

    start: int
    end: int
    trigger: int
    event_type: str
    rule: str
    signs: tuple[str, ...]
    ruled: bool = False


class Score(NamedTuple):
    """Claims found with their type, claims found, and those the gold has."""

    right: int
    found: int
    gold: int

    @property
    def f1(self) -> float:
        """Both precision and recall in one."""
        return 2 * self.right / max(self.found + self.gold, 1)


def main() -> None:
    """Print what a part that was held out says; write the weights where that is asked."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", action="store_true", help="write the weights learned from all seen parts")
    asked = parser.parse_args()
    lexicon = load()
    given = {part: list(_given(part)) for part in dict.fromkeys((*PARTS, *HELD_OUT))}
    rows = {part: [row for text in given[part] for row in _rows(text, lexicon)] for part in PARTS}
    examples = list(_examples(lexicon))
    if asked.write:
        _write(learn([*examples, *(row for part in PARTS for row in rows[part])]))
        return
    print("| trained without | rules | likely at least | added | right | F1 |\n|---|--:|--:|--:|--:|--:|")
    for held in HELD_OUT:
        worth = learn([*examples, *(row for part in PARTS if part != held for row in rows[part])])
        rules = measure(given[held], lexicon, NOTHING, likely.LEAST)
        for least in THRESHOLDS:
            score = measure(given[held], lexicon, worth, least)
            added, right = score.found - rules.found, score.right - rules.right
            print(f"| `{held}` | {rules.f1:.3f} | {least:.2f} | {added} | {right} | {score.f1:.3f} |", flush=True)


def learn(rows: Sequence[Row]) -> dict[str, float]:
    """Return what each sign is worth."""
    return fit_many(rows, penalty=PENALTY, at_least=AT_LEAST)


def measure(given: Iterable[Given], lexicon: Lexicon, worth: Worth, least: float) -> Score:
    """Return how many claims are right with such weights, from such a likelihood on."""
    right = found = wanted = 0
    for text in given:
        with patch.multiple(likely, weights=lambda: worth, LEAST=least, LEAST_OF_FORCE=least):
            claims = read(text.document, lexicon).claims
        pairs = matched_claims(text.claims, claims)
        paired = {id(claim) for _, claim in pairs}
        rest = [claim for claim in claims if id(claim) not in paired]
        false = list(sentences.false(text.rows, rest, text.complete)) if text.rows else rest
        right += sum(allows(one.event_type, claim.event_type) for one, claim in pairs)
        found += len(pairs) + len(false)
        wanted += len(text.claims)
    return Score(right, found, wanted)


def _rows(text: Given, lexicon: Lexicon) -> Iterator[Row]:
    """Yield the candidates of a text with whether they tell a claim that the rules lose.

    Left out is what the gold of a table says nothing about.
    """
    claims, asked = _read(text.document, lexicon)
    pairs = matched_claims(text.claims, claims)
    told = {id(one): claim for one, claim in pairs if allows(one.event_type, claim.event_type)}
    lost = [one for one in text.claims if id(one) not in told]
    known = {claim.trigger.span.start for claim in told.values() if claim.trigger is not None}
    for one in asked:
        right = any(allows(claim.event_type, one.event_type) and _meet(text, claim, one) for claim in lost)
        if one.ruled:
            right = one.trigger in known
        listed = not text.rows or one.event_type in text.complete
        if right or listed or any(row.claim.start < one.end and one.start < row.claim.end for row in text.rows):
            yield one.signs, right


def _examples(lexicon: Lexicon) -> Iterator[Row]:
    """Yield what the counter-examples of the trigger table say: an entry does not tell its event there."""
    for row in triggers.rows():
        for one in _read(_document(row.counter), lexicon)[1] if row.counter else ():
            if one.rule == f"{row.pos}:{row.lemma}" or row.event_type is None:
                yield one.signs, False


def _meet(text: Given, claim: GoldClaim, one: Asked) -> bool:
    """Whether a candidate is the word that tells a claim; where the gold names none, whether their clauses meet."""
    if claim.id in text.words:
        return one.trigger in text.words[claim.id]
    shared = min(claim.end, one.end) - max(claim.start, one.start)
    return shared > 0 and shared >= CLAIM_SHARE * min(claim.end - claim.start, one.end - one.start)


def _read(document: Document, lexicon: Lexicon) -> tuple[tuple[Claim, ...], list[Asked]]:
    """Return the claims that rules find in a document, and the candidates beside them."""
    asked: list[Asked] = []

    def collect(nouns: Nouns, found: Sequence[Head], cuts: Sequence[int], hits: Sequence[Hit]) -> list[Head]:
        asked.extend(_asked(nouns, one) for one in likely.candidates(nouns, found, cuts, hits))
        ruled = [likely.of_rule(nouns, head, [other for other in found if other is not head]) for head in found]
        asked.extend(_asked(nouns, one, ruled=True) for one in ruled)
        return []

    with patch.multiple(clauses, likely=collect, likeliest=lambda *_: []):
        claims = read(document, lexicon).claims
    return claims, asked


def _asked(nouns: Nouns, one: likely.Candidate, *, ruled: bool = False) -> Asked:
    text = nouns.around.text
    start, end = text.span(trimmed(text, one.head.start, one.head.end, nouns.around.words))
    trigger = text.tokens[one.head.hit.token].start
    signs = (*one.signs, BY_RULE, f"{BY_RULE} {one.event_type}") if ruled else one.signs
    return Asked(start, end, trigger, one.event_type, one.head.form.trigger.rule, signs, ruled)


def _given(part: str) -> Iterator[Given]:
    if part not in TABLES:
        for path in gold.find([GOLD / part]):
            case = gold.load(path)
            for given, document in zip(case.gold.documents, case.documents, strict=True):
                if given.claims is not None:
                    yield Given(document, given.claims)
        return
    complete = sentences.complete(Path(part))
    for text, published, rows in sentences.snippets(GOLD / part):
        made = tuple(sentences.given(row, text) for row in rows)
        when = known_date(published) if published else Published()
        told = tuple(row.claim for row in made if row.claim.event_type != "none")
        yield Given(_document(text, when), told, made, complete, _words(rows, told))


def _words(rows: Iterable[sentences.Row], told: Iterable[GoldClaim]) -> dict[str, range]:
    named = {row["id"]: row["word"] for row in rows if row.get("word")}
    starts = {one.id: one.start + one.text.index(named[one.id]) for one in told if one.id in named}
    return {name: range(start, start + len(named[name])) for name, start in starts.items()}


def _document(text: str, published: Published = UNDATED) -> Document:
    return Document(id="doc", path="", sha256="0" * 64, text=text, published=published)


def _write(worth: Worth) -> None:
    rows = sorted(
        f"{sign}\t{value:.3f}"
        for sign, value in worth.items()
        if abs(value) >= SMALLEST and not sign.startswith(BY_RULE)
    )
    (DATA / likely.TABLE).write_text("\n".join(["sign\tweight", *rows]) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
