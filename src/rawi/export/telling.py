"""What an export says in words where a person of the other tool reads: who says it, how it is meant, on what it rests.

No format of ours states a claim without these. They are in English, the language of the tools' own labels; words of the
sources stay in theirs.
"""

from collections.abc import Sequence

from rawi.export.naming import chain, on_the_map, where, who
from rawi.export.select import Dossier, Place, Selected, Told
from rawi.lexicon.places import PRECISION
from rawi.link.events.located import Located
from rawi.link.texts import wording
from rawi.model import Claim, Disagreement, Document, Event, Participant
from rawi.model.mention import PlacePrecision

_MARKS = {
    "asserted": "",
    "denied": "denied",
    "demanded": "demanded, not told as done",
    "promised": "promised, not told as done",
    "planned": "planned, not told as done",
    "hypothetical": "hypothetical, not told as done",
}
# A pin on a map says as much as "in or near this town".
_PIN_M = 10_000
_NATURES = {"editorial_change": "changed by editing", "contradiction": "contradicted", "update": "a later toll"}


def mark(claim: Claim) -> str:
    """Return how a claim is meant where it is not simply asserted ("denied"), else nothing."""
    marks = [_MARKS[claim.modality], "" if claim.polarity else "said not to be so"]
    return "; ".join(filter(None, marks))


def content(selected: Selected, claim: Claim) -> str:
    """Return what is claimed: type, how it is meant, by and to whom, where, when and how many, as far as it says."""
    meant = mark(claim)
    parts = [wording.label(claim.event_type) + (f" ({meant})" if meant else "")]
    if claim.agents:
        parts.append(f"by {names(selected, claim.agents)}")
    if claim.targets:
        parts.append(f"to {names(selected, claim.targets)}")
    parts.extend(_scene(selected, place, claim) for place in claim.places)
    if claim.time is not None and (claim.time.start or claim.time.end):
        parts.append(wording.days(claim.time.start, claim.time.end))
    parts.extend(wording.figure(figure) for figure in claim.quantities)
    return ", ".join(parts)


def _scene(selected: Selected, words: Participant, claim: Claim) -> str:
    """Return where something happened as far as the words say: "10 km south of X" is not in X."""
    place = selected.place(words, [claim])
    name, relation = where(selected, place), words.relation or "in"
    value = place.value if place is not None else None
    if value is not None and value.bearing is not None:
        if value.distance_km is None:
            return f"{relation} the {name}"
        return name if relation in ("at", "in", "near") else f"{relation} {name}"
    return name if name.startswith(f"{relation} ") else f"{relation} {name}"


def told(selected: Selected, of: Told) -> str:
    """Return one claim as a sentence: who says what, in which document, in which words."""
    return (
        f"{chain(selected, of.claim)}: {content(selected, of.claim)}. "
        f"Words: {wording.quoted(of.claim.text)} ({titled(of.document)}, characters {of.claim.span.start}"
        f"–{of.claim.span.end})"
    )


def titled(document: Document) -> str:
    """Return a document by its title, else by its path."""
    return wording.quoted(document.title or document.path)


def names(selected: Selected, participants: Sequence[Participant]) -> str:
    """Return the participants in a list."""
    return wording.listed([who(selected, p.entity, p.text) for p in participants])


def origins(selected: Selected, event: Event) -> str:
    """Return how many independent origins an event rests on, and which they are."""
    low, high = event.independent.low, event.independent.high
    number = wording.count(high, "independent origin") if low == high else f"{low} to {high} independent origins"
    roots = [f"{who(selected, origin.root)}{wording.interest(origin.interest)}" for origin in event.origins]
    return f"{number}: {wording.listed(roots)}" if roots else number


def standing(selected: Selected, dossier: Dossier) -> str:
    """Return in few words how an event is known, to stand before its title: whose word it is, what speaks against."""
    event = dossier.event
    marks = dict.fromkeys(mark(held.claim) for held in dossier.told)
    partly = "in part " if "" in marks else ""
    words = [f"{partly}{meant}" for meant in marks if meant]
    low, high = event.independent.low, event.independent.high
    if high > 1:
        words.append(f"told by {high if low == high else f'{low} to {high}'} independent origins")
    else:
        roots = [f"{who(selected, origin.root)}{wording.interest(origin.interest)}" for origin in event.origins]
        words.append(f"on the word of {wording.listed(roots)} only" if roots else "origin open")
    if contradicted := [wording.label(d.about) for d in dossier.disagreements if d.nature == "contradiction"]:
        words.append(f"contradicted: {wording.listed(list(dict.fromkeys(contradicted)))}")
    return "; ".join(words)


def headline(selected: Selected, dossier: Dossier) -> str:
    """Return the title of an event with how it is known in front, so that it cannot be read as a bare fact."""
    return f"[{standing(selected, dossier)}] {dossier.event.title}"


def differing(selected: Selected, disagreement: Disagreement) -> str:
    """Return a disagreement as a sentence: what about, of what nature, and who holds which position."""
    positions = []
    for position in disagreement.positions:
        holders = dict.fromkeys(
            chain(selected, held.claim) for claim in position.claims if (held := selected.told(claim)) is not None
        )
        positions.append(f"{position.value}" + (f" [{'; '.join(holders)}]" if holders else ""))
    about = wording.label(disagreement.about)
    return f"{about}, {_NATURES[disagreement.nature]} ({disagreement.severity}): {' | '.join(positions)}"


def disc(selected: Selected, place: Place | None) -> Located | None:
    """Return the disc in which something happened, None where no place is known or only a country or a way is named."""
    if place is None or (place.words.relation or "in") not in ("at", "in", "near"):
        return None
    found = on_the_map(selected, place)
    return found if found is not None and found.precision != "country" else None


def pin(selected: Selected, place: Place | None) -> Located | None:
    """Return the disc of a place, None where a bare pin would say more than the text: for maps that draw pins only."""
    found = disc(selected, place)
    return found if found is not None and found.radius <= _PIN_M else None


def precision(place: Place) -> PlacePrecision:
    """Return how precise the words are that name a place."""
    if place.value is not None:
        return place.value.precision
    return PRECISION.get(place.entity.subtype or "", "area") if place.entity is not None else "area"
