"""The pronoun written with the word for "that" before a clause (أنه, أنها): the verb has its subject in it."""

from rawi.read.events.heads import Head
from rawi.read.events.triggers import word_before
from rawi.read.roles.tellings import Page

_PRONOUNS = ("ه", "ها", "هم", "نا")


def that_with_pronoun(page: Page, head: Head) -> str | None:
    """Return أنه, أنها or the like that stands right before a clause: its verb has its subject."""
    first = head.carrier.token if head.carrier is not None else head.hit.token
    before = word_before(page.text, head.start) if first - head.start <= 1 else None
    if before is None:
        return None
    word = page.text.tokens[before].key
    return word if page.lexicon.triggers.words.has("that", word) and word.endswith(_PRONOUNS) else None


def opened_with_pronoun(page: Page, head: Head) -> str | None:
    """Return the أنه with which content begins that goes on with and, a verb, nobody named (إنه فرق … واعتقل)."""
    first = head.stretch.start
    before = word_before(page.text, first) if head.joined and head.stretch.begins else None
    named = any("actor" in page.overlay.kinds.get(i, ()) for i in range(first, head.hit.token))
    if before is None or named:
        return None
    opening = (page.text.tokens[i].key for i in (before, first))
    words = page.lexicon.triggers.words
    return next((word for word in opening if words.has("that", word) and word.endswith(_PRONOUNS)), None)
