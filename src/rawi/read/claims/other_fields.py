"""What is told of sport, the arts, markets or nature in the words of war and politics: no event of either."""

from rawi.lexicon.other_fields import load_other_fields
from rawi.lexicon.triggers import openings
from rawi.model import Claim, EventType
from rawi.read.roles.tellings import Page

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


def is_of_other_field(page: Page, claim: Claim) -> bool:
    """Whether the sentence of a claim is of another field: a word of one is in it, no listed body, no thing of war."""
    if claim.event_type in _HARMS:
        return False
    text = page.text
    start, end = text.sentence_of(text.covering(claim.span.start, claim.span.end)[0])
    named = page.mentions_from(text.tokens[start].start, text.tokens[end - 1].end)
    if any(item.kind == "actor" and item.entity in page.lexicon.actors.entities for item in named):
        return False
    fields = load_other_fields()
    found: set[str] = set()
    for i in range(start, end):
        word = text.tokens[i].key
        if not _WAR.isdisjoint(page.lexicon.triggers.classes(word)):
            return False
        for _, article, stem in openings(word):
            found.update({stem, "ال" + stem if article else stem} & fields.keys())
    return len(found) > (claim.event_type in _ATTACKS)
