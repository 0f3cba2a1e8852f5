"""A mention in the making, as the finders hand it to the reader."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import accumulate

import msgspec

from rawi.model import Mention, Passage, Span, identified
from rawi.model.mention import MentionKind, Value


class Draft(msgspec.Struct, frozen=True):
    """Code points `start:end` that name something; `entity` is an id, null = open; `rule` found it."""

    start: int
    end: int
    kind: MentionKind
    rule: str
    entity: str | None = None
    value: Value | None = None


def outside_furniture(drafts: Iterable[Draft], accounts: Sequence[Passage]) -> list[Draft]:
    """Return the drafts that do not begin in the page's furniture."""
    spans = sorted((account.span.start, account.span.end) for account in accounts if account.role == "boilerplate")
    starts = [start for start, _ in spans]
    # Where the furniture ends that has begun before so many of the starts.
    ends = [0, *accumulate([end for _, end in spans], max)]
    return [draft for draft in drafts if draft.start >= ends[bisect_right(starts, draft.start)]]


def mention(draft: Draft, *, document: str, text: str) -> Mention:
    """Return the draft as a mention of a document, by its id and raw text."""
    return identified(
        Mention(
            id="",
            span=Span(document, draft.start, draft.end),
            text=text[draft.start : draft.end],
            kind=draft.kind,
            entity=draft.entity,
            value=draft.value,
            rule=draft.rule,
        )
    )
