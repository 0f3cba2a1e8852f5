"""A noun that only says what a body is for: لجنة تبادل الأسرى، لجنة المصالحات وتبادل الأسرى."""

from rawi.lexicon.clause_words import ClauseWords
from rawi.read.events.triggers import Hit
from rawi.read.events.written import bare_stems
from rawi.text import Text


def names_body(text: Text, first: int, hit: Hit, words: ClauseWords) -> bool:
    """Whether a noun in the stretch from token `first` only says what a body is for."""
    body = hit.token - 1
    if hit.conjunction and body > first and text.tokens[body].kind == "word":
        body -= 1
    if hit.finite or body < first:
        return False
    named = not words.classes["office"].isdisjoint(bare_stems(text.tokens[body].key))
    return named and all(form.trigger.row.event_type != "investigation" for form in hit.forms)
