"""Who the two sides are that only "both" names (تراشق الجانبان)."""

from rawi.model import EventType, Participant, Span
from rawi.read.events.heads import Head
from rawi.read.events.phrases import phrases
from rawi.read.roles import roles
from rawi.read.roles.roles import Cast
from rawi.read.roles.tellings import Page
from rawi.text import key

_OF_TWO: frozenset[EventType] = frozenset(
    {"agreement", "battle", "ceasefire", "prisoner_exchange", "shelling", "violation"}
)
# So near the trigger stands who does it both; they are two, and their names so many words.
_BOTH = 4
_SIDES = 2
_NAMES = 16
# So far behind an exchange may stand between whom it was, so near بين who is named.
_EXCHANGE, _BETWEEN, _FAR, _NAMED_WITHIN = "prisoner_exchange", key("بين"), 14, 3
_OPENS, _CLOSES = frozenset("،,(–-:"), frozenset("،,)–-.")


def give_from_two_sides(page: Page, head: Head, cast: Cast) -> None:
    """Give the two sides where only "both" is the subject (وتراشق الجانبان بالمدفعية).

    Those named between marks right behind it (الطرفان، الجيش والحركة،), else those told of last.
    """
    if not cast.agents and head.form.trigger.row.event_type == _EXCHANGE and not head.hit.finite:
        cast.agents = _parted_by(page, head)
    if cast.agents or head.form.trigger.row.event_type not in _OF_TWO:
        return
    words, tokens = page.lexicon.triggers.words, page.text.tokens
    near = range(max(head.start, head.hit.token - _BOTH), min(head.end, head.hit.token + _BOTH))
    both = next((i for i in near if words.has("both_sides", tokens[i].key)), None)
    if both is None:
        return
    span = Span(page.document, tokens[both].start, tokens[both].end)
    apposed = _apposed(page, head, both)
    if apposed:
        cast.agents, cast.targets = apposed, []
        return
    for draft in reversed(page.drafts):
        sides = {item.entity: item for item in (*draft.cast.agents, *draft.cast.targets) if item.entity is not None}
        if draft.head.stretch.passage.id != head.stretch.passage.id or len(sides) > _SIDES:
            return
        if len(sides) == _SIDES and draft.event_type in _OF_TWO:
            cast.agents = [Participant(entity=entity, text=tokens[both].text, span=span) for entity in sides]
            cast.targets = []
            return


def _parted_by(page: Page, head: Head) -> list[Participant]:
    """Return the two sides that بين names behind an exchange, whoever it freed (تبادل شمل ستين محتجزا بين س وص)."""
    tokens, end = page.text.tokens, min(head.stretch.end, head.hit.token + _FAR)
    between = next((i for i in range(head.hit.token + 1, end) if tokens[i].key == _BETWEEN), None)
    behind = range(head.hit.token + 1, between or 0)
    if between is None or any(tokens[i].kind == "punct" or _is_of_two(page, i) for i in behind):
        return []
    found = roles.groups(phrases(page.text, between, head.stretch.end, page.overlay, page.lexicon.triggers))
    first = found[0] if found and found[0][0].start <= between + _NAMED_WITHIN else []
    sides = roles.who_of(first)
    return sides if len({item.entity for item in sides}) == _SIDES else []


def _is_of_two(page: Page, i: int) -> bool:
    """Whether a word tells something else that two sides do (تأجل التبادل بعد قصف بين س وص)."""
    forms = page.lexicon.triggers.look_up(page.text.tokens[i].key)
    found = {form.trigger.row.event_type for form in forms if form.inflection.tense == "none"}
    return _EXCHANGE not in found and not found.isdisjoint(_OF_TWO)


def _apposed(page: Page, head: Head, both: int) -> list[Participant]:
    """Return the two sides that marks say right behind "both" (الطرفان، الجيش والحركة، القصف), empty where none."""
    tokens = page.text.tokens
    if both + 1 >= head.stretch.end or tokens[both + 1].light not in _OPENS:
        return []
    last = min(both + _NAMES, head.stretch.end)
    end = next((i for i in range(both + 2, last) if tokens[i].light in _CLOSES), None)
    if end is None:
        return []
    if both + 2 not in page.overlay.starting:
        # اتفق الطرفان، برعاية قطر ومصر، على هدنة
        return []
    named = roles.groups(phrases(page.text, both + 2, end, page.overlay, page.lexicon.triggers))
    sides = roles.who_of(named[0]) if len(named) == 1 and named[0][0].start == both + 2 else []
    actors = bool(named) and all(phrase.kind == "actor" for phrase in named[0])
    return sides if actors and len(sides) == _SIDES and named[0][-1].end == end else []
