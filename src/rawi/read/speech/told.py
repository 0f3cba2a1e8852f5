"""A passage while it is read for who says what: the contents that have begun, and what is remembered.

Ranges are of tokens.
"""

import msgspec

from rawi.read.speech.chains import Chain, Speech
from rawi.read.speech.complements import Saying
from rawi.read.speech.hearing import Memory, Scene, Speaker
from rawi.read.speech.units import Range


class Open(msgspec.Struct):
    """A content that has begun at token `start`. `end` is known where it is one quotation."""

    said: Saying
    speaker: Speaker
    chain: Chain
    start: int
    end: int | None = None
    own: bool = False


class Told(msgspec.Struct):
    """A passage while it is read: its own chain, who spoke so far, the speeches found.

    `leads` are the contents of those whom the narrator reports himself: a verb without a subject may mean them.
    """

    passage: str
    scene: Scene
    base: Chain
    memory: Memory = msgspec.field(default_factory=Memory)
    speeches: list[Speech] = msgspec.field(default_factory=list)
    leads: list[Open] = msgspec.field(default_factory=list)
    carried: Open | None = None
    # What stands before the words that name who says it, where they end the sentence.
    after: Open | None = None
    paragraph: int = -1
    # The tokens of the unit read before.
    before: Range | None = None
    # Of the unit that is read: the token after its last content, where the narrator may go on, commas, the first
    # tokens of long quotations, the first name.
    said_until: int = 0
    turns: list[int] = msgspec.field(default_factory=list)
    # Where the main clause begins behind one that فيما opens.
    main: int | None = None
    commas: list[int] = msgspec.field(default_factory=list)
    long_quotations: list[int] = msgspec.field(default_factory=list)
    first_named: int | None = None
    # Who acts in the sentence before, where nobody speaks in it, and where he is named.
    acted: tuple[Speaker, int] | None = None
