"""Source text as HTML: marked to the letter, never changed, always escaped."""

import itertools
from collections.abc import Iterable

import msgspec
from markupsafe import Markup, escape


class Mark(msgspec.Struct, frozen=True):
    """A stretch to be marked: code points, half-open; `css` its classes, `ref` what it is linked with.

    `note` is told on hover and focus, `anchor` is the id of its first piece.
    """

    start: int
    end: int
    css: str
    ref: str = ""
    label: str = ""
    note: str = ""
    anchor: str = ""


def marked(text: str, start: int, end: int, marks: Iterable[Mark]) -> Markup:
    """Return `text[start:end]` as HTML with the marks round their words.

    Overlapping marks are split where they cross, each piece carrying the classes and references of all
    that cover it; the text content of the result equals the slice to the letter. A label is written into
    an attribute, not into the text.
    """
    inside = [m for m in marks if m.start < end and start < m.end]
    cuts = sorted({start, end, *(max(m.start, start) for m in inside), *(min(m.end, end) for m in inside)})
    pieces: list[Markup] = []
    for low, high in itertools.pairwise(cuts):
        over = [m for m in inside if m.start <= low and high <= m.end]
        # A parser turns a bare carriage return into a line feed; written as a reference it stays.
        piece = Markup(str(escape(text[low:high])).replace("\r", "&#13;"))
        if over:
            css = " ".join(dict.fromkeys(" ".join(m.css for m in over).split()))
            refs = " ".join(dict.fromkeys(m.ref for m in over if m.ref))
            label = " ".join(m.label for m in over if m.label and max(m.start, start) == low)
            attributes = Markup(' data-r="{}"').format(refs) if refs else Markup("")
            if label:
                attributes += Markup(' data-label="{}"').format(label)
            attributes += _told(over, low, max(start, 0))
            piece = Markup('<mark class="{}"{}>{}</mark>').format(css, attributes, piece)
        pieces.append(piece)
    return Markup("").join(pieces)


def _told(over: list[Mark], low: int, start: int) -> Markup:
    """Return the attributes of notes and anchors; a mark can be reached by keyboard at its first piece."""
    attributes = Markup("")
    notes = [m for m in over if m.note]
    if notes:
        # The innermost mark is what is pointed at.
        inner = min(notes, key=lambda m: m.end - m.start)
        attributes += Markup(' data-note="{}"').format(inner.note)
        if max(inner.start, start) == low:
            attributes += Markup(' tabindex="0"')
    anchor = next((m.anchor for m in over if m.anchor and max(m.start, start) == low), "")
    if anchor:
        attributes += Markup(' id="{}"').format(anchor)
    return attributes
