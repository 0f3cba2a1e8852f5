"""Where accounts of one event differ, slot by slot, and whether that is editing, contradiction or a later toll.

Two ways lead here. A retelling that changed something (`edits.py`) differs from what it retells: an *editorial change*,
whatever the claims on both sides came to. And claims of one event give slots that cannot both be true: along a
derivation that is an editorial change too, and so it is where both rest on one side, which does not contradict itself;
between origins (or between a document's own voice and whom it quotes) a *contradiction*; a toll that a later report
raises is an *update*. What one account leaves open contradicts nobody.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import combinations

from rawi.lexicon.counted import CountedKind
from rawi.lexicon.counted import load as load_counted
from rawi.lexicon.telling import SequenceKind, sequence_cues
from rawi.link.differences.counts import figures, of_one_telling, pairs_apart
from rawi.link.differences.dispute import (
    DENIAL,
    NAMED,
    Dispute,
    actor_words,
    merged,
    quoted,
    stance,
    stance_of,
    time_words,
    two,
)
from rawi.link.differences.named import roles, where, who
from rawi.link.differences.struck import struck
from rawi.link.events.denials import of_guilt
from rawi.link.events.derived import Descents
from rawi.link.events.kinship import Kinship
from rawi.link.events.likeness import directed_against
from rawi.link.events.origins import Roots
from rawi.link.events.timing import days_between, gap_of
from rawi.link.events.told import Book, Told, denies
from rawi.link.events.victims import victims
from rawi.link.texts.counted import OUTCOMES, TELLING_NUMBER, counts, outcome
from rawi.link.texts.kinds import TOLL
from rawi.model import Figure, Span
from rawi.model.link import Nature
from rawi.text import analyse, tokenise

_ENDS = (".", "\n")
_PEOPLE: frozenset[CountedKind] = frozenset({"group", "harm", "person"})
# The rules that give a claim the day of another sentence.
_DAY_OF = "day:"
# A promise retold as a plan is the same intention.
_INTENTIONS = {stance_of("promised"), stance_of("planned")}
_TOLD_OR_DENIED = {stance_of("asserted"), DENIAL}


def compare(
    told: Sequence[Told], descents: Descents, edited: Iterable[Dispute], roots: Roots, book: Book
) -> list[Dispute]:
    """Return the disagreements about one event: `edited` ones first, then those between its claims.

    What a machine read from a picture takes no position.
    """
    told = [item for item in told if item.claim.doubt is None]
    kinship = Kinship(told, descents, roots, book)
    pairs = [(one, other) for one, other in pairs_apart(told, _itself) if not of_one_telling(one, other)]
    found = list(figures(told, kinship))
    # Where numbers are read on both sides they say more than the words that changed.
    counted = [(dispute.about, dispute.claims) for dispute in found]
    found += [
        dispute
        for dispute in edited
        if len(dispute.positions) > 1
        and not any(dispute.about == about and dispute.claims <= claims for about, claims in counted)
    ]
    edited_in = {(dispute.about, claim) for dispute in found if dispute.about in NAMED for claim in dispute.claims}
    covered = {(dispute.about, pair) for dispute in found for pair in combinations(sorted(dispute.claims), 2)}
    found += _what(pairs, kinship)
    found += _victims(pairs, kinship)
    found += struck(pairs, kinship)
    for one, other in pairs:
        both_quote = kinship.of_one_quotation(one, other)
        nature: Nature = "editorial_change" if both_quote or kinship.related(one, other) else "contradiction"
        first, second = _in_order(one, other, descents, book)
        for dispute in _between(first, second, nature, descents, book, both_quote=both_quote):
            pair = tuple(sorted((one.id, other.id)))
            # Whom a retelling leaves out its words say already, whoever it has them from.
            said = nature == "editorial_change" and (dispute.about, second.id) in edited_in
            if (dispute.about, pair) not in covered and not said:
                found.append(replace(dispute, nature=kinship.nature(one, other)))
    return merged(found)


def _itself(told: Told) -> Told:
    return told


def _in_order(one: Told, other: Told, descents: Descents, book: Book) -> tuple[Told, Told]:
    """Return two claims, the one that is repeated before the one that repeats it."""
    repeats = {descent.source for descent in descents.claims.get(one.id, ())}
    return (other, one) if other.id in repeats or _is_told_of(other, one, book) else (one, other)


def _is_told_of(said: Told, told: Told, book: Book) -> bool:
    """Whether a claim stands in somebody's own text, and the other tells it on his word elsewhere."""
    if said.speaker is None or said.passage is None or told.passage is None or said.speaker != told.speaker:
        return False
    return book.issuer(said.passage) == said.speaker != book.issuer(told.passage)


def _between(
    one: Told, other: Told, nature: Nature, descents: Descents, book: Book, *, both_quote: bool
) -> Iterator[Dispute]:
    """Yield what two claims of one event disagree in; `other` repeats `one` where nature is editorial.

    Or both quote the same words (`both_quote`), and nobody knows who left them out or put them in.
    """
    repeated = any(descent.source == one.id for descent in descents.claims.get(other.id, ()))
    yield from _modality(one, other, nature, book)
    if repeated:
        yield from _sequence(one, other)
        yield from _added_time(one, other, book)
    repeated = repeated or both_quote or _is_told_of(one, other, book)
    if directed_against(one, other, book):
        yield from roles(one, other, nature, book)
    elif denies(one) == denies(other):
        # Who denies it names whom it is laid to.
        yield from who(one, other, nature, repeated=repeated, book=book)
    if _tells_its_day(one) and _tells_its_day(other) and (days_between(one, other) or 0) > 0:
        yield _times(one, other, nature)
    yield from where(one, other, nature, book)


def _modality(one: Told, other: Told, nature: Nature, book: Book) -> Iterator[Dispute]:
    """Yield a denial of what another narrator says has happened, and any change of stance in a retelling.

    Who denies that it was his deed says who did not do it; who demands that something end denies nothing.
    """
    stances = {stance(one), stance(other)}
    if len(stances) == 1 or stances == _INTENTIONS:
        return
    if nature == "contradiction" and (stances != _TOLD_OR_DENIED or one.voice == other.voice):
        return
    if nature == "contradiction" and _befell_others(one, other):
        return
    if nature == "contradiction" and (_is_rumour(one, other, book) or _is_rumour(other, one, book)):
        return
    if nature == "editorial_change" and DENIAL not in stances and one.words == other.words:
        # The same words say the same: one of them was read otherwise for what stands around it.
        return
    if nature == "contradiction" and (of_guilt(one) or of_guilt(other)):
        guilty, innocent = (one, other) if stance(other) == DENIAL else (other, one)
        if guilty.agents:
            positions = (f"by {actor_words(guilty.agents, book)}", guilty), (DENIAL, innocent)
            yield two("who", nature, *positions, [guilty.claim.span, innocent.claim.span])
        return
    spans = [told.claim.trigger.span if told.claim.trigger else told.claim.span for told in (one, other)]
    yield two("modality", nature, (stance(one), one), (stance(other), other), spans)


def _befell_others(one: Told, other: Told) -> bool:
    """Whether a denial is of a thing and the other tells of people, or the reverse (إصابة أي مركبة، إصابة ضابط)."""
    kinds = [_befallen(told) for told in (one, other)]
    return None not in kinds and kinds[0] != kinds[1]


def _befallen(told: Told) -> bool | None:
    """Whether it is people whom the word right behind the trigger of a claim of harm counts; null where none does."""
    trigger = told.claim.trigger
    if trigger is None or told.claim.event_type not in TOLL:
        return None
    behind = tokenise(told.document.text[trigger.span.end : told.claim.span.end])[:2]
    forms = (load_counted().form(word.key) for word in behind)
    return next((form[0].noun.kind in _PEOPLE for form in forms if form is not None), None)


def _is_rumour(told: Told, other: Told, book: Book) -> bool:
    """Whether an account has something on the word of nobody at all, and tells in another claim that it is not so.

    Who is said to have done it and denies it answers more than a rumour.
    """
    if other.speaker is not None and book.any_kin((other.speaker,), told.agents):
        return False
    inner = told.claim.attribution[1:]
    nobody = bool(inner) and inner[-1].speaker is None and not inner[-1].text
    return nobody and told.claim.passage == other.claim.passage and not denies(told) and denies(other)


def _sequence(one: Told, other: Told) -> Iterator[Dispute]:
    """Yield a first or a second time that the retelling does not keep."""
    asked: frozenset[SequenceKind] = frozenset({"again", "first"})
    for kind in sorted((one.cues & asked) - other.cues):
        span = next(_cue_spans(one, kind), one.claim.span)
        words = quoted(one.document.text[span.start : span.end])
        later = next(_cue_spans(other, "earlier"), other.claim.span)
        yield two("sequence", "editorial_change", (f"says {words}", one), (f"leaves out {words}", other), [span, later])


def _cue_spans(told: Told, kind: SequenceKind) -> Iterator[Span]:
    claim = told.claim
    for match in sequence_cues().find_all(analyse(claim.text)):
        if kind in match.values:
            yield Span(claim.span.document, claim.span.start + match.start, claim.span.start + match.end)


def _added_time(one: Told, other: Told, book: Book) -> Iterator[Dispute]:
    time = other.claim.time
    told = [one.published, *(each.time for each in book.documents[one.document.id])]
    if any(days is not None and other.time is not None and gap_of(days, other.time) == 0 for days in told):
        # The day of the statement, or one it tells elsewhere, is nothing new.
        return
    if one.claim.time is not None or time is None or time.span is None or not other.claim.span.contains(time.span):
        return
    if time.start is None and time.end is None and _is_in(time.text or "", _sentence(one)):
        # An hour that its sentence tells behind the claim.
        return
    yield two(
        "when",
        "editorial_change",
        ("gives no time", one),
        (f"adds {time_words(time)}", other),
        [one.claim.span, time.span],
    )


def _sentence(told: Told) -> str:
    """Return the text of the sentence that a claim begins in, so far as full stops and lines show it."""
    text, span = told.document.text, told.claim.span
    start = max(text.rfind(sign, 0, span.start) for sign in _ENDS) + 1
    ends = (text.find(sign, span.end) for sign in _ENDS)
    return text[start : min((end for end in ends if end >= 0), default=len(text))]


def _is_in(words: str, text: str) -> bool:
    """Whether a text has some words."""
    whole = " ".join(word.key for word in tokenise(text))
    return " ".join(word.key for word in tokenise(words)) in whole


def _times(one: Told, other: Told, nature: Nature) -> Dispute:
    wordings, spans = [], []
    for told in (one, other):
        time = told.claim.time
        wordings.append(time_words(time) if time is not None else "an open time")
        spans.append(time.span if time is not None and time.span is not None else told.claim.span)
    return two("when", nature, (wordings[0], one), (wordings[1], other), spans)


def _tells_its_day(told: Told) -> bool:
    """Whether a claim has its day from its own sentence: a blow and its dead do not differ twice."""
    time = told.claim.time
    return time is not None and not any(
        item.slot == "time" and item.span == time.span and item.rule.startswith(_DAY_OF) for item in told.claim.carried
    )


def _what(pairs: Sequence[tuple[Told, Told]], kinship: Kinship) -> Iterator[Dispute]:
    """Yield one number given once for the dead and once for the wounded, the captured, or for both together."""
    for one, other in pairs:
        if not (one.claim.polarity and other.claim.polarity):
            continue
        ours, theirs = _outcomes(one), _outcomes(other)
        shared = {became for became, _ in ours} & {became for became, _ in theirs}
        for became, figure in ours:
            for counterpart_became, counterpart in theirs:
                if became in shared or counterpart_became in shared or not _same_number(figure, counterpart):
                    continue
                nature = kinship.nature(one, other)
                positions = (f"{figure.low:g} {became}", one), (f"{figure.low:g} {counterpart_became}", other)
                yield two("what", nature, *positions, [figure.span, counterpart.span])


def _victims(pairs: Sequence[tuple[Told, Told]], kinship: Kinship) -> Iterator[Dispute]:
    """Yield who says that fighters were harmed and who that civilians were."""
    for one, other in pairs:
        if kinship.of_two_kinds(one, other):
            spans = [span for told in (one, other) for span in _counted_at(told)]
            positions = [(f"says that {next(iter(victims(told)))} were harmed", told) for told in (one, other)]
            yield two("whom", "contradiction", positions[0], positions[1], spans)


def _counted_at(told: Told) -> list[Span]:
    return [figure.span for figure in told.claim.quantities] or [told.claim.span]


def _outcomes(told: Told) -> list[tuple[str, Figure]]:
    """Return what became of those that a claim counts, with their number: of all counted together the whole of it."""
    became_of_all = [
        (" and ".join((figure.what, *figure.joint_with)), figure)
        for figure in told.claim.quantities
        if figure.what is not None and figure.joint_with and counts(figure) <= {*OUTCOMES.values()}
    ]
    found = ((figure.what, outcome(told.claim, figure), figure) for figure in told.claim.quantities)
    return became_of_all + [
        (became or what, figure)
        for what, became, figure in found
        if what is not None and not figure.joint_with and (became is not None or what in OUTCOMES.values())
    ]


def _same_number(one: Figure, other: Figure) -> bool:
    return one.low == one.high == other.low == other.high and (one.low or 0) >= TELLING_NUMBER
