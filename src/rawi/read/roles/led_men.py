"""Whose forces are called by the man who leads them (طيران حفتر، عناصر البرهان): of the body the lists have him in."""

from rawi.model import Participant
from rawi.read.roles.roles import Cast
from rawi.read.roles.tellings import Page

_MEN = frozenset({"air", "artillery", "fighters", "forces", "vehicles", "weapons"})


def name_led_bodies(page: Page, cast: Cast) -> None:
    """Put the body a man leads in the place of the man whose forces a clause names."""
    for items in (cast.agents, cast.targets, cast.subject):
        items[:] = [_led(page, item) for item in items]


def _led(page: Page, item: Participant) -> Participant:
    first = page.text.covering(item.span.start, item.span.end)[0]
    if first == 0 or "person" not in page.overlay.kinds.get(first, ()):
        return item
    body = page.speakers.led_by(item.entity)
    before = page.text.tokens[first - 1]
    men = before.kind == "word" and not _MEN.isdisjoint(page.lexicon.triggers.classes(before.key))
    return Participant(entity=body, text=item.text, span=item.span) if body is not None and men else item
