"""Chains of narrators: who stands behind the words of a passage, and which speech a span lies in."""

from bisect import bisect_right
from collections.abc import Mapping, Sequence

import msgspec

from rawi.lexicon.cues import Stance
from rawi.model import Attribution, Passage, Source

Chain = tuple[Attribution, ...]


class Speech(msgspec.Struct, frozen=True):
    """Code points `start:end` that one chain of narrators answers for, outermost narrator first.

    Every passage has one with its narrator's own voice; the rest lie inside it, nested or side by side. `own`: nobody
    but the passage's narrator speaks (an agency's correspondent, an issuer who says we). `stance` is what the
    innermost speaker does with the words (see `cues.tsv`), null where no word says so.
    """

    start: int
    end: int
    chain: Chain
    passage: str
    stance: Stance | None = None
    own: bool = False


def base_chain(
    passage: Passage, publisher: str | None, sources: Mapping[str, Source], *, passed_on: str | None = None
) -> Chain:
    """Return the chain of a passage's own words: its narrator, behind the publisher where that is somebody else.

    A speaker is the source's id. A statement on another's page, or a report of another outlet, is reproduced, and so
    is a report that is `passed_on` from its author.
    """
    narrator = sources.get(passage.narrator) if passage.narrator else None
    author = sources.get(passed_on) if passed_on and passage.role == "report" else None
    if author is not None and passed_on != passage.narrator:
        return (
            Attribution(speaker=passage.narrator, mode="reproduced"),
            Attribution(speaker=author.id, text=author.name, mode="reproduced"),
        )
    same = passage.narrator == publisher or (passage.role != "statement" and passage.narrator is None)
    if same or (publisher is None and passage.role != "statement"):
        return (Attribution(speaker=passage.narrator),)
    name = narrator.name if narrator else None
    return (
        Attribution(speaker=publisher, mode="reproduced"),
        Attribution(speaker=passage.narrator, text=name, mode="reproduced"),
    )


def speech_at(speeches: Sequence[Speech], start: int, end: int) -> Speech | None:
    """Return the innermost speech that the code points `start:end` lie in, or null outside all passages.

    `speeches` are ordered as `attribute` returns them: by start, the longer first.
    """
    i = bisect_right(speeches, start, key=lambda speech: speech.start) - 1
    while i >= 0:
        if speeches[i].end >= end:
            return speeches[i]
        i -= 1
    return None


def spoken_at(speeches: Sequence[Speech], start: int, end: int) -> tuple[bool, Chain]:
    """Return whether somebody other than the passage's narrator speaks at `start:end`, and the chain."""
    speech = speech_at(speeches, start, end)
    return (False, ()) if speech is None else (not speech.own, speech.chain)
