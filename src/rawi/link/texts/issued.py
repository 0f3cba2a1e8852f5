"""Texts that somebody issues in his own name, though their page does not call them statements: "we" speak in them."""

from functools import lru_cache

from rawi.lexicon.cues import form_of, load_cues
from rawi.model import Passage, Reading
from rawi.text import segment, tokenise

# Who says "we" and "our forces" in his own voice.
_WE = frozenset({"نحن", "اننا", "فاننا", "واننا"})
_OURS = "نا"
SHORTEST = 4
# Kinds of sources that publish on their own behalf.
_ISSUERS = frozenset({"armed_group", "state"})


def is_issued(reading: Reading, passage: Passage) -> bool:
    """Whether a passage is its narrator's own text: a statement, or a report by a force, or in the first person."""
    if passage.role == "statement":
        return True
    if passage.role != "report":
        return False
    kind = next((source.kind for source in reading.sources if source.id == passage.narrator), "unknown")
    if kind != "unknown":
        return kind in _ISSUERS
    return speaks_for_itself(reading, passage)


def speaks_for_itself(reading: Reading, passage: Passage) -> bool:
    """Whether a passage says "we" outside of quotations."""
    span = passage.span
    marked = [
        (quotation.span.start, quotation.span.end) for quotation in reading.quotations if span.overlaps(quotation.span)
    ]
    ours = [
        mention.span.start
        for mention in reading.mentions
        if mention.kind == "actor" and mention.text.endswith(_OURS) and span.contains(mention.span)
    ]
    said = [span.start + at for at in _first_person(reading.document.text[span.start : span.end])]
    return any(not any(start <= at < end for start, end in marked) for at in (*ours, *said))


@lru_cache(maxsize=1 << 10)
def _first_person(text: str) -> tuple[int, ...]:
    """Return where words in the first person plural stand in a text."""
    cues = load_cues()
    found = []
    for token in tokenise(text):
        form = form_of(cues, token.key) if token.kind == "word" else None
        if token.key in _WE or (form is not None and form.agreement == "first") or _is_ours(token.key):
            found.append(token.start)
    return tuple(found)


def _is_ours(word: str) -> bool:
    """Whether a word (its key) is a plural of ours: قواتنا, مقاتلونا, مجاهدينا."""
    noun = word.removesuffix(_OURS)
    if noun == word or len(noun) < SHORTEST or not noun.endswith(("ات", "و", "ي")):
        return False
    splits = segment(word)
    return bool(splits) and splits[0].enclitic == _OURS
