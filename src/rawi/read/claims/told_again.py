"""Whose a blow was that is named again with the article, and what it led to (القصف أدى إلى مقتل خمسة)."""

from collections.abc import Sequence

from rawi.model import EventType
from rawi.read.claims.claimed import is_there
from rawi.read.kinds import BLOWS, HARMS
from rawi.read.roles.of_parts import says_doer
from rawi.read.roles.tellings import Page, Telling, is_mutual

# The blow was told no more sentences before.
_NEAR = 3
_MANY = "ات"
_FIRED: frozenset[EventType] = frozenset({"airstrike", "shelling"})
_FOUGHT: frozenset[EventType] = frozenset({"attack_on_civilians", "battle"})


def doer_told(page: Page, earlier: Sequence[Telling], later: Telling) -> Telling | None:
    """Return the telling whose doer a clause leaves out: the last blow before, if it is of the kind named again.

    Not so where blows of that kind were dealt by others as well, or at another time or place, or where somebody else
    than who tells this told of it: who speaks of the shelling need not blame whom another blames.
    """
    kind = _named_again(page, earlier, later)
    if kind is None or later.cast.agents or not later.polarity or says_doer(page, later):
        return None
    before = [one for one in earlier if one.event_type in BLOWS and not _is_same_words(one, later)]
    blow = before[-1] if before else None
    if blow is None or not _is_like(blow.event_type, kind) or is_mutual(blow) or _beats_back(blow):
        return None
    near = [one for one in before if _apart(page, one, later) <= _NEAR and _is_like(one.event_type, kind)]
    places = frozenset(item.entity for item in later.places if item.entity is not None)
    told_by_him = len(blow.head.stretch.chain) == 1 or _teller(blow) == _teller(later)
    then = later.time is None or later.time == blow.time
    if not (told_by_him and then and is_there(page, [blow], places)) or _is_one_of(page, blow, later):
        return None
    doers = {item.entity for item in blow.cast.agents}
    alone = not any(one.cast.agents and doers.isdisjoint(item.entity for item in one.cast.agents) for one in near)
    told = blow.modality == "asserted" and blow.polarity and 0 < _apart(page, blow, later) <= _NEAR
    sure = bool(doers) and None not in doers and all(item.entity not in doers for item in later.cast.targets)
    return blow if told and sure and alone else None


def _is_one_of(page: Page, blow: Telling, later: Telling) -> bool:
    """Whether many blows are named where one was told (نفذ التنظيم هجوما. وأدت الهجمات هذا العام)."""
    one = not blow.head.hit.finite and not page.text.tokens[blow.head.hit.token].key.endswith(_MANY)
    words = page.text.tokens[later.head.start : later.head.hit.token + 1]
    return one and any(word.key.startswith("ال") and word.key.endswith(_MANY) for word in words)


def _teller(telling: Telling) -> str | None:
    """Return who tells something, by his words where he is nobody known."""
    link = telling.head.stretch.chain[-1]
    return link.speaker or link.text


def _apart(page: Page, one: Telling, later: Telling) -> int:
    return page.text.sentences_between(one.head.hit.token, later.head.hit.token)


def _beats_back(blow: Telling) -> bool:
    """Whether a telling of a fight is that of who beat an attack back: the attack was not his (كسر الجيش هجوما)."""
    asks = blow.head.hit.finite and bool(blow.head.form.trigger.followed_by) and blow.event_type == "battle"
    return asks or blow.head.repelled is not None


def _named_again(page: Page, earlier: Sequence[Telling], later: Telling) -> EventType | None:
    """Return the kind of the blow that a clause names with the article, as what it tells or as its cause."""
    head, row = later.head, later.head.form.trigger.row
    if not head.hit.finite and head.form.definite and not head.form.enclitic and row.event_type in BLOWS:
        return row.event_type if not _is_described(page, head.hit.token) else None
    if later.event_type not in HARMS or head.carrier is None:
        return None
    if head.carrier.carriers[0].trigger.row.subject != "cause":
        return None
    before = earlier[-1] if earlier else None
    if before is not None and before.head.carrier is head.carrier and head.link == "coordinated":
        return _named_again(page, earlier[:-1], before)
    for i in range(head.start, head.hit.token):
        for form in page.lexicon.triggers.look_up(page.text.tokens[i].key):
            noun = form.definite and form.inflection.tense == "none" and not form.enclitic
            if noun and form.trigger.row.event_type in BLOWS and not _is_described(page, i):
                return form.trigger.row.event_type
    return None


def _is_described(page: Page, i: int) -> bool:
    """Whether الذي behind a noun says which blow it is: no need for it to be the one told before."""
    after = page.text.tokens[i + 1].key if i + 1 < len(page.text.tokens) else ""
    return page.lexicon.triggers.words.has("relative", after)


def _is_same_words(blow: Telling, later: Telling) -> bool:
    """Whether a blow is the one named in the clause itself (أسفر القصف عن مقتل خمسة)."""
    return blow.head.stretch is later.head.stretch and not blow.cast.agents and blow.head.form.definite


def _is_like(one: EventType, other: EventType) -> bool:
    return one == other or any({one, other} <= kinds for kinds in (_FIRED, _FOUGHT))
