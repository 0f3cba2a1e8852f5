"""A mention in the making, as the finders hand it to the reader."""

import msgspec

from rawi.model import Mention, Span, identified
from rawi.model.mention import MentionKind, Value


class Draft(msgspec.Struct, frozen=True):
    """Code points `start:end` that name something; `entity` is an id, null = open; `rule` found it."""

    start: int
    end: int
    kind: MentionKind
    rule: str
    entity: str | None = None
    value: Value | None = None


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
