"""What a document names, as far as it is settled: the areas and the country it is about, the entities it points to."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from rawi.lexicon import Lexicon
from rawi.model import Entity
from rawi.text import Text

# The share of the names of a text that one country must have for the text to be about it.
_MOSTLY = 0.5


@dataclass(slots=True)
class Context:
    """What a document names, as far as it is settled; `acting` are the home countries of the named actors,
    `nations` those whose adjectives the text uses (ضابط جزائري): they count where names do not tell.

    `issued` are the statements in it, by code points, each with the name of who speaks in it as we. `acts` keeps
    whether a name is that of who acts, by its first code point and its tokens, once that was asked. `bearers` are the
    actors that names which two sides bear (their keys) are of here.
    """

    text: Text
    lexicon: Lexicon
    issued: Sequence[tuple[int, int, str]] = ()
    areas: Counter[str] = field(default_factory=Counter)
    countries: Counter[str] = field(default_factory=Counter)
    acting: Counter[str] = field(default_factory=Counter)
    nations: Counter[str] = field(default_factory=Counter)
    entities: dict[str, Entity] = field(default_factory=dict)
    acts: dict[tuple[int, int, int], bool] = field(default_factory=dict)
    bearers: dict[str, str] = field(default_factory=dict)

    def country(self) -> str | None:
        """Return the country the text is about, or null where no one country has most of its names."""
        for counts in (self.countries, self.countries + self.nations):
            ranked = counts.most_common(1)
            if ranked and ranked[0][1] > _MOSTLY * counts.total():
                return ranked[0][0]
        return None

    def issuer_at(self, start: int) -> str | None:
        """Return the name of who speaks as we at code point `start`, or null."""
        return next((name for low, high, name in self.issued if low <= start < high), None)

    def paragraph_of(self, token: int) -> tuple[int, int]:
        """Return the paragraph that token index `token` stands in."""
        at = bisect_right(self.text.paragraphs, token, key=lambda paragraph: paragraph[0]) - 1
        return self.text.paragraphs[at]

    def use(self, entity: Entity) -> str:
        """Return the id of an entity, and remember that the document names it."""
        return self.entities.setdefault(entity.id, entity).id
