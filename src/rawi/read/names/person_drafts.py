"""A person in the making."""

import msgspec

from rawi.lexicon.persons import PersonRow
from rawi.read.names.actor_drafts import ActorDraft


class PersonDraft(msgspec.Struct, frozen=True):
    """A person in the making. `name` are the tokens of the name, `office` the organisation the role is of."""

    start: int
    end: int
    first: int
    last: int
    rule: str
    name: tuple[int, int]
    row: PersonRow | None = None
    rank: str | None = None
    role: str | None = None
    office: ActorDraft | None = None
