"""Who is meant by الذي before a verb: the name right before it, or the one whose title stands between commas."""

from collections.abc import Sequence

from rawi.model import Participant
from rawi.read.events.agreement import is_plural
from rawi.read.events.heads import Head
from rawi.read.roles.tellings import Page
from rawi.text import Text, key

_COMMAS = frozenset("،,")
# A title put behind a name has so many words.
_APPOSED = 7
_OF_MANY, _OF_TWO = frozenset({"الذين"}), frozenset(map(key, ("اللذين", "اللذان", "اللتين", "اللتان")))
_DUAL = ("ان", "ين")
# A pronoun between a name and الذي says that it was he (إسرائيل هي التي قصفته).
_IT_WAS = frozenset({"هو", "هي", "هم"})


def antecedent_of(page: Page, head: Head, near: Sequence[Participant]) -> Participant | None:
    """Return whom the relative pronoun before a clause takes up, of those named before it; null where nobody."""
    if head.relative is None:
        return None
    limit = page.text.tokens[head.relative].start
    named = [item for item in near if item.span.end <= limit]
    apposed = _apposed_to(page, named, head.relative)
    if apposed is not None:
        return apposed
    return named[-1] if named and _touches(page.text, named[-1].span.end, limit) else None


def joined_before(
    page: Page, head: Head, near: Sequence[Participant], antecedent: Participant | None
) -> list[Participant]:
    """Return the others that a plural or dual الذين takes up with the one right before it (من الجيش والكتائب الذين).

    None where the last of them alone is so many (من الجيش ومقاتلي الحركة الذين).
    """
    text = page.text
    if antecedent is None or head.relative is None:
        return []
    which, first = text.tokens[head.relative].key, _first(text, antecedent)
    many = which in _OF_MANY and not is_plural(antecedent.text, page.lexicon.triggers.words)
    two = which in _OF_TWO and not text.tokens[first].key.endswith(_DUAL)
    found: list[Participant] = []
    for item in reversed([item for item in near if item.span.end <= antecedent.span.start] if many or two else []):
        last = text.covering(item.span.start, item.span.end)[1]
        if last != first or not text.tokens[first].key.startswith("و"):
            break
        found.insert(0, item)
        first = _first(text, item)
    return found if not two or len(found) == 1 else []


def _first(text: Text, item: Participant) -> int:
    return text.covering(item.span.start, item.span.end)[0]


def _apposed_to(page: Page, named: Sequence[Participant], relative: int) -> Participant | None:
    """Return the person whose title between commas stands before الذي (فلان، نائب مدير الشرطة، الذي قتل), or null."""
    tokens = page.text.tokens
    if tokens[relative - 1].light not in _COMMAS:
        return None
    for item in reversed(named):
        first, last = page.text.covering(item.span.start, item.span.end)
        person = "person" in page.overlay.kinds.get(first, ())
        title = tokens[last + 1 : relative - 1]
        if person and tokens[last].light in _COMMAS and 0 < len(title) <= _APPOSED:
            return item if all(token.kind == "word" for token in title) else None
    return None


def _touches(text: Text, end: int, start: int) -> bool:
    """Whether no word stands between two offsets, but a pronoun."""
    between = text.raw[end:start]
    return between.strip() in _IT_WAS or not any(char.isalnum() for char in between)
