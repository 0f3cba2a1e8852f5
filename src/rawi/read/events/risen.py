"""Tolls of which more is told before their number: ارتفع عدد قتلى الهجوم الذي استهدف السوق إلى 17."""

from collections.abc import Iterator

from rawi.lexicon.matcher import forms_of
from rawi.lexicon.triggers import Form
from rawi.read.events.choosing import Chooser
from rawi.read.events.heads import Head
from rawi.read.events.triggers import Hit
from rawi.read.kinds import CASUALTIES
from rawi.text import key

RISING = frozenset({"result:ارتفع"})
_TOLL = "quantity.toll"
_TO, _OF, _AND = key("إلى"), key("من"), "و"
# How a toll rises stands so near before it (ارتفعت أمس حصيلة).
_RISE_BEFORE = 3
# So few words tell of some of them.
_SOME = 9


def tell_risen(around: Chooser, found: list[Head], cuts: list[int]) -> None:
    """Let one clause tell of the dead or wounded of each toll, from its verb to its number.

    Whatever clause of another event lies between ends before the number.
    """
    for first, last in tolls(around):
        counted = _counted(around, first, last)
        if counted is None:
            continue
        toll, hit, form = counted
        begin = min(first, _beginning(around, toll))
        told = next((head for head in found if head.hit is hit), None)
        if told is None:
            told = Head(hit, form, around.stretch, begin, last)
            found.append(told)
        told.toll = first
        found[:] = [
            head for head in found if head is told or not (head.hit.token == toll or first <= head.hit.token < last)
        ]
        if first > toll:
            _part_others(around, found, cuts, (toll, last))
            cuts[:] = [cut for cut in cuts if not first < cut < last]
            cuts.append(first)
    found.sort(key=lambda head: head.hit.token)


def _part_others(around: Chooser, found: list[Head], cuts: list[int], toll: tuple[int, int]) -> None:
    """Let whoever is counted behind a toll (إلى 12 قتيلا و30 جريحا) be told in a clause of his own."""
    for head in found:
        if head.start <= toll[0] and head.hit.token >= toll[1]:
            counted = around.overlay.quantities.get(head.hit.token)
            begin = counted[0] if counted is not None else head.hit.token
            head.start = begin - (around.text.tokens[begin - 1].key == _AND)
            cuts.append(head.start)


def tolls(around: Chooser) -> Iterator[tuple[int, int]]:
    """Yield the tokens of the numbers of tolls, with how they rise or إلى before them."""
    tokens, start = around.text.tokens, around.stretch.start
    for token, mention, last in around.overlay.between(start, around.stretch.end):
        if mention.rule != _TOLL:
            continue
        first = token
        while first > start and (tokens[first - 1].key == _TO or _rises(around, first - 1)):
            first -= 1
        if first - 2 >= start and tokens[first - 1].kind == "number" and tokens[first - 2].key == _OF:
            # من 12 إلى 19
            first -= 2
        yield first, last


def _counted(around: Chooser, first: int, last: int) -> tuple[int, Hit, Form] | None:
    """Return the noun behind the word for a toll, and what tells whose number is on tokens `first` to `last`.

    The noun stands far before the number, or right behind it (ارتفع إلى 17 عدد قتلى الهجوم); where it is that of a
    blow, what is counted tells of them (حصيلة القصف الذي استهدف القرية إلى 52 قتيلا).
    """
    for noun in (_behind_some(around, last) + 1, *range(first - 1, around.stretch.start, -1)):
        if noun >= around.stretch.end or not _is_number_of(around, noun - 1):
            continue
        freed = noun + 1 < around.stretch.end and around.is_a(noun + 1, "relative")
        for i in (noun, *range(first, last)):
            hit = around.hits.get(i)
            victims = hit.events if hit is not None else ()
            form = next((form for form in victims if form.trigger.row.pos == "victim"), None)
            if hit is not None and form is not None:
                # عدد الأسرى الذين أفرج عنهم
                return None if freed and form.trigger.row.event_type not in CASUALTIES else (noun, hit, form)
        return None
    return None


def _behind_some(around: Chooser, last: int) -> int:
    """Return the token behind a number, some of them told in between (إلى 15 بينهم 6 أطفال عدد الشهداء)."""
    end = min(last + _SOME, around.stretch.end)
    if last >= end or not around.words.has("among", around.text.tokens[last].key):
        return last
    return next((i for i in range(last + 1, end) if _is_number_of(around, i)), last)


def _is_number_of(around: Chooser, i: int) -> bool:
    return any(around.words.has("counted", form) for form in forms_of(around.text.tokens[i].key))


def _beginning(around: Chooser, noun: int) -> int:
    """Return where the clause of a toll begins: with the verb that says how it rises, else its noun."""
    before = range(max(around.stretch.start, noun - _RISE_BEFORE), noun)
    return next((i for i in before if _rises(around, i) or around.is_a(i, "rise")), noun - 1)


def _rises(around: Chooser, i: int) -> bool:
    """Whether token `i` says how a toll rises, or what it reached."""
    hit = around.hits.get(i)
    reached = hit is not None and any(form.trigger.rule in RISING for form in hit.carriers)
    return reached or any(around.words.has("rises", form) for form in forms_of(around.text.tokens[i].key))
