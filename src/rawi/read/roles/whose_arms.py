"""Whose shells come down and whose convoys come in, where the verb tells of these alone (انهالت قذائف الجنجويد)."""

from rawi.model import EventType, Participant
from rawi.read.events.heads import Head
from rawi.read.roles.roles import ARMS, Cast, Group, participant
from rawi.read.roles.tellings import Page

_COMES_DOWN: frozenset[EventType] = frozenset({"airstrike", "shelling"})


def fired(head: Head, subject: Group | None) -> list[Participant]:
    """Return whose shells or aircraft come down where that is all that tells of the blow (انهالت قذائف الجنجويد)."""
    row = head.form.trigger.row
    if subject is None or row.subject != "event" or row.event_type not in (*_COMES_DOWN, "aid"):
        return []
    first = subject[0]
    # وصلت قافلة للأمم المتحدة
    things = {"relief"} if row.event_type == "aid" else ARMS
    theirs = first.kind == "common" and not first.classes.isdisjoint(things)
    return [participant(item) for item in first.owner if item.kind == "actor"] if theirs else []


def leave_out_who_gets(page: Page, head: Head, cast: Cast) -> None:
    """Drop a side that relief is for, where the verb tells only that it came (وصلت مساعدات للجيش).

    Of a body that helps it is what she sent (وصلت قافلة للأمم المتحدة).
    """
    row = head.form.trigger.row
    if row.event_type != "aid" or row.subject != "event":
        return
    cast.agents = [item for item in cast.agents if not _is_for(page, item)]


def _is_for(page: Page, item: Participant) -> bool:
    token = page.text.tokens[page.text.covering(item.span.start, item.span.end)[0]]
    led = token.key.startswith("ل") and token.start < item.span.start
    return led and not page.speakers.is_unarmed(item.entity, called=None)
