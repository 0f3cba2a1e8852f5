"""Which passage may derive from which, and the edge that what they share makes: declared or not, and of what kind.

A source is nearer to the origin than what is told of it: a statement, then reports, then the summary on its page.
"""

from collections.abc import Iterable, Sequence

from rawi.link.pairs.bulletins import (
    is_another_bulletin,
    is_formula,
    is_of_elsewhere,
    is_one_happening,
    is_told_by_others,
)
from rawi.link.pairs.retold import Retelling
from rawi.link.texts.features import Forms
from rawi.link.texts.issued import is_issued
from rawi.link.texts.speech import SOURCE_ROLES, Heard, Speech
from rawi.link.texts.voices import settled_to
from rawi.model import Attribution, Derivation, Passage, Quotation, Reading, Reuse, Span, TimeValue, identified
from rawi.model.link import DerivationKind

# So near behind a word of saying the day stands on which it was said.
TOLD_WITHIN = 30
TARGET_ROLES = ("headline", "report", "summary", "statement")
# Nearer to the origin first: what a page gives in full comes before what it says of it.
PRIMACY = {role: rank for rank, role in enumerate(("statement", "report", "summary", "headline"))}
# Without a word of reliance a reuse makes a derivation if it is this part of the target, or so many characters. What
# one outlet says in its own words twice is its way of saying it, unless it is most of the text.
UNDECLARED_SHARE, UNDECLARED_LENGTH = 0.2, 120
# Nearly word for word, fewer characters are no chance.
COPIED, COPIED_LENGTH = 0.7, 64
# No way of saying is so long, nearly word for word.
HABIT_LENGTH = 160
# Who is cited by a short form or not named (القوات المسلحة) may be somebody else: so many characters must be shared.
UNSURE_LENGTH = 60
# What explains all but this part of what two texts share explains it.
UNEXPLAINED = 0.4
# From this part on a passage is the other, word for word.
WHOLE = 0.85
MOSTLY = 0.5
# A reordered copy is one by its words, though not by its order.
CLOSE = 0.8


def may_derive(source: Reading, target: Reading) -> bool:
    """Whether some passage of the target may come from one of the source."""
    return bool(passage_pairs(source, target))


def passage_pairs(source: Reading, target: Reading) -> list[tuple[Passage, Passage]]:
    """Return the passages of the source with those of the target that may come from them.

    A statement and its headline come from no report. What is published later comes from what was there before. On one
    page only the statement is a source, of what others say of it.
    """
    same_page = source.document.id == target.document.id
    if not same_page and _is_later(source, target):
        return []
    tells = same_page or any(to.role in ("report", "summary") for to in target.passages)
    found = []
    for of in source.passages:
        if of.role not in SOURCE_ROLES or (same_page and of.role != "statement"):
            continue
        for to in target.passages:
            if to.role not in TARGET_ROLES or of.id == to.id or (same_page and to.role == "statement"):
                continue
            if to.role == "headline" and not tells:
                continue
            if to.role == "statement" and of.role != "statement":
                continue
            if to.role == "report" and to.narrator is None and is_issued(target, to) and not is_issued(source, of):
                continue
            found.append((of, to))
    return found


def _is_later(source: Reading, target: Reading) -> bool:
    one, other = source.document.published, target.document.published
    return bool(one.start and other.end and one.start > other.end)


def edge(
    source: Forms,
    target: Forms,
    of: Passage,
    to: Passage,
    heard: Heard,
    reuses: Sequence[Reuse],
    quotations: Sequence[Quotation],
    told: Sequence[Retelling] = (),
) -> Derivation | None:
    """Return the derivation of passage `to` from passage `of`, if the words they share or what is `told` make one.

    `heard` is where the target speaks on the word of the narrator of `of`.
    """
    if not reuses and not told:
        return None
    reliance = _in_time(_reliance(target.speech, to, heard), source.reading, target.reading)
    same_page = source.reading.document.id == target.reading.document.id
    # Two reports that pass on one speaker in like words do not say that one has him from the other.
    cited = bool(told) and is_issued(source.reading, of)
    declared = bool(reliance) or cited or (same_page and to.role == "summary")
    taken = length([reuse.target.span for reuse in reuses] or [one.told.span for one in told])
    share = min(1.0, taken / (to.span.end - to.span.start))
    habit = of.narrator is not None and of.narrator == to.narrator
    if not (declared or same_page) and (
        is_formula(source.reading, target.reading, reuses)
        or is_told_by_others(source.reading, target.reading, of, reuses)
        # Who tells more besides need not have it from the other.
        or (not told and share < MOSTLY and is_one_happening(reuses))
        or is_another_bulletin(source.reading, target.reading, of, to, reuses)
    ):
        return None
    filled = declared and not (same_page or told) and is_formula(source.reading, target.reading, reuses)
    if filled and is_of_elsewhere(source.reading, target.reading, of, reuses[0]):
        return None
    copied = length([reuse.target.span for reuse in reuses if _is_close(reuse) or reuse.score >= COPIED])
    enough = share >= UNDECLARED_SHARE or taken >= UNDECLARED_LENGTH or copied >= COPIED_LENGTH
    if habit:
        enough = share >= MOSTLY or copied >= HABIT_LENGTH
    if not (reuses and (declared or enough)) and not told:
        return None
    sure = (
        same_page
        or to.role == "headline"
        or any(settled_to(one.chain, heard.who) for _, one in target.speech.within(to))
    )
    if not sure and not told and taken < UNSURE_LENGTH:
        return None
    return identified(
        Derivation(
            id="",
            source=of.id,
            target=to.id,
            kind=_kind(of, to, reuses, quotations, share=share, declared=declared) if reuses else "paraphrases",
            declared=declared,
            share=round(share, 3),
            evidence=tuple(reuse.id for reuse in reuses),
            reliance=reliance,
        )
    )


def _kind(
    of: Passage,
    to: Passage,
    reuses: Sequence[Reuse],
    quotations: Sequence[Quotation],
    *,
    share: float,
    declared: bool,
) -> DerivationKind:
    taken = length([r.target.span for r in reuses])
    close = length([r.target.span for r in reuses if _is_close(r)])
    if of.role == to.role == "statement" and share >= MOSTLY:
        return "reproduces"
    if to.role == "summary" and of.role == "statement":
        return "summarises"
    if close >= MOSTLY * taken and (share >= WHOLE or not declared):
        return "reproduces" if declared and of.role == "statement" else "copies"
    said = [q.verdict for q in quotations if q.kind == "clause" and to.span.contains(q.span)]
    true = sum(verdict in ("verbatim", "abridged") for verdict in said)
    return "quotes" if true and true >= said.count("altered") else "paraphrases"


def _is_close(reuse: Reuse) -> bool:
    return reuse.label != "paraphrase" or reuse.score >= CLOSE


def length(spans: Iterable[Span]) -> int:
    """Return how many characters the spans cover together."""
    covered, end = 0, -1
    for span in sorted(spans):
        covered += max(0, span.end - max(span.start, end))
        end = max(end, span.end)
    return covered


def chains_of(reading: Reading, passage: Passage) -> list[tuple[Span, tuple[Attribution, ...]]]:
    """Return what a passage tells and quotes, with the chain of narrators of each."""
    told = [(claim.span, claim.attribution) for claim in reading.claims]
    told += [(quotation.span, quotation.attribution) for quotation in reading.quotations]
    return [(span, chain) for span, chain in told if passage.span.contains(span)]


def _reliance(speech: Speech, to: Passage, heard: Heard) -> tuple[Span, ...]:
    """Return the words by which a passage says it relies on the word that is `heard`."""
    spans = set()
    for number, told in speech.within(to) if heard.told else ():
        if number not in heard.told:
            continue
        for link in told.chain[1:]:
            words = link.via or link.cue
            spans.add(words.span if words is not None else told.span)
    return tuple(sorted(spans))


def _in_time(reliance: tuple[Span, ...], source: Reading, target: Reading) -> tuple[Span, ...]:
    """Return the words of reliance that may mean a source: not those of who spoke on a day after it was published.

    أعلنت وزارة الصحة، الاثنين is no statement of the Friday before.
    """
    published = source.document.published.end
    if not reliance or published is None:
        return reliance
    later = [
        mention.span.start
        for mention in target.mentions
        if isinstance(mention.value, TimeValue) and mention.value.start is not None and mention.value.start > published
    ]
    return tuple(span for span in reliance if not any(span.end <= at < span.end + TOLD_WITHIN for at in later))
