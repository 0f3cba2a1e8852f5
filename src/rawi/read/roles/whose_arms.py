"""Whose shells come down and whose convoys come in, where the verb tells of these alone (انهالت قذائف الجنجويد)."""

from rawi.model import EventType, Participant
from rawi.read.events.heads import Head
from rawi.read.roles.roles import Group, participant

# Whose these are fired them.
_FIRED = frozenset({"air", "artillery", "explosive", "weapons"})
_COMES_DOWN: frozenset[EventType] = frozenset({"airstrike", "shelling"})


def fired(head: Head, subject: Group | None) -> list[Participant]:
    """Return whose shells or aircraft come down where that is all that tells of the blow (انهالت قذائف الجنجويد)."""
    row = head.form.trigger.row
    if subject is None or row.subject != "event" or row.event_type not in (*_COMES_DOWN, "aid"):
        return []
    first = subject[0]
    if row.event_type == "aid":
        # وصلت قافلة للأمم المتحدة
        brought = first.kind == "common" and "relief" in first.classes
        return [participant(item) for item in first.owner if item.kind == "actor"] if brought else []
    theirs = first.kind == "common" and not first.classes.isdisjoint(_FIRED)
    return [participant(item) for item in first.owner if item.kind == "actor"] if theirs else []
