"""Which of ACLED's types an event is, on which days, and how many fatalities ACLED's rules give.

Sources: the ACLED codebook of 2023 and later (event and sub-event types and their order, precision codes) and ACLED's
FAQ on fatalities ("tens" 10, "dozens" 12, "hundreds" 100; the most conservative number; no injuries). What they do not
settle is settled here and said in the notes of the row and in docs/exports.md.
"""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import NamedTuple

from rawi.export.coding import Deaths, Named, Side, deaths, joint_in_words
from rawi.export.select import Dossier
from rawi.link.texts.wording import bounds, days
from rawi.model import ClaimTime, Event, Figure


class Code(NamedTuple):
    """An event type and sub-event type."""

    event_type: str
    sub_event_type: str


_BATTLES, _EXPLOSIONS = "Battles", "Explosions/Remote violence"
_CIVILIANS, _STRATEGIC = "Violence against civilians", "Strategic developments"
_GOVERNMENT = Code(_BATTLES, "Government regains territory")
_NON_STATE = Code(_BATTLES, "Non-state actor overtakes territory")
_ATTACK = Code(_CIVILIANS, "Attack")
_ABDUCTION = Code(_CIVILIANS, "Abduction/forced disappearance")
# In ACLED's order: what stands higher absorbs what stands lower, at the same place and day between the same actors.
HIERARCHY = (
    _GOVERNMENT,
    _NON_STATE,
    Code(_BATTLES, "Armed clash"),
    Code("Protests", "Peaceful protest"),
    Code(_EXPLOSIONS, "Air/drone strike"),
    Code(_EXPLOSIONS, "Shelling/artillery/missile attack"),
    Code(_EXPLOSIONS, "Remote explosive/landmine/IED"),
    _ATTACK,
    _ABDUCTION,
    Code(_STRATEGIC, "Agreement"),
    Code(_STRATEGIC, "Arrests"),
    Code(_STRATEGIC, "Change to group/activity"),
    Code(_STRATEGIC, "Looting/property destruction"),
    Code(_STRATEGIC, "Other"),
)
_PLAIN = {
    "battle": Code(_BATTLES, "Armed clash"),
    "protest": Code("Protests", "Peaceful protest"),
    "airstrike": Code(_EXPLOSIONS, "Air/drone strike"),
    "shelling": Code(_EXPLOSIONS, "Shelling/artillery/missile attack"),
    "explosion": Code(_EXPLOSIONS, "Remote explosive/landmine/IED"),
    "attack_on_civilians": _ATTACK,
    "agreement": Code(_STRATEGIC, "Agreement"),
    "ceasefire": Code(_STRATEGIC, "Agreement"),
    "prisoner_exchange": Code(_STRATEGIC, "Agreement"),
    "surrender": Code(_STRATEGIC, "Agreement"),
    "capture": Code(_STRATEGIC, "Arrests"),
    "detention": Code(_STRATEGIC, "Arrests"),
    "advance": Code(_STRATEGIC, "Change to group/activity"),
    "movement_of_forces": Code(_STRATEGIC, "Change to group/activity"),
    "retreat": Code(_STRATEGIC, "Change to group/activity"),
    "destruction": Code(_STRATEGIC, "Looting/property destruction"),
    "handover": Code(_STRATEGIC, "Other"),
    "release": Code(_STRATEGIC, "Other"),
    "siege": Code(_STRATEGIC, "Other"),
}
# What goes on for days; anything else told of several days is one event on one of them.
_LASTING = frozenset({"battle", "shelling", "siege", "protest", "airstrike"})
_FIGHTERS = frozenset[Side]({"state", "foreign state", "armed", "identity", "international"})
_LONGEST_MONTH = 31


class When(NamedTuple):
    """The days of the rows, ACLED's time precision, and what the notes say of it; `open`: why there are none."""

    days: tuple[date, ...]
    precision: int
    note: str
    open: str


class Fatalities(NamedTuple):
    """ACLED's number (None: left empty) and the rule that gave it."""

    number: int | None
    rule: str


def code_of(event: Event, agents: Sequence[Named], targets: Sequence[Named]) -> Code | str:
    """Return the type of an event, or why ACLED has none for it."""
    sides = {target.side for target in targets}
    match event.event_type:
        case "territory_change":
            if not agents or agents[0].side == "unknown":
                return "who took the territory is open, and ACLED's sub-type turns on it"
            return _GOVERNMENT if agents[0].side in {"state", "foreign state"} else _NON_STATE
        case "killing" | "injury":
            if sides == {"civilians"}:
                return _ATTACK
            if sides & _FIGHTERS:
                return "whether the fighters were hit in fighting (Armed clash) or as prisoners (Attack) is open"
            return "whether those hit are civilians or fighters is open"
        case "abduction":
            return "ACLED's abduction is of civilians" if sides & _FIGHTERS else _ABDUCTION
    return _PLAIN.get(event.event_type, f"ACLED does not code {event.event_type.replace('_', ' ')}")


def disorder(code: Code) -> str:
    """Return the disorder type of a type."""
    if code.event_type == _STRATEGIC:
        return _STRATEGIC
    return "Demonstrations" if code.event_type == "Protests" else "Political violence"


def when(event: Event) -> When:
    """Return the days an event is coded on: each day of what lasts, else the day, or the middle of the time told."""
    time = event.time
    if time is None or (time.start is None and time.end is None):
        return When((), 0, "", "the date is open")
    if time.start is None or time.end is None:
        return When((), 0, "", f"one end of the time is open: {days(time.start, time.end)}")
    start, end = date.fromisoformat(time.start), date.fromisoformat(time.end)
    length = (end - start).days + 1
    if length < 1:
        return When((), 0, "", f"the time ends before it begins: {time.start}, {time.end}")
    if length == 1:
        return When((start,), 1, "", "")
    if length > _LONGEST_MONTH:
        return When((), 0, "", f"the time is less precise than a month: {days(time.start, time.end)}")
    if event.event_type in _LASTING and time.precision == "days" and not time.approximate:
        every = tuple(start + timedelta(days=n) for n in range(length))
        return When(every, 1, f"It lasted from {start} to {end}: a row a day.", "")
    return _one_of(time, start, end, length)


def _one_of(time: ClaimTime, start: date, end: date, length: int) -> When:
    if length <= 7:
        middle = start + timedelta(days=(length - 1) // 2)
        return When((middle,), 2, f"On a day from {start} to {end}; the middle day is coded.", "")
    if time.precision == "part_of_month" and start.day == 1:
        return When((start,), 3, f"From {start} to {end}: the first day is coded for the beginning of a month.", "")
    if time.precision == "part_of_month" and (end + timedelta(days=1)).day == 1:
        return When((end,), 3, f"From {start} to {end}: the last day is coded for the end of a month.", "")
    middle = start + timedelta(days=(length - 1) // 2)
    return When((middle,), 3, f"On a day from {start} to {end}; the middle day is coded.", "")


def fatalities(dossiers: Sequence[Dossier]) -> Fatalities:
    """Return the number by ACLED's rules over an event and those it absorbs.

    The lowest number told. Injured never count. Where the dead are counted together with the injured, or told without
    a number, no rule gives a number and none is given.
    """
    found = [deaths(dossier) for dossier in dossiers]
    told = [figure for one in found for _, figure in one.told]
    numbers = [number for figure in told if (number := lowest(figure)) is not None]
    if numbers:
        return Fatalities(min(numbers), _rule(told, found))
    if told:
        return Fatalities(None, "deaths are told, their number is open: left empty")
    joint = [figure for one in found for figure in one.joint]
    if joint:
        together = "; ".join(joint_in_words(figure) for figure in joint)
        return Fatalities(None, f"{together}; ACLED has no rule that splits such a figure: left empty")
    if any(dossier.event.event_type == "killing" for dossier in dossiers):
        return Fatalities(None, "deaths are told without a number: left empty")
    return Fatalities(0, "no deaths told: 0")


def lowest(figure: Figure) -> int | None:
    """Return ACLED's number for one figure: the lower bound, or what ACLED codes for a vague word.

    العشرات is "tens" word for word: 10; المئات 100, الآلاف 1000; عدة and the like 3, the lower of ACLED's 3 and 10.
    """
    if figure.low is None:
        return None
    if figure.comparator == "vague" and figure.low >= 20:
        return int(figure.low) // 2
    return int(figure.low)


def shares(total: int | None, count: int) -> tuple[int | None, ...]:
    """Return a total divided over days, the remainder on the first."""
    if total is None:
        return (None,) * count
    return (total // count + total % count, *(total // count,) * (count - 1))


def _rule(told: Sequence[Figure], found: Sequence[Deaths]) -> str:
    lows = [one.low for one in found if one.low is not None]
    highs = [one.high for one in found if one.told]
    high = None if None in highs else max(h for h in highs if h is not None)
    rule = f"the lowest number told; the accounts allow {bounds(min(lows), high)}"
    vague = sorted({figure.text for figure in told if figure.comparator == "vague"})
    return f"{rule}; vague words by ACLED's numbers for them: {'، '.join(vague)}" if vague else rule
