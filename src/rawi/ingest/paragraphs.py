"""Lines as they stand on a page, joined into paragraphs where a line ends only because it is full. Pure."""

from collections.abc import Sequence
from itertools import pairwise
from statistics import median
from typing import NamedTuple

# Lines of one paragraph are at most so many times the usual distance apart, and of sizes that differ by so much.
_APART, _SIZES = 1.35, 0.2
# A line counts as full if the next word would not have fitted, give or take this part of the size of the letters.
_SLACK = 0.6
_BULLETS = ("-", "–", "—", "•", "*", "▪", "►", "◾")


class Line(NamedTuple):
    """A line in logical order and where it stands, in any unit; `first` is the width of its first word.

    `base` counts upwards.
    """

    text: str
    left: float
    right: float
    base: float
    size: float
    first: float
    rtl: bool


def joined(lines: Sequence[Line]) -> str:
    """Return the text of a page: a line break ends a paragraph, the lines of one are joined by spaces."""
    held = [line for line in lines if line.text.strip()]
    if not held:
        return ""
    steps = [before.base - line.base for before, line in pairwise(held) if before.base > line.base]
    usual = median(steps) if steps else 0.0
    # The closest pair of lines shows the distance inside paragraphs, where most lines are paragraphs of their own.
    usual = min(usual, 2.2 * median(line.size for line in held)) if usual else usual
    text = held[0].text.strip()
    for before, line in pairwise(held):
        text += (" " if _goes_on(before, line, held, usual) else "\n") + line.text.strip()
    return text


def _goes_on(before: Line, line: Line, lines: Sequence[Line], usual: float) -> bool:
    step = before.base - line.base
    if not 0 < step <= _APART * usual or abs(before.size - line.size) > _SIZES * max(before.size, line.size):
        return False
    if before.rtl != line.rtl or line.text.lstrip().startswith(_BULLETS):
        return False
    column = [other for other in lines if min(other.right, before.right) - max(other.left, before.left) > 0]
    width = max(other.right for other in column) - min(other.left for other in column)
    room = width - (before.right - before.left)
    return room <= line.first + _SLACK * line.size
