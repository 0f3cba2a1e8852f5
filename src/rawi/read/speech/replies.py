"""The answers of an interview as whole speeches: what is said in them is read with who answers as their narrator."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from msgspec.structs import replace

from rawi.model import Attribution, Passage
from rawi.read.speech.chains import Speech
from rawi.read.speech.interviews import answering, interview
from rawi.read.speech.told import Told
from rawi.read.speech.units import Range


class Asked(NamedTuple):
    """The answers of an account, by start, and the reading of what is said in them."""

    answers: tuple[Range, ...]
    told: Told


def asked(told: Told, passage: Passage, passages: Sequence[Passage]) -> Asked | None:
    """Return the answers of a passage if it is an interview, read with who answers behind its own chain; else null."""
    scene = told.scene
    if passage.role not in ("report", "statement"):
        return None
    low, high = scene.text.covering(passage.span.start, passage.span.end)
    found = interview(scene.text, low, high)
    if found is None:
        return None
    above = next((p.span for p in passages if p.role == "headline" and p.span.end <= passage.span.start), None)
    headline = scene.text.covering(above.start, above.end) if above is not None else None
    speaker = answering(scene, found, low, headline, told.memory)
    unknown = speaker.id is None and passage.role == "statement"
    if unknown or (speaker.id is not None and speaker.id in scene.own_ids):
        return None
    link = Attribution(speaker=speaker.id, text=speaker.text, span=speaker.span, mode="direct")
    own = frozenset((speaker.id,)) if speaker.id is not None else frozenset[str]()
    within = replace(scene, own_name=speaker.text, own_ids=own, issuer=None)
    return Asked(found.answers, Told(told.passage, within, (*told.base, link)))


def teller(told: Told, found: Asked, token: int) -> Told:
    """Return what the unit that begins at a token is read as: an answer, or the account's own words."""
    return found.told if any(first <= token < last for first, last in found.answers) else told


def speeches(found: Asked) -> Iterator[Speech]:
    """Yield the answers as speeches, and what is said in them."""
    for answer in found.answers:
        start, end = found.told.scene.text.span(answer)
        yield Speech(start, end, found.told.base, found.told.passage, stance="say")
    for speech in found.told.speeches:
        yield replace(speech, own=False)
