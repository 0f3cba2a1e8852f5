"""Kinds of events and of numbers that rules speak of together: what is a blow, what comes of one."""

from rawi.model import EventType

# What is done by force at one place: its noun names its doer right after it.
BLOWS: frozenset[EventType] = frozenset({"airstrike", "attack_on_civilians", "battle", "explosion", "shelling"})
CASUALTIES: frozenset[EventType] = frozenset({"injury", "killing"})
# What is done to somebody: a clause after its noun says who did it.
DONE: frozenset[EventType] = BLOWS | {
    "abduction",
    "agreement",
    "ceasefire",
    "destruction",
    "detention",
    "killing",
    "prisoner_exchange",
    "siege",
    "violation",
}
# What comes of the use of force comes at its place and on its day.
FORCE: frozenset[EventType] = BLOWS | CASUALTIES | {"capture", "destruction", "surrender", "territory_change"}
# What comes of a deed.
HARMS: frozenset[EventType] = CASUALTIES | {"destruction", "displacement"}
STRIKES: frozenset[EventType] = BLOWS | {"movement_of_forces", "advance"}
# The rules of a number far from the word that says what befell those it counts, and of one that nothing explains.
BEFALLEN, OPEN = "quantity.befallen", "quantity.open"
