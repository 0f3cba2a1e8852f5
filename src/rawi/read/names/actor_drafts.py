"""An organisation in the making, as its finder hands it on."""

import msgspec

from rawi.lexicon.actors import ActorCommon, ActorName, OrganRow
from rawi.model import Entity


class ActorDraft(msgspec.Struct, frozen=True):
    """An organisation in the making: code points, tokens, and whom the words may mean.

    `names` are entries of the list that are written so; `local` is a group that is in no list. `opening` is the key
    of the noun it begins with, `refers` the openings it may refer back to, `pronoun` the one written with it. `organ`
    is one that each state has, `country` the state whose it is.
    """

    start: int
    end: int
    first: int
    last: int
    rule: str
    names: tuple[ActorName, ...] = ()
    local: Entity | None = None
    common: ActorCommon | None = None
    organ: OrganRow | None = None
    country: str | None = None
    opening: str = ""
    refers: tuple[str, ...] = ()
    pronoun: str = ""
