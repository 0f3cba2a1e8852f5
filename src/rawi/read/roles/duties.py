"""Whose deed it is that somebody must, can or is ready to do (على الجيش أن يفرج، الحكومة مستعدة لنشر الجنود)."""

from rawi.lexicon.befallings import befallings
from rawi.model import Mention
from rawi.read.events.heads import Head
from rawi.read.roles import roles
from rawi.read.roles.roles import Cast
from rawi.read.roles.tellings import Page
from rawi.text import key

_THAT, _UPON, _TO = key("أن"), key("على"), "ل"
_INTO = frozenset(map(key, ("على", "في")))
_JOINING = ("و", "ف")
# So many tokens behind a masdar its object is named, the noun before a name with it.
_PLACE_WITHIN = 2


def give_from_duty(page: Page, head: Head, cast: Cast) -> None:
    """Give a deed that names no doer the one whom a word of duty or readiness before it says it of."""
    row = head.form.trigger.row
    if cast.agents or cast.passive or row.subject == "event" or row.lemma in befallings():
        return
    if head.hit.finite:
        that = head.hit.token - 1
        obliged = (
            row.subject == "agent"
            and not cast.named
            and that > head.stretch.start
            and page.text.tokens[that].key == _THAT
        )
        who = _obliged(page, head, that) if obliged else None
    elif row.pos == "noun" and not head.form.enclitic and head.carrier is None:
        who = _obliged(page, head, head.hit.token) or _ready(page, head)
    else:
        who = None
    if who is not None and all(item.entity != who.entity for item in cast.targets):
        cast.agents = [roles.participant(who)]


def _named_until(page: Page, head: Head, end: int) -> Mention | None:
    """Return the actor whose name ends right before a token, quotation marks aside, or null."""
    tokens, last = page.text.tokens, end - 1
    while last > head.stretch.start and tokens[last].kind == "quote":
        last -= 1
    if last < head.stretch.start:
        return None
    found = page.mentions_from(tokens[head.stretch.start].start, tokens[last].end)
    return next((item for item in found if item.kind == "actor" and item.span.end == tokens[last].end), None)


def _obliged(page: Page, head: Head, end: int) -> Mention | None:
    """Return the actor behind على or ل who must do what follows him, or null (ينبغي لإسرائيل السماح، وعلى الحركة أن).

    على alone says so where it begins a sentence, or what somebody says.
    """
    who = _named_until(page, head, end)
    if who is None:
        return None
    tokens, words = page.text.tokens, page.lexicon.triggers.words
    first = page.text.covering(who.span.start, who.span.end)[0]
    if tokens[first].key.startswith(_TO) and tokens[first].start < who.span.start:
        return who if first > head.stretch.start and words.has("obliges", _bare(page, first - 1)) else None
    upon = first - 1
    if upon < head.stretch.start or _bare(page, upon) != _UPON or (tokens[first].start < who.span.start):
        return None
    opens = upon == head.stretch.start or upon == page.text.sentence_of(upon)[0]
    opens = opens or words.has("that", tokens[upon - 1].key)
    duty = opens or words.has("obliges", _bare(page, upon - 1))
    # على الجيش قصف المدينة, but not على الحوثيين غارات أمريكية في صعدة
    masdar = head.hit.finite or head.form.definite or end < head.hit.token or duty != opens
    return who if duty and (masdar or _is_of_place(page, head)) else None


def _is_of_place(page: Page, head: Head) -> bool:
    """Whether a place stands right behind a masdar, as its object: no preposition leads to it."""
    behind = head.hit.token + 1
    led = behind < head.end and page.lexicon.triggers.words.has("preposition", page.text.tokens[behind].key)
    return not led and page.overlay.has("place", behind, min(behind + _PLACE_WITHIN, head.end))


def _ready(page: Page, head: Head) -> Mention | None:
    """Return the actor right before a word of readiness that leads to a masdar, or null (الحكومة مستعدة لنشر)."""
    tokens, words, at = page.text.tokens, page.lexicon.triggers.words, head.hit.token - 1
    led = bool(head.form.proclitics) and head.form.proclitics[-1] in (_TO, "ب")
    if not led and at > head.stretch.start and tokens[at].key in _INTO:
        led, at = True, at - 1
    if not led or at <= head.stretch.start or not words.has("ready", tokens[at].key):
        return None
    return _named_until(page, head, at)


def _bare(page: Page, i: int) -> str:
    """Return a key without و and ف."""
    word = page.text.tokens[i].key
    return word[1:] if word[:1] in _JOINING and len(word) > 1 else word
