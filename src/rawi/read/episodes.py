"""What a clause leaves unsaid because an earlier one of the same account said it: doer, whom.

Clauses of one account tell episodes: what comes of a blow is done by whoever struck. A value is carried only where no
other of its kind stands between. The claim then says which rule carried it, and points to the words it came from.
`docs/reading.md` has how often each rule is right.
"""

from collections.abc import Iterable, Sequence
from itertools import groupby, pairwise

from rawi.model import ActorValue, Carried, ClaimTime, EventType, Participant
from rawi.model.claim import Slot
from rawi.read.phrases import BLOWS
from rawi.read.scenes import turns
from rawi.read.tellings import CASUALTIES, Page, Telling

# The rule of what clauses joined in one sentence share.
SENTENCE = "sentence"
# What comes of a deed.
_HARMS: frozenset[EventType] = CASUALTIES | {"destruction", "displacement"}
_STRIKES: frozenset[EventType] = BLOWS | {"movement_of_forces", "advance"}
# Of what is taken, broken or killed in a fight one may ask whose it was.
_WON: frozenset[EventType] = frozenset({"capture", "destruction", "injury", "killing"})
_FIGHTING = frozenset({"artillery", "fighters", "forces", "hostile", "posts", "vehicles", "weapons"})


def carry(page: Page) -> None:
    """Give the clauses of each account what they leave unsaid and an earlier one said."""
    for _, run in groupby(page.drafts, key=lambda draft: draft.head.stretch.passage.id):
        told = list(run)
        _own_up(page, told)
        for i, later in enumerate(told):
            if later.modality != "asserted":
                continue
            earlier = told[:i]
            _doer(page, earlier, later)
            _enemy(page, earlier, later)
            _named_enemy(page, later)


def _doer(page: Page, earlier: Sequence[Telling], later: Telling) -> None:
    """Give a harm the doer of the strike it came of, told before in its sentence."""
    befallen = later.cast.passive or later.head.form.trigger.row.subject in ("target", "event", "cause")
    if later.cast.agents or later.event_type not in _HARMS or not befallen:
        return
    one = next((one for one in reversed(earlier) if one.cast.agents), None)
    if one is None or _apart(page, one, later) or _voice(one) != _voice(later) or not _is_told(one):
        return
    two_sides = one.event_type == "battle" and len(one.cast.agents) > 1
    if one.event_type not in _STRIKES | _HARMS or two_sides or _other_between(page, one, later):
        return
    if not turns(page.text, one.head.hit.token, later.head.hit.token):
        later.cast.agents = list(one.cast.agents)
        _mark(later, "agents", "doer:harm", later.cast.agents)


def _enemy(page: Page, earlier: Sequence[Telling], later: Telling) -> None:
    """Say whose the fighters and arms were that befell: those the same doers fight just before."""
    if later.cast.targets or later.event_type not in _WON:
        return
    one = next((one for one in reversed(earlier) if one.cast.targets), None)
    if one is None or _apart(page, one, later) or _voice(one) != _voice(later) or one.modality != "asserted":
        return
    enemies = [item for item in one.cast.targets if item.entity is not None and page.is_actor(item.entity)]
    classes = {name for phrase in later.cast.counted for name in phrase.classes}
    unsettled = any(item.entity is None for item in one.cast.targets)
    if len(enemies) != 1 or unsettled or "civilians" in classes or _other_between(page, one, later):
        return
    ours = {item.entity for item in one.cast.agents}
    same = bool(ours) and ours == {item.entity for item in later.cast.agents}
    fights = not _FIGHTING.isdisjoint(classes)
    told_as_one = one.event_type in CASUALTIES and later.event_type in CASUALTIES and not fights
    if told_as_one or same or (fights and one.event_type not in _HARMS):
        later.cast.targets = enemies
        _mark(later, "targets", "whom:harm" if told_as_one else "whom:enemy", enemies)


def _named_enemy(page: Page, later: Telling) -> None:
    """Say whose the fighters, arms and land were that an issuer took: those of the one enemy his statement names."""
    stretch = later.head.stretch
    if later.cast.targets or not later.cast.agents or later.event_type not in _WON | {"territory_change"}:
        return
    if stretch.passage.role != "statement" or stretch.content or not later.polarity:
        return
    span = stretch.passage.span
    enemies = [
        item
        for item in page.mentions_from(span.start, span.end)
        if isinstance(item.value, ActorValue) and item.value.register == "partisan" and item.entity is not None
    ]
    before = [item for item in enemies if item.span.end <= page.text.tokens[later.head.hit.token].start]
    classes = {name for phrase in later.cast.counted for name in phrase.classes}
    theirs = later.event_type == "territory_change" or not _FIGHTING.isdisjoint(classes)
    if len({item.entity for item in enemies}) != 1 or not before or not theirs or "civilians" in classes:
        return
    if all(item.entity != before[-1].entity for item in later.cast.agents):
        named = before[-1]
        later.cast.targets = [Participant(entity=named.entity, text=named.text, span=named.span)]
        _mark(later, "targets", "whom:named", later.cast.targets)


def _own_up(page: Page, told: Sequence[Telling]) -> None:
    """Mark what clauses share with those they are joined to: words that stand in another clause."""
    for one, later in pairwise(told):
        for telling, other in ((later, one), (one, later)):
            for slot, items in _slots(telling):
                elsewhere = [item for item in items if not _holds(page, telling, item) and _holds(page, other, item)]
                _mark(telling, slot, SENTENCE, elsewhere)
            time = telling.time
            if time is not None and time.span is not None and not _holds(page, telling, time):
                _mark(telling, "time", SENTENCE, [time] if _holds(page, other, time) else [])


def _slots(telling: Telling) -> list[tuple[Slot, list[Participant]]]:
    return [("agents", telling.cast.agents), ("targets", telling.cast.targets), ("places", telling.places)]


def _holds(page: Page, telling: Telling, item: Participant | ClaimTime) -> bool:
    """Whether the words for a value stand in a clause."""
    start, end = page.text.tokens[telling.head.start].start, _end(page, telling)
    return item.span is not None and start <= item.span.start < end


def _mark(later: Telling, slot: Slot, rule: str, items: Iterable[Participant | ClaimTime]) -> None:
    """Say of values which rule carried them."""
    known = {(item.slot, item.span) for item in later.carried}
    for item in items:
        if item.span is not None and (slot, item.span) not in known:
            later.carried.append(Carried(slot=slot, rule=rule, span=item.span))


def _is_told(telling: Telling) -> bool:
    """Whether a clause tells something as done."""
    return telling.modality == "asserted" and telling.polarity


def _other_between(page: Page, one: Telling, later: Telling) -> bool:
    """Whether another actor or person is named after a clause, up to the end of a later one."""
    cast = (one.cast.agents, one.cast.targets, later.cast.agents, later.cast.targets)
    known = {item.entity for items in cast for item in items}
    return any(
        mention.kind in ("actor", "person") and mention.entity not in known
        for mention in page.mentions_from(_end(page, one), _end(page, later))
    )


def _voice(telling: Telling) -> tuple[str | None, ...]:
    return tuple(link.speaker for link in telling.head.stretch.chain)


def _apart(page: Page, one: Telling, later: Telling) -> int:
    """Return how many sentences after a clause another stands."""
    start, end = one.head.hit.token, later.head.hit.token
    return sum(start < first <= end for first, _ in page.text.sentences)


def _end(page: Page, telling: Telling) -> int:
    return page.text.tokens[telling.head.end - 1].end
