"""The day on which something is told as news: "the army said on Thursday that it had repelled an attack"."""

from collections.abc import Iterable, Sequence

from rawi.lexicon.event_families import event_families
from rawi.link.texts.kinds import TOLL
from rawi.model import Claim, ClaimTime, Mention, Passage, Published, TimeValue


def announced(
    claim: Claim, passage: Passage | None, times: Sequence[Mention], sentence: tuple[int, int], published: Published
) -> ClaimTime | None:
    """Return the day a claim without a time is told as news of, the day that its document was published, or null.

    Either its sentence says that it was announced that day, behind the word of saying and before what was said, or its
    passage tells of no other day, and of that one before the claim: a statement, or a report that goes on about
    fighting. Whoever counts the dead in a report may count those of days. `times`: the document's mentions of times.
    """
    if claim.time is not None or published.start is None or published.start != published.end:
        return None
    start, end = sentence
    cue = claim.attribution[-1].cue if claim.attribution else None
    if cue is not None and claim.event_type not in TOLL:
        here = [mention for mention in times if start <= mention.span.start < end]
        if found := _only_day(here, published.start, cue.span.end, claim.span.start):
            return found
    if passage is None or not (passage.role == "statement" or _is_fighting(claim)):
        return None
    inside = [mention for mention in times if passage.span.contains(mention.span)]
    return _only_day(inside, published.start, passage.span.start, claim.span.start)


def _is_fighting(claim: Claim) -> bool:
    return event_families()[claim.event_type].hostile and claim.event_type not in TOLL


def _only_day(times: Iterable[Mention], day: str, after: int, before: int) -> ClaimTime | None:
    """Return the first of some times that stands between two offsets, if all of them are of that day."""
    known = [(mention, value) for mention in times if isinstance(value := mention.value, TimeValue)]
    if any((value.start, value.end) != (day, day) for _, value in known):
        return None
    for mention, value in known:
        if after <= mention.span.start < before:
            return ClaimTime(
                start=day, end=day, precision="day", basis=value.basis, text=mention.text, span=mention.span
            )
    return None
