"""Whose deed it is that somebody orders or lets others do (أمر قواته بأن تنسحب، أوعز إلى الجيش أن يقصف)."""

from rawi.read.events.heads import Head
from rawi.read.events.phrases import phrases
from rawi.read.roles import roles
from rawi.read.roles.roles import Cast
from rawi.read.roles.tellings import Page
from rawi.text import key

_THAT = frozenset(map(key, ("أن", "بأن")))
_TOLD_BY = frozenset({"", "ل", "إلى", "الى", "ب", "الي"})
# The verb of ordering stands no farther before those it orders; they stand right before أن.
_REACH = 8


def give_from_order(page: Page, head: Head, cast: Cast) -> None:
    """Make those who were ordered or let do something its doers, and who follows the verb whom they do it to."""
    row, tokens = head.form.trigger.row, page.text.tokens
    that = head.hit.token - 1
    if not head.hit.finite or row.subject != "agent" or head.form.inflection.tense != "imperfect":
        return
    if that <= head.hit.token - _REACH or that < 1 or tokens[that].key not in _THAT:
        return
    begin = page.text.sentence_of(that)[0]
    words = page.lexicon.triggers.words
    low = max(begin, that - _REACH)
    verb = next((i for i in range(that - 1, low - 1, -1) if words.has("ordering", tokens[i].key.lstrip("وف"))), None)
    if verb is None:
        return
    found = roles.groups(phrases(page.text, verb + 1, that, page.overlay, page.lexicon.triggers))
    last = found[-1] if found else None
    if last is None or last[-1].end != that or last[0].preposition not in _TOLD_BY or not roles.who_of(last):
        return
    after = tokens[head.hit.token].end
    followed = [item for item in cast.agents if item.span.start >= after]
    cast.agents = roles.who_of(last)
    cast.subject, cast.names = list(cast.agents), [item.text for item in cast.agents]
    if row.object in ("target", "either"):
        cast.targets += [item for item in followed if item not in cast.targets]
