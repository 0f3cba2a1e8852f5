"""Live pages: entries below lines that hold but the hour, under a headline of the page's own."""

from collections.abc import Sequence

from rawi.lexicon.shape_words import shape_words
from rawi.model.document import Role
from rawi.read.page.dateline_days import is_clock
from rawi.read.page.lines import Fact
from rawi.text import Text

_FEWEST_ENTRIES, _FEWEST_TITLE = 2, 4
_CLOCK = 3
_ZONES = shape_words("zone") | shape_words("zone_of")
_FURNITURE = frozenset({"block", "line", "prefix"})


def first_entry(text: Text, facts: Sequence[Fact]) -> int | None:
    """Return the line with the hour of a live page's first entry, or null where the page is none."""
    hours = [i for i, fact in enumerate(facts[:-1]) if _is_hour(text, fact)]
    told = [i for i in hours if not _is_hour(text, facts[i + 1])]
    return told[0] if len(told) >= _FEWEST_ENTRIES and told[0] > 0 else None


def entered(facts: Sequence[Fact], roles: Sequence[tuple[Role, int]], first: int) -> list[tuple[Role, int]]:
    """Return the roles of a live page's lines: its own headline, then one account of all its entries.

    Who is named before a colon there is the source of an entry, no outlet.
    """
    account = max((number for _, number in roles[:first]), default=0)
    made: list[tuple[Role, int]] = [
        ("metadata", number) if role in ("report", "statement", "summary", "headline") else (role, number)
        for role, number in roles[:first]
    ]
    titles = [i for i in range(first) if facts[i].label is None and facts[i].words >= _FEWEST_TITLE]
    titles = [i for i in titles if facts[i].furniture not in _FURNITURE]
    if titles:
        made[titles[0]] = ("headline", account)
    last = max(i for i, fact in enumerate(facts) if fact.furniture not in _FURNITURE)
    return made + [("report" if i <= last else "boilerplate", account) for i in range(first, len(facts))]


def _is_hour(text: Text, fact: Fact) -> bool:
    """Whether a line holds an hour and nothing else but its zone (21:40, 18:30 بتوقيت غرينتش)."""
    tokens = text.tokens[fact.line.first : fact.line.last]
    first = next((i for i, token in enumerate(tokens) if token.kind == "number"), len(tokens))
    clock = is_clock(tokens, first) and all(token.kind == "punct" for token in tokens[:first])
    return clock and all(token.kind == "punct" or token.key in _ZONES for token in tokens[first + _CLOCK :])
