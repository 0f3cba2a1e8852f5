"""Who is meant by الذي before a verb: the name right before it, or the one whose title stands between commas."""

from collections.abc import Sequence

from rawi.model import Participant
from rawi.read.events.heads import Head
from rawi.read.roles.tellings import Page
from rawi.text import Text

_COMMAS = frozenset("،,")
# A title put behind a name has so many words.
_APPOSED = 7


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
    """Whether no word stands between two offsets."""
    return not any(char.isalnum() for char in text.raw[end:start])
