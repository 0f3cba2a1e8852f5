"""Which claims are one event, after what people decided. Pure: the machine's groups and the judgements in, groups out.

The judgements are gone through in the order they were made. An event keeps the name (id) by which a judgement called
it: the group that holds most of the claims it had then goes by that name from there on.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

import msgspec

from rawi.model import Judgement, content_id

_GROUPING = frozenset({"merge", "split", "link", "unlink"})


class Called(NamedTuple):
    """A judgement with the claims of today that it names: of its subject, and of each row in its value."""

    judgement: Judgement
    subject: tuple[str, ...]
    others: tuple[tuple[str, ...], ...] = ()


class Regrouped(NamedTuple):
    """Claims by event; which event each judgement is about now; which judgements shaped an event."""

    groups: Mapping[str, tuple[str, ...]]
    about: Mapping[str, str]
    shaped: Mapping[str, tuple[str, ...]]


def regroup(groups: Mapping[str, Sequence[str]], judgements: Sequence[Called]) -> Regrouped:
    """Return the groups after the judgements, all of which stand; what speaks of a group that is gone does nothing."""
    state = _State(groups)
    for called in judgements:
        state.follow(called)
    return Regrouped(
        {name: tuple(claims) for name, claims in state.groups.items() if claims},
        state.about,
        {name: tuple(dict.fromkeys(ids)) for name, ids in state.shaped.items() if state.groups.get(name)},
    )


def names(judgement: Judgement) -> tuple[str, ...]:
    """Return the ids of the rows that the value of a judgement names."""
    if judgement.value is None or judgement.action not in _GROUPING:
        return ()
    value: Any = msgspec.json.decode(judgement.value)
    found = [value] if isinstance(value, str) else []
    if isinstance(value, dict):
        for key in ("events", "claims", "entities", "mentions", "event", "source"):
            given = value.get(key)
            found += given if isinstance(given, list) else [given] if isinstance(given, str) else []
    return tuple(found)


class _State:
    """Groups by name while judgements change them."""

    def __init__(self, groups: Mapping[str, Sequence[str]]) -> None:
        self.groups = {name: list(claims) for name, claims in groups.items()}
        self.about: dict[str, str] = {}
        self.shaped: dict[str, list[str]] = {}
        self._pinned: set[str] = set()
        self._of = {claim: name for name, claims in self.groups.items() for claim in claims}

    def follow(self, called: Called) -> None:
        judgement = called.judgement
        if judgement.action in ("link", "unlink"):
            self._move(called)
            return
        event = self._event(judgement.subject, called.subject)
        if event is None:
            return
        self.about[judgement.id] = event
        if judgement.action == "merge":
            for name, claims in zip(names(judgement), called.others, strict=False):
                other = self._event(name, claims, merging=True)
                if other is not None and other != event:
                    for claim in list(self.groups[other]):
                        self._put(claim, event)
            self._shape(event, judgement)
        elif judgement.action == "split":
            leaving = [claim for claims in called.others for claim in claims if self._of.get(claim) == event]
            if leaving and len(leaving) < len(self.groups[event]):
                new = made_by(judgement)
                for claim in leaving:
                    self._put(claim, new)
                self._pinned.add(new)
                self._shape(new, judgement)
                self._shape(event, judgement)

    def _move(self, called: Called) -> None:
        """Let a claim go to an event, or stand alone."""
        judgement = called.judgement
        claim = called.subject[0] if called.subject else None
        before = self._of.get(claim) if claim is not None else None
        if claim is None or before is None:
            return
        self.about[judgement.id] = claim
        if judgement.action == "unlink":
            if len(self.groups[before]) > 1:
                new = made_by(judgement)
                self._put(claim, new)
                self._pinned.add(new)
                self._shape(new, judgement)
                self._shape(before, judgement)
            return
        wanted = names(judgement)
        event = self._event(wanted[0], called.others[0]) if wanted and called.others else None
        if event is not None and event != before:
            self._put(claim, event)
            self._shape(event, judgement)
            self._shape(before, judgement)

    def _event(self, name: str, claims: Sequence[str], *, merging: bool = False) -> str | None:
        """Return the event that a judgement calls by a name: it goes by that name from now on."""
        if self.groups.get(name):
            self._pinned.add(name)
            return name
        votes = Counter(self._of[claim] for claim in claims if claim in self._of)
        best = votes.most_common(1)
        if not best or 2 * best[0][1] <= len(claims):
            return None
        found = best[0][0]
        if found in self._pinned:
            # Two events that people spoke of have become one: what was said of the second is not said of the first.
            return found if merging else None
        self.groups = {name if each == found else each: held for each, held in self.groups.items()}
        for claim in self.groups[name]:
            self._of[claim] = name
        if found in self.shaped:
            self.shaped[name] = self.shaped.pop(found)
        self._pinned.add(name)
        return name

    def _put(self, claim: str, event: str) -> None:
        self.groups[self._of[claim]].remove(claim)
        self.groups.setdefault(event, []).append(claim)
        self._of[claim] = event

    def _shape(self, event: str, judgement: Judgement) -> None:
        self.shaped.setdefault(event, []).append(judgement.id)


def made_by(judgement: Judgement) -> str:
    """Return the id of the event that a judgement makes: its own, so that it stays whatever claims join."""
    return content_id("eve", "split", judgement.id)
