"""Where a clause is that names no place: one it points back to, the scene of its sentence, of a deed told before."""

from collections.abc import Sequence

from rawi.model import EventType, Mention, Participant
from rawi.read.claims.scenes import (
    all_before,
    is_feminine_place,
    joined_with,
    last_here,
    says_where,
    settled,
    tells_of_others,
    tokens_of,
    turns,
    value_of,
)
from rawi.read.kinds import BLOWS, HARMS, STRIKES
from rawi.read.roles.tellings import Page, Telling

# What is agreed, inquired into or joined is no deed at a place; whoever gives himself up came from elsewhere.
_NOWHERE: frozenset[EventType] = frozenset(
    {"agreement", "alliance_or_collusion", "ceasefire", "explosion", "investigation", "release", "surrender"}
)
# What stands in a row with these happened where they did (اقتحام القرية وأسر ثلاثة).
_AT_ONCE: frozenset[EventType] = STRIKES | HARMS | {"capture", "siege", "territory_change"}
# Where those who leave come from is a place of their leaving.
_LEFT: frozenset[EventType] = frozenset({"displacement", "retreat"})
_WHICH = {"الذي": False, "التي": True}
_MARKS = frozenset("،,()[]\"'“”«»")


def where(page: Page, earlier: Sequence[Telling], later: Telling) -> tuple[list[Participant], str] | None:
    """Return the places of a clause that names none, from its sentence, and by which rule; null where it is open."""
    named = all_before(page, later)
    pointed = _pointed_at(page, later, named)
    if pointed:
        return participants(pointed), "place:there"
    found = last_here(page, named)
    if not found:
        return None
    spans = {mention.span for mention in found}
    owner = next((one for one in reversed(earlier) if any(place.span in spans for place in own_places(one))), None)
    first, last = tokens_of(page.text, found[0])[0], tokens_of(page.text, found[-1])[1]
    if turns(page, last, later.head.hit.token) and not tells_of_others(page, later):
        return None
    rule = ""
    if owner is None:
        there = first >= later.head.stretch.start and says_where(page, found[0])
        rule = "place:scene" if there and later.event_type in STRIKES | HARMS else ""
    elif voice(owner) == voice(later):
        harmed = owner.event_type in STRIKES | HARMS or not is_listed(later)
        rule = "place:harm" if later.event_type in HARMS and harmed else ""
        if not rule and _goes_on(owner, later, found):
            rule = "place:deed"
    return (participants(found), rule) if rule else None


def participants(mentions: Sequence[Mention]) -> list[Participant]:
    """Return places as they stand in a claim."""
    return [
        Participant(
            entity=mention.entity or value_of(mention).anchor,
            text=mention.text,
            span=mention.span,
            relation=value_of(mention).relation,
        )
        for mention in mentions
    ]


def voice(telling: Telling) -> tuple[str | None, ...]:
    """Return who says what a clause tells."""
    return tuple(link.speaker for link in telling.head.stretch.chain)


def own_places(telling: Telling) -> list[Participant]:
    """Return the places that a clause tells itself."""
    carried = {item.span for item in telling.carried if item.slot == "places"}
    return [place for place in telling.places if place.span not in carried]


def is_listed(telling: Telling) -> bool:
    """Whether a masdar only stands in a row with others (تحرير الحي ورفع العلم وقتل عشرة)."""
    return telling.head.link == "coordinated" and not telling.head.hit.finite


def _goes_on(owner: Telling, later: Telling, found: Sequence[Mention]) -> bool:
    """Whether a clause goes on with a deed told just before it at a town, and is no deed of another kind of place."""
    same = later.head.stretch is owner.head.stretch and later.head.parent is owner.head
    told = later.modality == "asserted" and later.polarity and owner.event_type not in _NOWHERE
    other = later.event_type in _NOWHERE or later.event_type == owner.event_type
    # بعد معارك: where they were fought is not said.
    fought = later.head.link == "adverbial" and later.event_type == "battle"
    at_once = (
        {later.event_type, owner.event_type} <= _AT_ONCE
        and later.event_type != "territory_change"
        and bool(later.head.hit.conjunction)
        and all(value_of(mention).precision != "point" for mention in found)
    )
    listed = is_listed(later) and not at_once
    return same and told and not fought and not other and not listed and all(settled(mention) for mention in found)


def _pointed_at(page: Page, later: Telling, named: Sequence[Mention]) -> list[Mention]:
    """Return the places a clause points back to: ميناكا التي انتزعتها, حاصروا القرية ثم قصفوها, حيث, فيها."""
    if not named:
        return []
    text, head = page.text, later.head
    tokens, words = text.tokens, page.lexicon.triggers.words
    last = tokens_of(text, named[-1])[1]
    opening = head.relative if head.relative is not None else head.start
    which = _WHICH.get(tokens[opening].key)
    takes_up = words.has("where", tokens[opening].key) or which is is_feminine_place(named[-1])
    if takes_up and last <= opening and all(token.light in _MARKS for token in tokens[last:opening]):
        return joined_with(page, named)
    if last < head.stretch.start:
        return []
    row = head.form.trigger.row
    placed = row.object == "place" or row.event_type in BLOWS or (row.subject == "place" and not head.hit.finite)
    enclitic = head.form.enclitic if placed else ""
    there = [tokens[i].key for i in range(head.hit.token + 1, head.end) if words.has("there", tokens[i].key)]
    left = tokens[head.hit.token + 1].key if head.hit.token + 1 < head.end else ""
    if later.event_type in _LEFT and words.has("from_it", left):
        there.append(left)
    for pronoun in (enclitic, *there):
        if pronoun.endswith("ها") == is_feminine_place(named[-1]) and pronoun.endswith(("ه", "ها")):
            return joined_with(page, named)
    return []
