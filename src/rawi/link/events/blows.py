"""Blows and what comes of them; attacks told by a word that leaves open whether it was shelling, or fighting."""

from functools import lru_cache

from rawi.lexicon.triggers import load_triggers
from rawi.link.events.told import Told
from rawi.link.texts.kinds import BLOWS
from rawi.model import EventType
from rawi.text import key, tokenise

# Of a blow whoever is harmed is harmed by it. A fight has the dead of two sides.
FIGHT: EventType = "battle"
ATTACKS: frozenset[EventType] = BLOWS | {FIGHT}
WRONGS: frozenset[EventType] = frozenset({"violation", "attack_on_civilians"})
# "In an attack": so many code points reach the word before it.
_IN, _SOON = key("في"), 8
_SIGNS = "،,؛:"
# A word that the lists have for attacks on civilians and for fighting alike says neither by itself.
_EITHER: frozenset[EventType] = frozenset({"attack_on_civilians", FIGHT})


def is_any_attack(told: Told) -> bool:
    """Whether a claim tells of an attack by a word that leaves its kind open (هجوم، استهدف)."""
    trigger = told.claim.trigger
    if trigger is None or "repelled" in told.cues or told.claim.event_type not in ATTACKS:
        return False
    return leaves_open(trigger.text)


def goes_on_about(told: Told, before: Told) -> bool:
    """Whether an attack of no kind is the one told before it ("died in bombings of mosques, in an attack that …")."""
    trigger = told.claim.trigger
    if tells_what_it_hit(told, before):
        return True
    if trigger is None or before.claim.event_type not in ATTACKS or not is_any_attack(told) or told.sites:
        return False
    words = tokenise(told.document.text[max(0, trigger.span.start - _SOON) : trigger.span.start])
    own = (before.sentence, before.claim.passage) == (told.sentence, told.claim.passage)
    return own and before.claim.span < told.claim.span and bool(words) and words[-1].key == _IN


def tells_what_it_hit(told: Told, before: Told) -> bool:
    """Whether a verb of no subject of its own tells on what the blow before it was (ضربة جوية استهدفت سيارتين)."""
    trigger = told.claim.trigger
    if trigger is None or before.claim.event_type not in BLOWS or not is_any_attack(told):
        return False
    own = (before.sentence, before.claim.passage, before.voice) == (told.sentence, told.claim.passage, told.voice)
    opens = trigger.span.start == told.claim.span.start and before.claim.span < told.claim.span
    between = told.document.text[before.claim.span.end : told.claim.span.start]
    right_behind = not between.strip() and not any(sign in before.claim.text for sign in _SIGNS)
    return own and opens and right_behind and told.agents <= before.agents and not (told.targets and before.targets)


def is_tried_advance(told: Told) -> bool:
    """Whether a claim tells of an advance that was tried or repelled."""
    return told.claim.event_type == "advance" and "attempt" in told.cues


def is_any_wrong(told: Told) -> bool:
    """Whether a claim tells of wrongs by a word that leaves open what was done (مجازر، استهداف), not of gas."""
    trigger = told.claim.trigger
    return trigger is None or any(found >= _EITHER or found <= WRONGS for found in _kinds(trigger.text))


def kinds_of(words: str) -> frozenset[EventType]:
    """Return the types of event that some words may tell."""
    return frozenset[EventType]().union(*_kinds(words))


def leaves_open(words: str) -> bool:
    """Whether a word among some tells of an attack and not of which kind."""
    return any(found >= _EITHER for found in _kinds(words))


@lru_cache(maxsize=1 << 12)
def _kinds(words: str) -> tuple[frozenset[EventType], ...]:
    """Return for each word that tells an event the types that it may tell."""
    index = load_triggers()
    rows = ([form.trigger.row.event_type for form in index.look_up(word.key)] for word in tokenise(words))
    return tuple(frozenset(kind for kind in kinds if kind is not None) for kinds in rows if kinds)


def is_meant(told: Told) -> bool:
    """Whether a claim tells of an attack that is known already: by a noun with the article (الهجوم، تصدت للهجوم)."""
    trigger = told.claim.trigger
    if trigger is None or told.claim.event_type not in ATTACKS:
        return False
    return _is_definite(told.claim.text if "repelled" in told.cues else trigger.text)


@lru_cache(maxsize=1 << 12)
def _is_definite(words: str) -> bool:
    index = load_triggers()
    forms = [index.look_up(word.key) for word in tokenise(words)]
    return any(found and all(form.definite and form.trigger.row.pos == "noun" for form in found) for found in forms)
