"""Short lines around a headline that tell nothing: the section it stands in, who wrote it, a count of a button."""

from collections.abc import Callable, Sequence

from rawi.lexicon.boilerplate import Page
from rawi.read.page.lines import LONGEST_BYLINE, Fact
from rawi.read.page.metadata import undecorated, words
from rawi.text import Text, key

_LONGEST_SECTION = 4
_URGENT = key("عاجل")
_FEWEST_BELOW = 3
_LONGEST_SCRAP = 3
_SERVANT = key("عبد")


def is_section(
    text: Text, facts: Sequence[Fact], i: int, tail: int, page: Page, is_place: Callable[[str], bool]
) -> bool:
    """Whether a line above the headline but names its section: محليات, أخبار سوريا, or a place alone (ليبيا)."""
    fact = facts[i]
    if fact.label or fact.parts or fact.closed or not 0 < fact.words <= _LONGEST_SECTION or i + 1 >= tail:
        return False
    first, last = undecorated(text.tokens, fact.line.first, fact.line.last), fact.line.last
    written = words(text.tokens, first, last)
    if _URGENT in written:
        # 🔴 عاجل begins what is told.
        return False
    if len(written) == 1 and page.furniture.get(written[0]) == "outlet_word":
        # مباشر
        return _has_headline_below(facts, i, tail)
    count = next((n for n, word in enumerate(written) if page.furniture.get(word) != "no_outlet"), len(written))
    if page.furniture.get(" ".join(written)) == "no_outlet" or count == len(written):
        return True
    return is_place(text.slice((first + count, last))) and (count > 0 or _has_headline_below(facts, i, tail))


def _has_headline_below(facts: Sequence[Fact], i: int, tail: int) -> bool:
    """Whether below a line, and days or labels under it, stands a headline and text below that."""
    below = next((j for j in range(i + 1, tail) if not (facts[j].label or facts[j].parts or facts[j].furniture)), tail)
    return below + 1 < tail and not facts[below].closed and facts[below].words >= _FEWEST_BELOW


def is_writer(text: Text, facts: Sequence[Fact], i: int, tail: int, is_person: Callable[[Sequence[str]], bool]) -> bool:
    """Whether a line below the headline is but a person's name, and a day, a label or furniture stands below it."""
    fact, below = facts[i], facts[i + 1] if i + 1 < tail else None
    if below is None or fact.closed or not 1 < fact.words < LONGEST_BYLINE:
        return False
    tokens = text.tokens[fact.line.first : fact.line.last]
    written = [token.key for token in tokens]
    if written[0] == _SERVANT:
        # عبد الله
        written = ["".join(written[:2]), *written[2:]]
    if any(token.kind != "word" for token in tokens) or len(written) < 2 or not is_person(written):
        return False
    return below.label is not None or bool(below.parts) or below.furniture in ("line", "prefix")


def is_scrap(text: Text, facts: Sequence[Fact], i: int) -> bool:
    """Whether a line is what a button or a picture leaves: no Arabic word in it (×, Embedded Image), or but a number.

    A number only below a button: `حجم الخط`, below it `0`.
    """
    fact = facts[i]
    tokens = text.tokens[fact.line.first : fact.line.last]
    if fact.label or fact.parts or fact.words > _LONGEST_SCRAP:
        return False
    if any(token.kind == "number" for token in tokens):
        return fact.words == 1 and i > 0 and facts[i - 1].furniture in ("line", "prefix")
    return all(token.text.isascii() or token.kind == "punct" for token in tokens)
