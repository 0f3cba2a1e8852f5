"""Whether the Arabic of a text layer is language, or letters in a wrong order. Pure.

Measured on one statement printed by two programs in four typefaces: a sound text has none of its words of one letter
(a broken one 0.49 or more), a tenth or more of its words are common particles (0.01-0.04), and hardly a word begins
with ة or ى, which only end words (0.07-0.09).
"""

import re
from typing import NamedTuple

# Fewer words than these say nothing about the shares of particles and of words of one letter.
_ENOUGH = 25
_ONE_LETTER, _PARTICLES, _WRONG_START, _BACKWARDS, _UNREADABLE, _MIXED = 0.12, 0.05, 0.02, 0.5, 0.02, 0.03
_WORD = re.compile(r"[\u0621-\u064a\u064b-\u0652\u0670-\u06d3]+")
_MARKS = re.compile(r"[\u064b-\u0652\u0670\u0640]")
_PARTICLES_OF_NEWS = """
من في على إلى الى عن أن ان إن ما لا لم كما التي الذي هذا هذه مع بعد قبل بين حتى و كان قد أو او خلال كل منذ عند ثم
وفي ومن وعلى وأن وإن ولا فيما نحو ضد أي غير هو هي ذلك تم حيث لن
"""
_COMMON = frozenset(_PARTICLES_OF_NEWS.split())
# What no writer would have: unmapped glyphs, private use, replacement, shapes of letters left over.
_STRANGE = re.compile(r"[\ufffd\ue000-\uf8ff\ufe70-\ufefc\x00-\x08\x0e-\x1f]")
# A sign that a file calls a digit, inside a word.
_DIGIT_INSIDE = re.compile(r"[\u0621-\u064a][0-9٠-٩]+[\u0621-\u064a]")
# A year turned round: ٨١٠٢ for ٢٠١٨.
_YEAR_BACKWARDS = re.compile(r"(?<!\d)(?:[0-9٠-٩][0-9٠-٩][0٠][2٢]|[0-9٠-٩][0-9٠-٩][9٩][1١])(?!\d)")
_YEAR = re.compile(r"(?<!\d)(?:[2٢][0٠]|[1١][9٩])[0-9٠-٩]{2}(?!\d)")


class Verdict(NamedTuple):
    """Whether a text may be read, and what speaks against it, in words for a note."""

    sound: bool
    why: str


def judged(text: str) -> Verdict:
    """Return whether the text layer of a page can be trusted. Text without Arabic letters is not judged by them."""
    against = list(_against(text))
    return Verdict(not against, ", ".join(against))


def _against(text: str) -> list[str]:
    found: list[str] = []
    letters = sum(not char.isspace() for char in text)
    strange = len(_STRANGE.findall(text))
    if letters and strange > _UNREADABLE * letters:
        found.append(f"{strange} of {letters} characters are no letters")
    words = [bare for word in _WORD.findall(text) if (bare := _MARKS.sub("", word))]
    if not words:
        return found
    wrong = sum(word[0] in "ةى" for word in words)
    if wrong > max(1, _WRONG_START * len(words)):
        found.append(f"{wrong} of {len(words)} words begin with a letter that only ends words")
    if len(words) >= _ENOUGH:
        single = sum(len(word) == 1 and word != "و" for word in words)
        if single > _ONE_LETTER * len(words):
            found.append(f"{single} of {len(words)} words have one letter")
        common = sum(word in _COMMON for word in words)
        if common < _PARTICLES * len(words):
            found.append(f"only {common} of {len(words)} words are common ones")
    mixed = len(_DIGIT_INSIDE.findall(text))
    if mixed > max(2, _MIXED * len(words)):
        found.append(f"digits stand inside {mixed} words")
    backwards, years = len(_YEAR_BACKWARDS.findall(text)), len(_YEAR.findall(text))
    if backwards and backwards > _BACKWARDS * (backwards + years):
        found.append("years stand backwards")
    return found
