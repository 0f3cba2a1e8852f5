"""What is told of sport, the arts, markets or nature in the words of war and politics: no event of either."""

from collections.abc import Iterable

from rawi.lexicon.other_fields import field_words
from rawi.model import Claim, EventType
from rawi.read.roles.tellings import Page
from rawi.text import Range

# Where these are told somebody came to harm, whatever his field; these are a figure of speech in two of its words.
_HARMS: frozenset[EventType] = frozenset(
    {"airstrike", "destruction", "detention", "explosion", "injury", "killing", "shelling"}
)
_ATTACKS: frozenset[EventType] = frozenset({"abduction", "attack_on_civilians", "capture"})
# Things of war: a sentence that names one is of it.
_WAR = frozenset(
    [
        "artillery",
        "charge",
        "detainees",
        "displaced",
        "explosive",
        "fighters",
        "forces",
        "hostile",
        "protesters",
        "weapons",
    ]
)


def of_this_field(page: Page, claims: Iterable[Claim]) -> list[Claim]:
    """Return the claims but those whose sentences are of another field.

    A word of one is in it, no listed body, no thing of war.
    """
    others: dict[Range, int] = {}
    kept: list[Claim] = []
    for claim in claims:
        if claim.event_type not in _HARMS:
            sentence = page.text.sentence_of(page.text.covering(claim.span.start, claim.span.end)[0])
            if sentence not in others:
                others[sentence] = _words_of_other_fields(page, sentence)
            if others[sentence] > (claim.event_type in _ATTACKS):
                continue
        kept.append(claim)
    return kept


def _words_of_other_fields(page: Page, sentence: Range) -> int:
    """Return how many words of other fields are in a sentence, none where it is of war."""
    tokens = page.text.tokens[slice(*sentence)]
    words = [token.key for token in tokens]
    found: frozenset[str] = frozenset().union(*map(field_words, words))
    if not found or not all(map(_WAR.isdisjoint, map(page.lexicon.triggers.classes, words))):
        return 0
    named = page.mentions_from(tokens[0].start, tokens[-1].end)
    listed = any(item.kind == "actor" and item.entity in page.lexicon.actors.entities for item in named)
    return 0 if listed else len(found)
