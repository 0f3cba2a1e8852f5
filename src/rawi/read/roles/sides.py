"""Whose men befell it: the body in the title of whom it befell (killed, wounded, taken, freed) is a target as well."""

from rawi.lexicon.matcher import forms_of
from rawi.model import EventType, Mention, Participant
from rawi.read.events.heads import Head
from rawi.read.roles import roles
from rawi.read.roles.roles import Cast
from rawi.read.roles.tellings import Page

_BEFELL: frozenset[EventType] = frozenset({"abduction", "capture", "injury", "killing", "release"})
_COMMAS = frozenset("،,")
# What stands between a body and the person whose title it closes, and a title and its body.
_RANK = 2
_TITLE = 4
_ADJECTIVES = 2
_LEADS = frozenset({"في", "من"})


def give_sides(page: Page, head: Head, cast: Cast) -> None:
    """Add the bodies in the titles of the persons it befell (القيادي في الحركة فلان؛ فلان، القيادي في الحركة)."""
    if head.form.trigger.row.event_type not in _BEFELL:
        return
    for person in list(cast.targets):
        side = _side(page, person)
        taken = {item.entity for item in (*cast.targets, *cast.agents)}
        reports = side is not None and page.speakers.reports(side.entity)
        if side is not None and side.entity is not None and side.entity not in taken and not reports:
            cast.targets.append(roles.participant(side))


def _side(page: Page, person: Participant) -> Mention | None:
    """Return the body named in the title before a person or in the one put behind a comma, or null."""
    text = page.text
    first, last = text.covering(person.span.start, person.span.end)
    if "person" not in page.overlay.kinds.get(first, ()):
        return None
    for mention, end in _actors(page, first - _RANK - _TITLE, first):
        start = text.covering(mention.span.start, mention.span.end)[0]
        if first - _RANK <= end <= first and _is_led(page, start, start - _RANK - _ADJECTIVES):
            return mention
    if last < len(text.tokens) and text.tokens[last].light in _COMMAS:
        for mention, _ in _actors(page, last + 1, last + 1 + _TITLE):
            start = text.covering(mention.span.start, mention.span.end)[0]
            if _is_led(page, start, last + 1):
                return mention
    return None


def _actors(page: Page, first: int, last: int) -> list[tuple[Mention, int]]:
    """Return the actors that begin among tokens `first` to `last`, each with the token after it."""
    named = page.overlay.between(first, last)
    return [(mention, end) for _, mention, end in named if mention.kind == "actor"]


def _is_led(page: Page, start: int, first: int) -> bool:
    """Whether a title and في stand right before a body (النقيب في القطاع); not so قائد الشرطة."""
    tokens = page.text.tokens
    at = start - 1
    inside = at >= first and tokens[at].key in _LEADS
    at -= inside
    inside = inside or tokens[start].key.startswith("ب")
    # القيادي الميداني في: adjectives of the title stand between.
    while at - 1 >= max(first, 0) and not _is_title(page, at) and tokens[at].key.startswith("ال"):
        at -= 1
    return at >= max(first, 0) and inside and _is_title(page, at)


def _is_title(page: Page, i: int) -> bool:
    words, word = page.lexicon.triggers.words, page.text.tokens[i].key
    bare = [form.removeprefix("ال") for form in forms_of(word)]
    member = words.has("member", word) or any(words.has("member", form) for form in bare)
    return member or any(words.has("title", form) for form in bare)
