"""One disagreement while it is being put together, how grave it is, and how it is worded for a person."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from rawi.link.events.told import Book, Told
from rawi.model import ClaimTime, Disagreement, Figure, Position, Span, identified
from rawi.model.claim import Modality
from rawi.model.link import About, Nature, Severity

_LEVELS: tuple[Severity, ...] = ("low", "medium", "high")
# What it is about says how much it weighs between independent origins.
_WEIGHT: Mapping[About, int] = {
    "who": 2,
    "role": 2,
    "modality": 2,
    "whom": 1,
    "how_many": 1,
    "what": 1,
    "when": 1,
    "sequence": 1,
    "where": 1,
    "scope": 0,
}
# Figures that differ this many times over are one step graver.
_FAR = 2.0
# What is counted anew while an event goes on.
TOLLS = frozenset(
    {
        "killed",
        "injured",
        "captured",
        "detained",
        "displaced",
        "missing",
        "abducted",
        "civilian",
        "child",
        "girl",
        "woman",
        "person",
    }
)
DENIAL = "denies it"
# Slots whose words say by themselves what was left out or added.
NAMED: frozenset[About] = frozenset({"who", "whom"})
_OPENS, _ENDS = "«", "»"
_MODALITY: Mapping[Modality, str] = {
    "asserted": "says it happened",
    "denied": DENIAL,
    "demanded": "demands it",
    "promised": "promises it",
    "planned": "says it is planned",
    "hypothetical": "says it may be",
}


@dataclass(frozen=True, slots=True)
class Dispute:
    """A disagreement without its event: positions are wordings with the claims that hold them."""

    about: About
    nature: Nature
    positions: Mapping[str, tuple[str, ...]]
    spans: tuple[Span, ...]
    graver: int = 0

    @property
    def claims(self) -> frozenset[str]:
        """The claims of all positions."""
        return frozenset(claim for claims in self.positions.values() for claim in claims)


def two(about: About, nature: Nature, one: tuple[str, Told], other: tuple[str, Told], spans: Sequence[Span]) -> Dispute:
    """Return a dispute of two claims, each with its position in words."""
    return Dispute(about, nature, {one[0]: (one[1].id,), other[0]: (other[1].id,)}, tuple(spans))


def severity(dispute: Dispute) -> Severity:
    """Return how grave a disagreement is.

    Who, role and denial weigh high, scope low, the rest medium. A later toll weighs low. What an editor changed
    weighs one step less than a contradiction, unless it stands in quotation marks, in another's mouth. Figures that
    differ by twice and more weigh one step more, and so do fighters counted where civilians were.
    """
    if dispute.nature == "update":
        return "low"
    level = _WEIGHT[dispute.about] + dispute.graver - (dispute.nature == "editorial_change")
    return _LEVELS[max(0, min(level, len(_LEVELS) - 1))]


def disagreement(dispute: Dispute, event: str) -> Disagreement:
    """Return the row of a dispute about an event."""
    return identified(
        Disagreement(
            id="",
            event=event,
            about=dispute.about,
            nature=dispute.nature,
            severity=severity(dispute),
            positions=tuple(Position(value=value, claims=claims) for value, claims in dispute.positions.items()),
            spans=tuple(dict.fromkeys(dispute.spans)),
        )
    )


def is_newer(figure: Figure, told: Told, other: Figure, before: Told) -> bool:
    """Whether a figure is a later day's toll, higher than that of `before`, whose words it may still have."""
    if figure.what not in TOLLS or told.published is None or before.published is None:
        return False
    day, day_before = told.published[0], before.published[0]
    if day is None or day_before is None or day <= day_before:
        return False
    return figure.low is not None and other.low is not None and figure.low > other.low


def gravity_of(values: Sequence[tuple[float | None, float | None]]) -> int:
    """Return 1 where figures differ by twice and more, else 0."""
    lows = [low for low, _ in values if low is not None]
    highs = [high for _, high in values if high is not None]
    return int(bool(lows and highs) and max(lows) >= _FAR * max(min(highs), 1.0))


def merged(disputes: Iterable[Dispute]) -> list[Dispute]:
    """Return disputes with those joined that have a position in common, held in the same words by several hands."""
    found: list[Dispute] = []
    for dispute in disputes:
        for number, other in enumerate(found):
            same_kind = (other.about, other.nature) == (dispute.about, dispute.nature)
            same_position = not other.positions.keys().isdisjoint(dispute.positions)
            held = same_position and _share(other.spans, dispute.spans)
            alike = dispute.about == "when" and _plain(other) == _plain(dispute)
            if same_kind and (held or alike or _one_edit(other, dispute)):
                found[number] = _joined(other, dispute)
                break
        else:
            found.append(dispute)
    return found


def _one_edit(one: Dispute, other: Dispute) -> bool:
    """Whether several retellings leave out or add the same words, whoever they have them from."""
    edited = one.nature == other.nature == "editorial_change" and one.about in NAMED
    return edited and one.positions.keys() == other.positions.keys()


def _plain(dispute: Dispute) -> frozenset[str]:
    return frozenset(map(unquoted, dispute.positions))


def unquoted(value: str) -> str:
    """Return a position without the words it was read from."""
    return value.partition(f" ({_OPENS}")[0]


def _share(ones: Sequence[Span], others: Sequence[Span]) -> bool:
    return any(one.overlaps(other) for one in ones for other in others)


def _joined(one: Dispute, other: Dispute) -> Dispute:
    positions = dict(one.positions)
    known = {unquoted(value): value for value in positions} if one.about == "when" else {}
    for value, claims in other.positions.items():
        held = known.get(unquoted(value), value)
        positions[held] = tuple(dict.fromkeys((*positions.get(held, ()), *claims)))
    return Dispute(one.about, one.nature, positions, (*one.spans, *other.spans), graver=max(one.graver, other.graver))


def quoted(text: str) -> str:
    """Return words of a document as they stand in a sentence of ours."""
    return f"{_OPENS}{' '.join(text.split())}{_ENDS}"


def figure_words(figure: Figure) -> str:
    """Return a figure in words: its reading and the words it was read from."""
    what = " and ".join(filter(None, (figure.what, *figure.joint_with)))
    return f"{_number(figure)}{f' {what}' if what else ''} ({quoted(figure.text)})"


def _number(figure: Figure) -> str:
    low, high = figure.low, figure.high
    if low is None and high is None:
        return "an open number"
    if low is None:
        return f"up to {high:g}"
    if high is None:
        return f"more than {low:g}" if figure.comparator == "more_than" else f"{low:g} or more"
    about = "about " if figure.comparator == "about" else ""
    return f"{about}{low:g}" if low == high else f"{low:g}–{high:g}"


def time_words(time: ClaimTime) -> str:
    """Return a time in words: its days and the words they were read from."""
    if time.start is None and time.end is None:
        days = "an open time"
    elif time.start == time.end:
        days = f"{time.start}"
    else:
        days = f"from {time.start or '…'} to {time.end or '…'}"
    return f"{days} ({quoted(time.text)})" if time.text else days


def actor_words(actors: Iterable[str], book: Book) -> str:
    """Return names of actors as a list."""
    names = sorted(book.name(actor) or actor for actor in actors)
    return " and ".join(filter(None, (", ".join(names[:-1]), names[-1]))) if names else "nobody"


def stance(told: Told) -> str:
    """Return what a claim says of its event: that it happened, that it did not, that it should."""
    denied = not told.claim.polarity and told.claim.modality == "asserted"
    return stance_of("denied" if denied else told.claim.modality)


def stance_of(modality: Modality) -> str:
    """Return a modality in words."""
    return _MODALITY[modality]
