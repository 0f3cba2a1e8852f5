"""Who is joined to a man whom it befell, with a title between their names (مقتل فلان والمصور فلان)."""

from itertools import pairwise

from rawi.model import EventType, Mention
from rawi.read.events.heads import Head
from rawi.read.roles.roles import Cast, participant
from rawi.read.roles.tellings import Page

_BEFALLEN: frozenset[EventType] = frozenset({"abduction", "capture", "detention", "injury", "killing", "release"})
# A title between two names has so many words.
_TITLE = 5


def give_named_men(page: Page, head: Head, cast: Cast) -> None:
    """Give what befell a named man to the one joined to him as well."""
    if head.form.trigger.row.event_type not in _BEFALLEN:
        return
    begin, end = page.text.tokens[head.start].start, page.text.tokens[head.end - 1].end
    persons = [mention for mention in page.mentions_from(begin, end) if mention.kind == "person"]
    for one, other in pairwise(persons):
        if _is_target(cast, one) and not _is_target(cast, other) and _is_joined(page, one, other):
            cast.targets.append(participant(other))


def _is_target(cast: Cast, mention: Mention) -> bool:
    return any(
        item.span == mention.span or (item.entity is not None and item.entity == mention.entity)
        for item in cast.targets
    )


def _is_joined(page: Page, one: Mention, other: Mention) -> bool:
    """Whether nothing but و and a title stands between two men (فلان والمصور فلان)."""
    text = page.text
    first, last = text.covering(one.span.start, one.span.end)[1], text.covering(other.span.start, other.span.end)[0]
    between = text.tokens[first:last]
    words = page.lexicon.triggers
    plain = all(token.kind == "word" and not words.look_up(token.key) for token in between)
    return 0 < len(between) <= _TITLE and plain and between[0].key.startswith("وال")
