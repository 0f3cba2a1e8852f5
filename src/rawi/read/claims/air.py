"""Blows from the air that are told with the words of guns: a rocket, a bombardment, shells of a plane."""

from rawi.lexicon.triggers import TriggerIndex
from rawi.read.events.heads import Head
from rawi.text import Text, key

# What stands before that by which a thing is done (بصاروخين من طائرة، عبر مسيرة).
_BY = frozenset(map(key, ("من", "عبر", "بواسطة")))
_GUNS = frozenset({"artillery"})


def from_air(text: Text, head: Head, index: TriggerIndex, before: Head | None) -> bool:
    """Whether what could be told of guns is a blow from the air.

    A plane or drone is the doer of the clause (أطلقت مسيرة صاروخين), or that by which it is done (بصاروخ من طائرة), or
    the doer is one who strikes from the air and no guns are named (الضربة استهدفت، جدد التحالف قصفه).
    `before` is the blow from the air that the sentence told last, null if it told none: one that goes on with it and
    names no guns is from the air as well (شن الطيران غارات، وجدد قصفه).
    """
    tokens, i = text.tokens, head.hit.token
    guns = _names_guns(text, head, index)
    start = min(head.start, head.carrier.token) if head.carrier is not None else head.start
    for j in range(start, head.end):
        classes = index.classes(tokens[j].key)
        does = j < i or j == i + 1
        if ("air" in classes and (does or _is_means(text, j))) or ("raid" in classes and does and not guns):
            return True
    goes_on = head.hit.conjunction or bool(head.form.enclitic)
    joined = before is not None and before.stretch is head.stretch and goes_on
    return joined and not guns


def _is_means(text: Text, j: int) -> bool:
    """Whether a word stands behind one that says by what a thing is done."""
    word = text.tokens[j].key
    if word.startswith("ب") and not word.startswith("بر"):
        return True
    return text.tokens[j - 1].key in _BY if j else False


def _names_guns(text: Text, head: Head, index: TriggerIndex) -> bool:
    return any(not _GUNS.isdisjoint(index.classes(text.tokens[j].key)) for j in range(head.start, head.end))
