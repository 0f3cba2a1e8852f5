"""Words that tell an event though the conditions of their entries are not met, where what is learned is sure of it.

The weights were learned from the seen gold by `python bench/events.py --write`. Asked are words of the trigger table
that tell nothing by the rules: a verb whose object is not among those listed, a noun that nothing carries.
"""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from functools import cache

import msgspec

from rawi.lexicon.tables import read_table
from rawi.lexicon.triggers import HELD, Form
from rawi.model import EventType
from rawi.read.events.choosing import LONGEST_CLAUSE
from rawi.read.events.heads import Head
from rawi.read.events.likely_signs import Asked, lacking, seen, signs
from rawi.read.events.nouns import AIMED, Nouns
from rawi.read.events.triggers import Hit
from rawi.read.kinds import FORCE
from rawi.read.weighing import chance

TABLE = "event_weights.tsv"
# Less likely ones are left out, so that what is found stays as sure as what the rules tell (docs/reliability.md): who
# used force, against whom and with how many dead hangs on the words that a rule asks for.
LEAST, LEAST_OF_FORCE = 0.71, 0.85
# A reading that lacks a word it asks for is never so likely: of 12,000 in seen texts the likeliest was at .66.
_WORDED = ((), ("needs",))


class EventWeight(msgspec.Struct, frozen=True):
    """What one sign is worth for telling an event, in log-odds."""

    sign: str
    weight: float


class Candidate(msgspec.Struct, frozen=True):
    """What one reading of a word would tell, and the signs by which it is judged."""

    head: Head
    event_type: EventType
    signs: tuple[str, ...]


@cache
def weights() -> Mapping[str, float]:
    """Return what each sign is worth. Raises `LexiconError` if the table cannot be trusted."""
    return {row.sign: row.weight for row in read_table(TABLE, EventWeight)}


def likely(nouns: Nouns, found: Sequence[Head], cuts: Sequence[int], hits: Sequence[Hit]) -> list[Head]:
    """Return the heads that are likely enough, the likeliest reading of each word, no type twice in one clause.

    `found` are those the rules tell, `cuts` begin clauses, `hits` are the words of the stretch.
    """
    worth = weights()
    made = candidates(nouns, found, cuts, hits, worded=True)
    asked = [(chance(worth, one.signs), n, one) for n, one in enumerate(made)]
    told: list[Head] = []
    for likelihood, _, one in sorted(asked, key=lambda item: (-item[0], item[1])):
        if likelihood < (LEAST_OF_FORCE if one.event_type in FORCE else LEAST):
            continue
        if not any(_meets(one, head) for head in told):
            told.append(one.head)
    return told


def _meets(one: Candidate, head: Head) -> bool:
    """Whether a candidate is another reading of a word taken, or tells the same in the same clause."""
    same = head.form.trigger.row.event_type == one.event_type
    return head.hit is one.head.hit or (same and head.start < one.head.end and one.head.start < head.end)


def candidates(
    nouns: Nouns, found: Sequence[Head], cuts: Sequence[int], hits: Sequence[Hit], *, worded: bool = False
) -> list[Candidate]:
    """Return what words that tell nothing by the rules may tell: of each type the reading that lacks least.

    `worded`: only readings that lack no word they ask for, at most a kind of thing.
    """
    told, made = {head.hit.token for head in found}, list[Candidate]()
    for hit in hits:
        if hit.token in told or not hit.events:
            continue
        asked = _clause(nouns, hit, found, cuts)
        best: dict[EventType, tuple[Form, tuple[str, ...]]] = {}
        for form in hit.events:
            if form.trigger.row.lemma.startswith(AIMED) and nouns.around.is_a(max(hit.token - 1, 0), "relative"):
                # It only says at whom (التفجير الذي استهدف الحافلة).
                continue
            if HELD in form.trigger.asked:
                # Only a place as the subject settles it (ثلاثة جنود في قبضة المقاومة).
                continue
            event_type, lacks = form.trigger.row.event_type, lacking(nouns, asked, form, found)
            if event_type is not None and (event_type not in best or len(lacks) < len(best[event_type][1])):
                best[event_type] = (form, lacks)
        if worded:
            best = {event_type: one for event_type, one in best.items() if one[1] in _WORDED}
        if not best:
            continue
        around = seen(nouns, asked, found)
        for event_type, (form, lacks) in best.items():
            named = signs(nouns, asked, form, around, found, lacks)
            head = Head(hit, form, nouns.around.stretch, asked.start, asked.end, spare=not hit.finite, likely=True)
            made.append(Candidate(head, event_type, named))
    return made


def of_rule(nouns: Nouns, head: Head, found: Sequence[Head]) -> Candidate:
    """Return what the rules tell as if it were asked; `found` are the other heads. The weights are learned from it."""
    asked = Asked(head.hit, head.start, max(head.end, head.hit.token + 1))
    lacks = lacking(nouns, asked, head.form, found)
    named = signs(nouns, asked, head.form, seen(nouns, asked, found), found, lacks)
    return Candidate(head, head.form.trigger.row.event_type or "other", named)


def _clause(nouns: Nouns, hit: Hit, found: Sequence[Head], cuts: Sequence[int]) -> Asked:
    """Return the clause that a word would tell: between the clauses told around it."""
    around, i = nouns.around, hit.token
    after = bisect_right(cuts, i)
    start = cuts[after - 1] if after else around.stretch.start
    end = cuts[after] if after < len(cuts) else around.stretch.end
    later = next((head for head in found if head.hit.token > i), None)
    if later is not None:
        end = min(end, later.start if later.start > i else later.hit.token)
    shared = any(start <= head.hit.token < i for head in found)
    if shared or around.has_verb(start, i):
        start = _begin(nouns, i, start) if hit.finite else max(start, nouns.own_start(i))
    counted = around.overlay.quantities.get(i)
    if counted is not None:
        start = min(start, max(counted[0], around.stretch.start))
    return Asked(hit, start, max(min(end, i + LONGEST_CLAUSE), i + 1))


def _begin(nouns: Nouns, i: int, start: int) -> int:
    """Return where a verb begins with the small words that belong to it."""
    while i > start and nouns.around.is_a(i - 1, "auxiliary"):
        i -= 1
    return i
