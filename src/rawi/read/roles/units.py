"""Whose units are that only say in which army they are (وحدات الهندسة في الجيش)."""

from rawi.model import Participant
from rawi.read.roles.roles import Group, Known, who_of
from rawi.text import Text

# The name of a unit and "in" stand between it and its army.
_UNIT = 3


def whose_units(text: Text, subject: Group, after: list[Group], known: Known) -> list[Participant]:
    """Return the army in which units of no name are (دمرت وحدات الهندسة في الجيش السوري نفقا)."""
    first, end = subject[0], subject[-1].end
    units = first.kind == "common" and "forces" in first.classes and not who_of(subject)
    within = next((group for group in after if end < group[0].start <= end + _UNIT), None) if units else None
    if within is None or within[0].kind != "actor" or within[0].preposition != "في":
        return []
    named = text.tokens[end : within[0].start]
    bodies = any(known.words.has("body", token.key) for token in text.tokens[within[0].start : within[0].end][:1])
    return who_of(within) if bodies and all(token.kind == "word" for token in named) else []
