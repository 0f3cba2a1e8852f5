"""A stretch of text told by one chain, the mentions over it, and the heads of clauses that tell events."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import Literal, get_args

import msgspec

from rawi.lexicon.triggers import Form
from rawi.model import Attribution, Mention, Passage, QuantityValue
from rawi.model.mention import MentionKind
from rawi.read.events.compounds import is_of_soldiers
from rawi.read.events.triggers import Hit
from rawi.text import Text
from rawi.text.normalise import key

# إليها is no آليها, though they are matched alike.
_TO = "إلي"
# What is done to a bus of soldiers is done to soldiers, as if it were armour.
_ARMOUR = key("آلية")
Link = Literal["adverbial", "coordinated", "result", "sequence"]


class Stretch(msgspec.Struct, frozen=True):
    """Tokens `start` to `end` of one sentence, told by one chain.

    `content`: they are somebody's words, `begins`: from their beginning. `stance` is what the innermost speaker
    does with them, null where no word says so. `turns` are the tokens at which a clause begins in which somebody else
    speaks, heard or not (قصف على غنجة ويريفان تنفي).
    """

    start: int
    end: int
    chain: tuple[Attribution, ...]
    passage: Passage
    content: bool = False
    begins: bool = False
    stance: str | None = None
    turns: frozenset[int] = frozenset()

    @property
    def answers(self) -> bool:
        """Whether somebody with a part in things speaks: in a report, or in a statement of his own."""
        return self.content or self.passage.role == "statement"


class Head(msgspec.Struct):
    """What tells one event: the word, its reading, and the clause around it (tokens `start` to `end`).

    `chained` is the carrier of the carrier (فشلت في التوصل إلى هدنة).
    `repelled` is the verb that says whose the attack was that it tells the end of (صد هجوما شنه التنظيم);
    `counted`: no verb tells it, only how many they are (تسعة جرحى); `spare`: nothing carries its noun;
    `likely`: no rule tells it, learned weights do; `toll`: where the number begins that is told of them far behind.
    """

    hit: Hit
    form: Form
    stretch: Stretch
    start: int
    end: int
    link: Link = "sequence"
    carrier: Hit | None = None
    chained: Hit | None = None
    parent: "Head | None" = None
    joint: list[Form] = msgspec.field(default_factory=list)
    relative: int | None = None
    joined: bool = False
    modal: bool = False
    repelled: int | None = None
    counted: bool = False
    spare: bool = False
    likely: bool = False
    toll: int | None = None


class Overlay:
    """The mentions of a text by the tokens they cover.

    `plain` are the keys of its words by token, the empty string for what says nothing of what kind of thing is there.
    """

    def __init__(self, text: Text, mentions: Sequence[Mention]) -> None:
        self.starting: dict[int, list[tuple[Mention, int]]] = {}
        self.kinds: dict[int, set[str]] = {}
        self.quantities: dict[int, tuple[int, int, Mention]] = {}
        covered: dict[str, set[int]] = {kind: set() for kind in get_args(MentionKind)}
        for mention in sorted(mentions, key=lambda item: (item.span.start, -item.span.end)):
            start, end = text.covering(mention.span.start, mention.span.end)
            self.starting.setdefault(start, []).append((mention, end))
            if isinstance(mention.value, QuantityValue) and mention.value.unit is not None:
                continue
            tokens, kind = range(start, end), mention.kind
            covered[kind].update(tokens)
            for token in tokens:
                if token in self.kinds:
                    self.kinds[token].add(kind)
                else:
                    self.kinds[token] = {kind}
            if kind == "quantity":
                self.quantities.update(dict.fromkeys(tokens, (start, end, mention)))
        # Filled from left to right, so its keys are in order.
        self._begins = list(self.starting)
        self._covered = {kind: sorted(tokens) for kind, tokens in covered.items()}
        # A word that only goes on with a place's name (ود مدني) says nothing of what is there.
        on = covered["place"].intersection([i + 1 for i in covered["place"]])
        self.plain = tuple(
            [
                _ARMOUR
                if is_of_soldiers(text, i)
                else token.key
                if token.kind == "word" and i not in on and not token.light.startswith(_TO)
                else ""
                for i, token in enumerate(text.tokens)
            ]
        )

    def between(self, start: int, end: int) -> Iterator[tuple[int, Mention, int]]:
        """Yield the mentions that begin at tokens `start` to `end`: the token, the mention, the token after it."""
        for token in self._begins[bisect_left(self._begins, start) : bisect_left(self._begins, end)]:
            for mention, last in self.starting[token]:
                yield token, mention, last

    def has(self, kind: MentionKind, start: int, end: int) -> bool:
        """Whether a mention of that kind covers a token between `start` and `end`."""
        covered = self._covered[kind]
        at = bisect_left(covered, start)
        return at < len(covered) and covered[at] < end

    def has_who(self, start: int, end: int) -> bool:
        """Whether an actor or a person is named between tokens `start` and `end`."""
        return self.has("actor", start, end) or self.has("person", start, end)


def is_listed(text: Text, stretch: Stretch) -> bool:
    """Whether a stretch begins with the mark of a list: a number or a letter before a dash, a point or a bracket."""
    i = stretch.start
    if i + 1 >= stretch.end:
        return False
    first, second = text.tokens[i], text.tokens[i + 1]
    if first.kind == "punct":
        return first.light in ("-", "–", "•", "*")
    short = first.kind == "number" or (first.kind == "word" and len(first.key) == 1)
    return short and second.light in ("-", "–", ")", ".", "/")
