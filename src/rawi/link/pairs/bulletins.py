"""Bulletins of a series: one formula, filled with the numbers and days of another week, is no repetition."""

from collections.abc import Sequence
from datetime import date

from rawi.link.texts.issued import is_issued
from rawi.model import Passage, QuantityValue, Reading, Reuse, Span

# What is filled into a formula.
_FILLED = frozenset({"number_changed", "time_changed"})
# So much of what is said again must be filled anew, and where the narrators differ so often in a sentence.
MOSTLY = 0.5
SEVERAL = 3
# Code points of a short sentence, some 20 words.
SENTENCE = 130
# Of a clause of one, some 15.
CLAUSE = 100
# A sentence from this score on is the same sentence, whoever it is ascribed to.
WORD_FOR_WORD = 0.85
# Words of a name that changes places.
NAME = 4
_WIDE = frozenset({"country", "governorate", "region"})
# Days between one bulletin of a series and the next, at least.
WEEK = 6


def is_another_bulletin(source: Reading, target: Reading, of: Passage, to: Passage, reuses: Sequence[Reuse]) -> bool:
    """Tell whether most of what passage `to` says again gives other numbers or days, as bulletins of a series do.

    Of one narrator a single one in each sentence says so. Of others there must be several, and the days told must lie
    most of a week apart: who copies a report may change its figures too.
    """
    habit = of.narrator is not None and of.narrator == to.narrator
    if not habit and not _weeks_apart(source, target, of, to):
        return False
    least = 1 if habit else SEVERAL
    other = [r for r in reuses if sum(change.kind in _FILLED for change in r.changes) >= least]
    return _length(other) >= MOSTLY * _length(reuses)


def is_formula(source: Reading, target: Reading, reuses: Sequence[Reuse]) -> bool:
    """Tell whether all that two texts share is one short sentence with another number, or with two sides exchanged.

    So does everybody write of air raids and clashes in the place he writes of, whether he read the other or not. Where
    one of its numbers is the same, the other was changed; where none is and the words differ too, nothing shows a copy.
    """
    made = [change for reuse in reuses for change in reuse.changes]
    filled = all(
        change.kind in _FILLED or (change.kind == "moved" and len((change.source_text or "").split()) <= NAME)
        for change in made
    )
    if len(reuses) != 1 or _length(reuses) > SENTENCE or not made:
        return False
    ours, theirs = _numbers(source, reuses[0].source.span), _numbers(target, reuses[0].target.span)
    in_other_words = reuses[0].score < WORD_FOR_WORD and bool(ours and theirs)
    return (filled or in_other_words) and ours.isdisjoint(theirs)


def is_one_happening(reuses: Sequence[Reuse]) -> bool:
    """Tell whether all that two texts share is a clause's length in other words.

    So may two write who both know what happened: انفجار عبوتين ناسفتين بحافلة, تفجير بعبوتين ناسفتين استهدف حافلة.
    """
    return _length(reuses) <= CLAUSE and all(reuse.score < WORD_FOR_WORD for reuse in reuses)


def is_of_elsewhere(source: Reading, target: Reading, of: Passage, reuse: Reuse) -> bool:
    """Tell whether the lines that say something again name places, and none that the other passage names.

    "The army said that it beat back an attack on X and destroyed seven vehicles" is no word of how it destroyed twelve
    in Y.
    """
    text, taken = target.document.text, reuse.target.span
    start, end = text.rfind("\n", 0, taken.start) + 1, text.find("\n", taken.end)
    here = _places(target, Span(taken.document, start, end if end >= 0 else len(text)))
    there = _places(source, of.span)
    return bool(here and there) and here.isdisjoint(there)


def _places(reading: Reading, span: Span) -> set[str]:
    """Return the places that a stretch names, smaller than a governorate, by what they are or are called."""
    wide = {entity.id for entity in reading.entities if entity.subtype in _WIDE}
    named = [one for one in reading.mentions if one.kind == "place" and span.contains(one.span)]
    return {one.entity or one.text for one in named if one.entity not in wide}


def _numbers(reading: Reading, span: Span) -> set[tuple[str | None, float | None]]:
    """Return what is counted in a stretch, with how many."""
    values = (mention.value for mention in reading.mentions if span.contains(mention.span))
    return {(value.what, value.low) for value in values if isinstance(value, QuantityValue)}


def is_told_by_others(source: Reading, target: Reading, of: Passage, reuses: Sequence[Reuse]) -> bool:
    """Tell whether all that two texts share is one short sentence, in other words, that each has from somebody else.

    Who tells it on a speaker's word has it from him, not from a text that has it from another or tells it by itself,
    whoever that is; only a statement may be the speaker's own. What a text tells in its own voice it may have from
    either.
    """
    if len(reuses) != 1 or _length(reuses) > SENTENCE or reuses[0].score >= WORD_FOR_WORD:
        return False
    ours, theirs = _speakers(source, reuses[0].source.span), _speakers(target, reuses[0].target.span)
    return bool(theirs) and (bool(ours) or not is_issued(source, of)) and ours.isdisjoint(theirs)


def _speakers(reading: Reading, span: Span) -> set[str | None]:
    """Return on whose word a stretch is told, null for one who is not named."""
    chains = (claim.attribution for claim in reading.claims if claim.span.overlaps(span))
    return {chain[-1].speaker for chain in chains if len(chain) > 1}


def _length(reuses: Sequence[Reuse]) -> int:
    """Return how many code points of the target are taken, each once."""
    return len({at for reuse in reuses for at in range(reuse.target.span.start, reuse.target.span.end)})


def _weeks_apart(source: Reading, target: Reading, of: Passage, to: Passage) -> bool:
    """Whether every day that one passage tells of is most of a week from every day of the other."""
    ours, theirs = _days_told(source, of), _days_told(target, to)
    return bool(ours and theirs) and all(abs((one - other).days) >= WEEK for one in ours for other in theirs)


def _days_told(reading: Reading, passage: Passage) -> set[date]:
    return {
        date.fromisoformat(day)
        for claim in reading.claims
        if claim.passage == passage.id and claim.time is not None and claim.time.basis != "publication"
        for day in (claim.time.start, claim.time.end)
        if day is not None
    }
