"""Kinds of events and of places that several steps of linking ask about."""

from rawi.model import EventType
from rawi.model.mention import Relation

# What one side deals.
BLOWS: frozenset[EventType] = frozenset({"shelling", "airstrike", "explosion", "attack_on_civilians"})
# Dead and wounded are told as one toll.
TOLL: frozenset[EventType] = frozenset({"killing", "injury"})
# How a place is told in which something happened.
INSIDE: frozenset[Relation] = frozenset({"at", "in"})
