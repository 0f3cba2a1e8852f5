"""What a denial denies: that something happened, that its teller had a part in it, that he ever does such things."""

import re
from functools import cache

from rawi.lexicon.clause_words import load_clause_words
from rawi.link.events.told import Told, denies
from rawi.link.events.victims import buildings
from rawi.text import stem, tokenise

# "Does not" right before the verb, and how a verb of what is done now begins.
_NOT = re.compile(r"(?:^|\W)[وف]?لا\s+$")
# Code points from the word of denying to what is denied; that far before a verb "does not" is looked for.
_NEAR = 60
_NOW = ("ي", "ت", "ن", "أ")


def of_guilt(told: Told) -> bool:
    """Whether a claim denies that somebody had a part in a deed (نفى صلته بالاغتيال): it may well have happened."""
    if not denies(told):
        return False
    claim, trigger = told.claim, told.claim.trigger
    cue = claim.attribution[-1].cue
    start, end = claim.span.start, trigger.span.start if trigger is not None else claim.span.end
    if cue is not None and cue.span.document == claim.span.document and cue.span.end <= start:
        start = max(cue.span.end, start - _NEAR)
    if end <= start:
        start, end = claim.span.start, claim.span.end
    return any(stem(word.key) in _shares() for word in tokenise(told.document.text[start:end]))


def is_general(told: Told) -> bool:
    """Whether a claim denies what somebody does at any time (لا نستهدف المدنيين), not what he did once."""
    trigger = told.claim.trigger
    if trigger is None or not denies(told) or not trigger.text.startswith(_NOW):
        return False
    start = trigger.span.start
    return _NOT.search(told.document.text, max(0, start - _NEAR), start) is not None


def of_another_building(one: Told, other: Told) -> bool:
    """Whether one denies that a school was hit and the other tells of a hospital."""
    if denies(one) == denies(other):
        return False
    first, second = buildings(one), buildings(other)
    return bool(first and second) and first.isdisjoint(second)


@cache
def _shares() -> frozenset[str]:
    return frozenset(map(stem, load_clause_words().classes["share"]))
