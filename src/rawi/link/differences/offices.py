"""A deputy who became the chief on the way, a former one who became the one: نائب قائد الفرقة → قائد الفرقة."""

from rawi.lexicon.shape_words import shape_words
from rawi.model import Change
from rawi.text import tokenise

_LESS, _OFFICES = shape_words("lessens_office"), shape_words("office_holder")
# So many code points hold the word before and the word behind.
_BESIDE = 20


def of_office(change: Change, text: str) -> tuple[str, str] | None:
    """Return an office with and without the word that lessens it, where that was dropped or added; else null.

    `text` is that of the side on which the word stands.
    """
    span = change.source_span if change.kind == "dropped" else change.target_span
    words = tokenise(change.source_text or change.target_text)
    if change.kind not in ("dropped", "added") or span is None or len(words) != 1 or words[0].key not in _LESS:
        return None
    ahead, rest = text[max(0, span.start - _BESIDE) : span.start], text[span.end : span.end + _BESIDE]
    before, behind = tokenise(ahead)[-1:], tokenise(rest)[:1]
    if not any(word.key.removeprefix("ال") in _OFFICES for word in (*before, *behind)):
        return None
    first = ahead[before[0].start :] if before else ""
    last = rest[: behind[0].end] if behind else ""
    return f"{first}{text[span.start : span.end]}{last}".strip(), f"{first.strip()} {last.strip()}".strip()
