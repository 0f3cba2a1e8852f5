"""What a denial denies: that something happened, that its teller had a part in it, that he ever does such things."""

import re
from functools import cache

from rawi.lexicon.clause_words import load_clause_words
from rawi.lexicon.event_families import event_families
from rawi.lexicon.shape_words import shape_words
from rawi.link.events.blows import ATTACKS, WRONGS, is_any_attack, is_any_wrong, kinds_of
from rawi.link.events.sites import best
from rawi.link.events.timing import FARTHEST_DAYS, gap_of
from rawi.link.events.told import Book, Told, denies
from rawi.link.events.victims import buildings
from rawi.model import EventType
from rawi.text import stem, tokenise

# "Does not" right before the verb, and how a verb of what is done now begins.
_NOT = re.compile(r"(?:^|\W)[وف]?لا\s+$")
# Code points from the word of denying to what is denied; that far before a verb "does not" is looked for.
_NEAR = 60
# What two sides agree on.
PACTS: frozenset[EventType] = frozenset({"agreement", "ceasefire"})
_BEGAN = shape_words("began_it")
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
    # An official (مسؤول) who denies it is not called responsible for it.
    said = told.document.text[start:end].replace(claim.attribution[-1].text or " ", " ", 1)
    return any(stem(word.key) in _shares() for word in tokenise(said))


def is_general(told: Told) -> bool:
    """Whether a claim denies what somebody does at any time (لا نستهدف المدنيين), not what he did once."""
    trigger = told.claim.trigger
    if trigger is None or not denies(told) or not trigger.text.startswith(_NOW):
        return False
    start = trigger.span.start
    return _NOT.search(told.document.text, max(0, start - _NEAR), start) is not None


def denies_to_have_begun(denial: Told, told: Told, book: Book) -> bool:
    """Whether one denies to have begun it (ننفي أن نكون قد بدأنا إطلاق النار), and the other lays nothing to him.

    That shells fell, whoever fired them, he does not deny.
    """
    if denies(told) or not denies(denial):
        return False
    trigger, start = denial.claim.trigger, denial.claim.span.start
    end = trigger.span.start if trigger is not None else denial.claim.span.end
    before = denial.document.text[max(0, min(start, end - _NEAR)) : end]
    if _BEGAN.isdisjoint(word.key for word in tokenise(before)):
        return False
    own = (denial.speaker,) if denial.speaker is not None else ()
    return not book.any_kin((*own, *denial.agents), told.agents)


def of_another_building(one: Told, other: Told) -> bool:
    """Whether one denies that a school was hit and the other tells of a hospital."""
    if denies(one) == denies(other):
        return False
    first, second = buildings(one), buildings(other)
    return bool(first and second) and first.isdisjoint(second)


def denies_a_pact(told: Told) -> bool:
    """Whether a claim denies a truce or an agreement."""
    return denies(told) and told.claim.event_type in PACTS


def of_one_pact(told: Told, denial: Told, book: Book) -> bool:
    """Whether one tells of a truce or an agreement and the other denies one, in the same days and no two places.

    Nobody denies by it what others agreed on among themselves: of those a pact is told to be between, one denies it.
    """
    kinds = {denial.claim.event_type, told.claim.event_type}
    if not kinds <= PACTS or (len(kinds) > 1 and denial.words.isdisjoint(told.words)):
        return False
    if told.claim.modality != "asserted":
        return False
    if denies(told) or not denies(denial) or best(told.sites, denial.sites, book.entities) == "apart":
        return False
    if not _is_of_its_parties(denial, told, book):
        return False
    days, denied = told.time or told.published, denial.time or denial.published
    # What was at any time before a day is of no days.
    if days is None or denied is None or None in (*days, *denied):
        return False
    return gap_of(days, denied) <= FARTHEST_DAYS


def _is_of_its_parties(denial: Told, told: Told, book: Book) -> bool:
    """Whether a pact is told to be of who denies one, or of nobody by name but who tells of it."""
    speakers = [frozenset({one.speaker}) if one.speaker is not None else frozenset[str]() for one in (told, denial)]
    parties = told.agents | told.targets
    if parties <= speakers[0]:
        return True
    return book.any_kin(parties | speakers[0], denial.agents | denial.targets | speakers[1])


# So many of the words of who denies a part in a deed tell of it with the words of who charges him.
_NAMED_SO = 0.6


def denies_part_in(denial: Told, charge: Told) -> bool:
    """Whether one denies a part in the deed that the other tells (نفى ضلوعه في مقتل القائد).

    His words name it: who, where and when stand in them, and in the other's.
    """
    if denies(charge) or not of_guilt(denial):
        return False
    if len(denial.words & charge.words) < _NAMED_SO * len(denial.words):
        return False
    return event_families()[charge.claim.event_type].family in {
        event_families()[kind].family for kind in kinds_of(denial.claim.text)
    }


def denies_wrongs(told: Told) -> bool:
    """Whether a claim denies abuses, or an attack by a word that leaves open how ("we targeted no civilians")."""
    kind = told.claim.event_type
    return denies(told) and kind in WRONGS and (kind not in ATTACKS or is_any_wrong(told))


def denies_the_wrong(one: Told, other: Told) -> bool:
    """Whether either denies that civilians were attacked and the other tells of the attack, on whomever."""
    return any(
        denies(denial)
        and denial.claim.event_type in WRONGS
        and told.claim.event_type in ATTACKS - WRONGS
        and is_any_attack(told)
        for denial, told in ((one, other), (other, one))
    )


def lays_it_to_others(one: Told, other: Told, book: Book) -> bool:
    """Whether one denies a part in what the other tells: he who denies it may tell of it, if not as his own deed."""
    return any(
        not denies(told)
        and (of_guilt(denial) or bool(denial.agents and told.agents))
        and _is_not_by(told, denial, book)
        for denial, told in ((one, other), (other, one))
    )


def _is_not_by(told: Told, denial: Told, book: Book) -> bool:
    """Whether what a claim tells is not said to be the deed of those for whom another denies it."""
    denied = {*denial.agents, *([denial.speaker] if denial.speaker is not None and not denial.agents else [])}
    return not book.any_kin(told.agents, denied)


def never_does(denial: Told, told: Told, book: Book) -> bool:
    """Whether one denies that his side ever does such things, in a text that tells of the other on no other's word."""
    if denies(told) or not is_general(denial) or denial.document.id != told.document.id:
        return False
    return told.speaker is None or (denial.speaker is not None and book.kin(told.speaker, denial.speaker))


def is_laid_to_denier(one: Told, other: Told, book: Book) -> bool:
    """Whether one denies what the other lays to him or to nobody by name."""
    return any(
        denies(denial)
        and not denies(charge)
        and (not charge.agents or book.any_kin((denial.speaker,) if denial.speaker else denial.agents, charge.agents))
        for denial, charge in ((one, other), (other, one))
    )


@cache
def _shares() -> frozenset[str]:
    return frozenset(map(stem, load_clause_words().classes["share"]))
