"""What two claims of one event have to do with each other: one telling behind both, one side, two kinds of victims."""

from collections.abc import Sequence

from rawi.link.events.derived import Descents
from rawi.link.events.likeness import shared_words
from rawi.link.events.origins import Roots, sides
from rawi.link.events.parts import of_a_part
from rawi.link.events.told import Book, Told, denies
from rawi.link.events.victims import victims
from rawi.link.texts.counted import counted
from rawi.link.texts.kinds import TOLL
from rawi.model import Figure
from rawi.model.claim import Mode
from rawi.model.link import Nature

# In marks stand a speaker's own words; two claims in them that share so many of theirs are of one quotation.
_IN_MARKS: frozenset[Mode] = frozenset({"direct", "mixed"})
_ONE_QUOTATION = 0.7
_MARKS = (("«", "»"), ("“", "”"))


class Kinship:
    """Which claims of an event go back to the same telling; a headline goes back to what its page goes back to.

    `former`: the numbers that somebody calls former ones.
    """

    def __init__(self, told: Sequence[Told], descents: Descents, roots: Roots, book: Book) -> None:
        self._roots, self._book = roots, book
        self._twins = roots.twins_among(told)
        self.former = {
            (counted(item.claim, figure), figure.low)
            for item in told
            if "former" in item.cues
            for figure in item.claim.quantities
        }
        self._former_of: dict[str, frozenset[str]] = {}
        for item in told:
            if "former" in item.cues:
                known = self._former_of.get(item.document.id, frozenset())
                self._former_of[item.document.id] = known | victims(item)
        self._ancestors: dict[str, frozenset[str]] = {}
        self._tellers: dict[str, list[Told]] = {}
        for item in told:
            mates = tellers = [item]
            if item.headline:
                page = [
                    other
                    for other in told
                    if other.document.id == item.document.id and not other.headline and denies(other) == denies(item)
                ]
                # Of several tolls on its page a headline tells the one whose number it gives.
                same = [other for other in page if _numbers(item) & _numbers(other)]
                mates, tellers = [item, *(same or page)], same or [item]
            self._ancestors[item.id] = frozenset().union(*(descents.ancestors(mate.id) for mate in mates))
            self._tellers[item.id] = tellers

    def former_victims(self, told: Told) -> frozenset[str]:
        """Return which of fighters and civilians the former tolls count that the document of a claim tells of."""
        return self._former_of.get(told.document.id, frozenset())

    def related(self, one: Told, other: Told) -> bool:
        """Whether two claims go back to one telling."""
        return not self._ancestors[one.id].isdisjoint(self._ancestors[other.id])

    def repeats(self, one: Told, other: Told) -> bool:
        """Whether a claim of another document is what one repeats, or its page repeats, and not perhaps the reverse."""
        if frozenset((self._roots.of[one.id], self._roots.of[other.id])) in self._twins:
            return False
        ids = {other.id, *(told.id for told in self._tellers[other.id])}
        return one.document.id != other.document.id and not self._ancestors[one.id].isdisjoint(ids)

    def tells_anew(self, one: Told, before: Told) -> bool:
        """Whether a claim may give a newer number; a headline gives that of its page, on whose word its page has it."""
        return any(
            tells_anew(told, earlier, self._book)
            for told in self._tellers[one.id]
            for earlier in self._tellers[before.id]
        )

    def one_side(self, one: Told, other: Told) -> bool:
        """Whether two claims rest on one root, or on two of which one belongs to the other."""
        root, other_root = self._roots.of[one.id], self._roots.of[other.id]
        if root.actor is None or other_root.actor is None:
            return root == other_root
        return len(sides((root.actor, other_root.actor), self._book)) == 1

    def of_two_kinds(self, one: Told, other: Told) -> bool:
        """Whether one side says that fighters died and another that civilians did: their numbers count two things."""
        if self.related(one, other) or self.one_side(one, other) or not _harmed_alike(one, other):
            return False
        first, second = victims(one), victims(other)
        return len(first) == len(second) == 1 and first != second

    def of_a_part(self, one: tuple[Figure, Told], other: tuple[Figure, Told]) -> bool:
        """Whether the smaller of two numbers counts in one of several towns in which the larger one counts."""
        return of_a_part(one, other, self._book)

    def of_one_quotation(self, one: Told, other: Told) -> bool:
        """Whether two documents give a claim in marks as the words of one speaker, in like words: he said it once."""
        if one.speaker is None or not self._book.any_kin((one.speaker,), (other.speaker,) if other.speaker else ()):
            return False
        quoted = one.document.id != other.document.id and _is_in_marks(one) and _is_in_marks(other)
        return quoted and shared_words(one, other) >= _ONE_QUOTATION

    def nature(self, one: Told, other: Told) -> Nature:
        """Return what a difference between two claims is, where no later toll explains it."""
        return "editorial_change" if self.related(one, other) or self.one_side(one, other) else "contradiction"


def _is_in_marks(told: Told) -> bool:
    """Whether a claim is told in marks: in the speaker's own words, or with a word of saying of his (ونحمل أنقرة)."""
    if told.claim.attribution[-1].mode in _IN_MARKS:
        return True
    before = told.document.text[: told.claim.span.start].rpartition("\n")[2]
    return before.count('"') % 2 == 1 or any(before.count(opens) > before.count(shuts) for opens, shuts in _MARKS)


def tells_anew(told: Told, before: Told, book: Book) -> bool:
    """Whether a claim may give a newer number of what it repeats: who passes on the same speaker's word changes it.

    So does he who has all other numbers of the clause as they were (32 قتيلا بينهم خمس نساء, where it was 23), or, of
    the wounded, the dead of the sentence.
    """
    if told.own and "rise" not in told.cues and (_count_alike([told], [before]) or _same_dead(told, before, book)):
        return False
    return told.own or "rise" in told.cues or told.speaker != before.speaker


def _same_dead(told: Told, before: Told, book: Book) -> bool:
    """Whether two sentences that tell of wounded give as many dead."""
    if {told.claim.event_type, before.claim.event_type} != {"injury"}:
        return False
    dead = (
        [
            other
            for other in book.documents[item.document.id]
            if (other.sentence, other.voice, other.claim.event_type) == (item.sentence, item.voice, "killing")
        ]
        for item in (told, before)
    )
    return _count_alike(*dead)


def _count_alike(ones: Sequence[Told], others: Sequence[Told]) -> bool:
    """Whether some claims give a number that some others give of the same."""
    ours, theirs = (
        {(one.what, one.low) for item in items for one in item.claim.quantities} for items in (ones, others)
    )
    return not ours.isdisjoint(theirs)


def _numbers(told: Told) -> frozenset[float | None]:
    return frozenset(figure.low for figure in told.claim.quantities)


def _harmed_alike(one: Told, other: Told) -> bool:
    kinds = {one.claim.event_type, other.claim.event_type}
    return len(kinds) == 1 and kinds <= TOLL and one.claim.polarity and other.claim.polarity
