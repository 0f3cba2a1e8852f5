"""Tolls that a clause of their event cuts in two: the dead told of are counted behind what befell them.

ارتفعت حصيلة ضحايا | هجوم على القرية من 114 إلى 132 قتيلا; أودى | هجوم على حافلة بحياة خمسة أشخاص.
"""

from collections.abc import Sequence
from itertools import pairwise

import msgspec

from rawi.lexicon.matcher import forms_of
from rawi.lexicon.shape_words import shape_words
from rawi.model import EventType, Figure, QuantityValue
from rawi.read.events.figures import figure_of
from rawi.read.kinds import BEFALLEN, BLOWS, CASUALTIES
from rawi.read.roles.tellings import Page, Telling
from rawi.text import same_line

_COUNTED: dict[EventType, str] = {
    "abduction": "abducted",
    "detention": "detained",
    "injury": "injured",
    "killing": "killed",
}
_TOLD_BY_TOLL: tuple[EventType, ...] = ("killing", "injury")
_TOLLED = BLOWS | {"destruction"}
# A toll may be of those who were only taken, moved or lost.
_ALIVE = frozenset(
    {
        "abducted",
        "captive",
        "deported person",
        "detained",
        "hostage",
        "migrant",
        "missing",
        "prisoner",
        "refugee",
        "returnee",
        "suspect",
        "survivor",
        "wanted person",
    }
)
_TOLLS = shape_words("toll")


def give_tolls(page: Page, drafts: Sequence[Telling]) -> None:
    """Give the dead and wounded of each clause the figures that the clause of their event right behind it took.

    What a toll is of (حصيلة هجوم القافلة إلى 11 عسكريا) tells of the dead.
    """
    _give_listed(page, drafts)
    _give_apart(page, drafts)
    for told, other in pairwise(drafts):
        if _is_joint(told, other):
            # سقط | مئة قتيل وجريح
            told.figures = other.figures
            told.tokens = told.tokens[0], other.tokens[1]
    for told, blow in pairwise(drafts):
        if _goes_on(told, blow):
            taken = [figure for figure in blow.figures if _counts(figure, told.event_type)]
            if taken:
                told.figures = taken
                blow.figures = [figure for figure in blow.figures if figure not in taken]
                told.tokens = told.tokens[0], page.text.covering(taken[-1].span.start, taken[-1].span.end)[1]
    for draft in drafts:
        _of_toll(page, draft)


def _give_listed(page: Page, drafts: Sequence[Telling]) -> None:
    """Give dead or wounded of a list the figure behind their colon (عدد القتلى: 3)."""
    text = page.text
    for draft in drafts:
        i = draft.head.hit.token + 2
        listed = draft.event_type in CASUALTIES and not draft.figures and i < len(text.tokens)
        if not listed or text.tokens[i - 1].light != ":" or not same_line(text, i):
            continue
        for mention, last in page.overlay.starting.get(i, ()):
            value = mention.value
            if isinstance(value, QuantityValue) and value.what == _COUNTED[draft.event_type]:
                draft.figures = [figure_of(mention, value)]
                draft.tokens = draft.tokens[0], last


def _give_apart(page: Page, drafts: Sequence[Telling]) -> None:
    """Give what befell somebody the figure that stands behind all that is told of its blow, and no other clause it.

    قُتل | في هجوم شنه مسلحون على القرية 14 شخصا، بينهم امرأتان.
    """
    text = page.text
    for token, mention, last in page.overlay.between(0, len(text.tokens)):
        if mention.rule != BEFALLEN or not isinstance(mention.value, QuantityValue):
            continue
        first = text.sentence_of(token)[0]
        befell = [draft for draft in drafts if first <= draft.head.hit.token < token]
        told = [draft for draft in befell if _COUNTED.get(draft.event_type) == mention.value.what]
        if not told or told[-1].figures:
            continue
        figures = [figure_of(mention, mention.value)]
        for draft in befell:
            theirs = [figure for figure in draft.figures if _is_part(page, figure, last)]
            draft.figures = [figure for figure in draft.figures if figure.span != mention.span and figure not in theirs]
            figures += theirs
        told[-1].figures = figures
        told[-1].tokens = told[-1].tokens[0], text.covering(figures[-1].span.start, figures[-1].span.end)[1]


def _is_part(page: Page, figure: Figure, start: int) -> bool:
    """Whether a figure behind token `start` counts some of those counted before it (بينهم امرأتان)."""
    token = page.text.covering(figure.span.start, figure.span.end)[0]
    return token > start and page.lexicon.triggers.words.has("among", page.text.tokens[token - 1].key)


def _goes_on(told: Telling, blow: Telling) -> bool:
    """Whether a clause of harm without a figure breaks off right before that of a blow."""
    if told.event_type not in CASUALTIES or told.figures or blow.event_type not in BLOWS:
        return False
    return told.head.stretch is blow.head.stretch and told.tokens[1] == blow.tokens[0] and told.polarity


def _is_joint(told: Telling, other: Telling) -> bool:
    """Whether dead and wounded counted together are told of by a verb of death before them."""
    harmed = (told.event_type, other.event_type) == ("killing", "injury") and told.head.stretch is other.head.stretch
    joint = len(other.figures) == 1 and other.figures[0].what == _COUNTED["killing"] and other.figures[0].joint_with
    return harmed and bool(joint) and not told.figures and told.tokens[1] == other.tokens[0] and told.polarity


def _counts(figure: Figure, event_type: EventType) -> bool:
    return _COUNTED[event_type] in (figure.what, *figure.joint_with)


def _of_toll(page: Page, draft: Telling) -> None:
    """Make a blow whose toll is told, with a figure of people, the killing or the injury that the figure is of."""
    at = draft.head.hit.token
    if draft.event_type not in _TOLLED or at == 0 or len(draft.figures) != 1 or at in page.text.breaks:
        return
    if _TOLLS.isdisjoint(forms_of(page.text.tokens[at - 1].key)):
        return
    figure = draft.figures[0]
    if figure.what in _ALIVE or _is_of_other_deed(
        page, at + 1, page.text.covering(figure.span.start, figure.span.end)[0]
    ):
        return
    if figure.what in page.lexicon.counted.people and figure.what != "injured":
        draft.figures = [msgspec.structs.replace(figure, what="killed")]
    kinds = [kind for kind in _TOLD_BY_TOLL if _counts(draft.figures[0], kind)]
    if kinds:
        draft.event_type = kinds[0]


def _is_of_other_deed(page: Page, start: int, end: int) -> bool:
    """Whether a noun among tokens `start` to `end` says what else was done to those counted (إنقاذ 20 مدنيا)."""
    look_up = page.lexicon.triggers.look_up
    rows = (form.trigger.row for token in page.text.tokens[start:end] for form in look_up(token.key))
    return any(row.pos == "noun" and row.event_type not in _TOLLED | CASUALTIES for row in rows)
