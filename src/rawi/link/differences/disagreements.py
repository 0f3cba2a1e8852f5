"""Where accounts of one event differ, slot by slot, and whether that is editing, contradiction or a later toll.

Two ways lead here. A retelling that changed something (`edits.py`) differs from what it retells: an *editorial change*,
whatever the claims on both sides came to. And claims of one event give slots that cannot both be true: along a
derivation that is an editorial change too, and so it is where both rest on one side, which does not contradict itself;
between origins (or between a document's own voice and whom it quotes) a *contradiction*; a toll that a later report
raises is an *update*. What one account leaves open contradicts nobody.
"""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import combinations, pairwise
from operator import itemgetter
from typing import TypeVar

from rawi.lexicon.telling import SequenceKind, sequence_cues
from rawi.link.differences.dispute import (
    DENIAL,
    TOLLS,
    Dispute,
    actor_words,
    figure_words,
    gravity_of,
    is_newer,
    merged,
    quoted,
    stance,
    stance_of,
    time_words,
    two,
    unquoted,
)
from rawi.link.differences.named import roles, where, who
from rawi.link.events.alike import is_whole
from rawi.link.events.denials import of_guilt
from rawi.link.events.derived import Descents
from rawi.link.events.kinship import Kinship
from rawi.link.events.likeness import directed_against
from rawi.link.events.origins import Roots
from rawi.link.events.other_tolls import is_dated
from rawi.link.events.parts import tolls
from rawi.link.events.timing import days_between, gap_of
from rawi.link.events.told import BODY, Book, Told, denies
from rawi.link.events.victims import counts_staff, died_since, victims
from rawi.link.texts.counted import OUTCOMES, TELLING_NUMBER, counted, outcome
from rawi.model import Figure, Span
from rawi.model.link import Nature
from rawi.text import analyse, key, tokenise

T = TypeVar("T")

# What sets a claim apart from others of its account: a number called a former one, a toll that has risen.
_SPEAKING_OF_ANOTHER: frozenset[SequenceKind] = frozenset({"former", "rise"})
# Round figures somebody calls "about" so many reach this far, up and down.
_ABOUT = 0.1
# What a number that is only the first one is called, in the claim or so many code points before it.
_FIRST, _NEAR = tuple(map(key, ("حصيلة أول", "حصيلة الأول", "حصيلة مبدئ", "حصيلة المبدئ"))), 30
# So many "and not" so many: the second number is taken back.
_NOT = key("وليس")
# The rules that give a claim the day of another sentence.
_DAY_OF = "day:"
# A promise retold as a plan is the same intention.
_INTENTIONS = {stance_of("promised"), stance_of("planned")}
# The least and the most that a figure says.
_Number = tuple[float | None, float | None]
# A claim and a number of it.
_Held = tuple[str, _Number]
_Pair = tuple[tuple[Figure, Told], tuple[Figure, Told]]
_TOLD_OR_DENIED = {stance_of("asserted"), DENIAL}


def compare(
    told: Sequence[Told], descents: Descents, edited: Iterable[Dispute], roots: Roots, book: Book
) -> list[Dispute]:
    """Return the disagreements about one event: `edited` ones first, then those between its claims.

    What a machine read from a picture takes no position.
    """
    told = [item for item in told if item.claim.doubt is None]
    kinship = Kinship(told, descents, roots, book)
    pairs = [(one, other) for one, other in _apart(told, _itself) if not of_one_telling(one, other)]
    found = list(_figures(told, kinship))
    # Where numbers are read on both sides they say more than the words that changed.
    counted = [dispute.claims for dispute in found]
    found += [
        dispute
        for dispute in edited
        if len(dispute.positions) > 1
        and not (dispute.about == "how_many" and any(dispute.claims <= claims for claims in counted))
    ]
    covered = {(dispute.about, pair) for dispute in found for pair in combinations(sorted(dispute.claims), 2)}
    found += _what(pairs, kinship)
    found += _victims(pairs, kinship)
    for one, other in pairs:
        nature: Nature = "editorial_change" if kinship.related(one, other) else "contradiction"
        first, second = _in_order(one, other, descents)
        for dispute in _between(first, second, nature, descents, book):
            pair = tuple(sorted((one.id, other.id)))
            if (dispute.about, pair) not in covered:
                found.append(replace(dispute, nature=kinship.nature(one, other)))
    return merged(found)


def _itself(told: Told) -> Told:
    return told


def _apart(items: Sequence[T], claim: Callable[[T], Told], odd: Collection[str] = frozenset()) -> Iterator[tuple[T, T]]:
    """Yield all pairs of items in order, but those that one account tells in one voice and none of which is odd.

    Of the thousands of claims that a list may tell of one event no two are looked at.
    """
    accounts = [(told.claim.passage, told.voice) for told in map(claim, items)]
    plain = [not (_SPEAKING_OF_ANOTHER & told.cues or told.id in odd) for told in map(claim, items)]
    beside: dict[tuple[str, str], list[int]] = {}
    for n, (one, account) in enumerate(zip(items, accounts, strict=True)):
        if plain[n] and account not in beside:
            beside[account] = [m for m, other in enumerate(accounts) if other != account or not plain[m]]
        others = beside[account][bisect_right(beside[account], n) :] if plain[n] else range(n + 1, len(items))
        yield from ((one, items[other]) for other in others)


def of_one_telling(one: Told, other: Told) -> bool:
    """Whether one account tells both in one voice: it does not contradict itself, it goes on telling."""
    one_account = one.claim.passage == other.claim.passage and one.voice == other.voice
    cues = one.cues | other.cues
    # A toll that has risen need not have been the one told beside it, unless that is of another day.
    risen = "rise" in cues and bool(days_between(one, other))
    return one_account and "former" not in cues and not risen


def _in_order(one: Told, other: Told, descents: Descents) -> tuple[Told, Told]:
    """Return two claims, the one that is repeated before the one that repeats it."""
    repeats = {descent.source for descent in descents.claims.get(one.id, ())}
    return (other, one) if other.id in repeats else (one, other)


def _between(one: Told, other: Told, nature: Nature, descents: Descents, book: Book) -> Iterator[Dispute]:
    """Yield what two claims of one event disagree in; `other` repeats `one` where nature is editorial."""
    repeated = any(descent.source == one.id for descent in descents.claims.get(other.id, ()))
    yield from _modality(one, other, nature, book)
    if repeated:
        yield from _sequence(one, other)
        yield from _added_time(one, other, book)
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
    yield two(
        "when",
        "editorial_change",
        ("gives no time", one),
        (f"adds {time_words(time)}", other),
        [one.claim.span, time.span],
    )


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


def _figures(told: Sequence[Told], kinship: Kinship) -> Iterator[Dispute]:
    """Yield a dispute for each thing counted and each way in which numbers of it came to differ."""
    numbers: dict[tuple[str, ...], list[tuple[Figure, Told]]] = defaultdict(list)
    for item in told:
        if item.claim.polarity and not died_since(item, told):
            for figure in tolls(item):
                if figure.what is not None:
                    numbers[counted(item.claim, figure)].append((figure, item))
    for what in sorted(numbers):
        by_nature: dict[Nature, list[tuple[Figure, Told]]] = defaultdict(list)
        given_by: dict[str, set[_Number]] = defaultdict(set)
        for figure, item in numbers[what]:
            given_by[item.id].add((figure.low, figure.high))
        parts = _parts({item.id: item for _, item in numbers[what]}, given_by)
        several = {claim for claim, given in given_by.items() if len(given) > 1}
        natures = [
            (nature, pair)
            for pair in _apart(numbers[what], itemgetter(1), several)
            if _values(pair) not in parts and (nature := _of(pair, given_by, kinship))
        ]
        explained = {_values(pair) for nature, pair in natures if nature != "contradiction"}
        edits = [pair for nature, pair in natures if nature == "editorial_change"]
        made, edited = _made(edits, kinship), _edited(edits)
        opposed = {frozenset(map(_held, pair)) for nature, pair in natures if nature != "editorial_change"}
        for nature, pair in natures:
            # What an editor or a later toll made of a number contradicts it nowhere else, whoever gives it, is nobody's
            # newer toll, and differs in no way from whom the number it was made of differs from in that way.
            passed_on = nature != "editorial_change" and (
                _is_made(pair, made, opposed)
                or not edited.isdisjoint(_edited([pair]))
                or (nature == "update" and any(_held(given) in made for given in pair))
            )
            if not passed_on and (nature != "contradiction" or _values(pair) not in explained):
                by_nature[nature] += [given for given in pair if given not in by_nature[nature]]
        for nature, given in by_nature.items():
            positions: dict[str, tuple[str, ...]] = {}
            words: dict[str, str] = {}
            for figure, item in given:
                # One number is one position, whatever noun it was read from.
                value = words.setdefault(unquoted(figure_words(figure)), figure_words(figure))
                positions[value] = (*positions.get(value, ()), item.id)
            spans = tuple(figure.span for figure, _ in given)
            # Nobody says that undated numbers are of one day.
            dated = all(is_dated(item) for _, item in given)
            far = gravity_of([(figure.low, figure.high) for figure, _ in given]) if dated else 0
            yield Dispute("how_many", nature, positions, spans, graver=far)


def _parts(told: Mapping[str, Told], given_by: Mapping[str, set[_Number]]) -> set[frozenset[_Number]]:
    """Return, by twos, the numbers that one claim gives of two parts: they contradict each other nowhere."""
    return {
        frozenset(pair)
        for claim, numbers in given_by.items()
        if not {"former", "rise"} & told[claim].cues
        for pair in combinations(numbers, 2)
    }


def _of(
    pair: _Pair,
    given_by: Mapping[str, set[_Number]],
    kinship: Kinship,
) -> Nature | None:
    (figure, one), (counterpart, other) = pair
    ours, theirs = given_by[one.id], given_by[other.id]
    if ours.isdisjoint(theirs):
        # "34 killed, seven of them children": the seven contradict no toll.
        whole = is_whole(figure, one) and is_whole(counterpart, other)
        return _nature(*pair, kinship) if whole else None
    # Both give one number of it, what else they count of it is another part; unless a copy made one number of another.
    changed = _values(pair) == ours ^ theirs and len(ours) == len(theirs)
    return _nature(*pair, kinship) if changed and kinship.related(one, other) else None


def _made(pairs: Iterable[_Pair], kinship: Kinship) -> dict[_Held, list[_Held]]:
    """Return the numbers that who repeats others on no earlier day made of theirs, each with those it was made of."""
    made: dict[_Held, list[_Held]] = defaultdict(list)
    for pair in pairs:
        for given, source in (pair, pair[::-1]):
            if kinship.repeats(given[1], source[1]) and not _comes_after(source[1], given[1]):
                made[_held(given)].append(_held(source))
    return made


def _edited(pairs: Iterable[_Pair]) -> set[tuple[_Held, _Number]]:
    """Return each number of one claim with the number that it was made of or that was made of it."""
    return {(_held(given), _held(other)[1]) for pair in pairs for given, other in (pair, pair[::-1])}


def _is_made(pair: _Pair, made: Mapping[_Held, list[_Held]], opposed: Collection[frozenset[_Held]]) -> bool:
    """Whether a number only passes on that one contradicts the other: what it was made of does so itself."""
    return any(
        frozenset((source, _held(third))) in opposed
        for given, third in (pair, pair[::-1])
        for source in made.get(_held(given), ())
    )


def _held(given: tuple[Figure, Told]) -> _Held:
    figure, told = given
    return told.id, (figure.low, figure.high)


def _values(pair: Iterable[tuple[Figure, Told]]) -> frozenset[_Number]:
    return frozenset((figure.low, figure.high) for figure, _ in pair)


def _cannot_both_be(one: Figure, other: Figure) -> bool:
    (low, high), (other_low, other_high) = _reach(one), _reach(other)
    return low > other_high or other_low > high


def _reach(figure: Figure) -> tuple[float, float]:
    slack = _ABOUT if figure.comparator == "about" else 0.0
    low = figure.low * (1 - slack) if figure.low is not None else 0.0
    return low, figure.high * (1 + slack) if figure.high is not None else float("inf")


def _nature(one: tuple[Figure, Told], other: tuple[Figure, Told], kinship: Kinship) -> Nature | None:
    """Return how two numbers of one thing came to differ, or null where both may be true."""
    if one[1].id == other[1].id or of_one_telling(one[1], other[1]) or kinship.of_two_kinds(one[1], other[1]):
        return None
    if _is_headline_of(one[1], other[1]) and not _cannot_both_be(one[0], other[0]):
        return None
    if kinship.related(one[1], other[1]):
        if (is_newer(*one, *other) and kinship.tells_anew(one[1], other[1])) or (
            is_newer(*other, *one) and kinship.tells_anew(other[1], one[1])
        ):
            # "Dozens" of the day before leave room for it.
            return "update" if _cannot_both_be(one[0], other[0]) else None
        # Who repeats a number repeats all of it; "more than 30" is no longer there in "about 30".
        same = (one[0].low, one[0].high) == (other[0].low, other[0].high)
        return None if same else "editorial_change"
    if not _cannot_both_be(one[0], other[0]) or one[0].what == BODY or kinship.of_a_part(one, other):
        # Each hospital counts for itself, and who counts in one of several towns.
        return None
    if _is_part_of_staff(one, other) or _is_part_of_staff(other, one):
        return None
    if _corrects(one, other) or _corrects(other, one):
        return "update"
    small, large = sorted((one, other), key=lambda given: _reach(given[0]))
    gives_way = "former" in small[1].cues and not _is_later_first_count(small[1], large[1])
    if gives_way or ("former" in large[1].cues and _takes_back(small[1], large[1], kinship)):
        return "update"
    if (counted(small[1].claim, small[0]), small[0].low) in kinship.former and _is_later(large[1], small[1]):
        # A later account calls it so.
        return "update"
    if "rise" in small[1].cues and _is_later(small[1], large[1]):
        # Who died since is one more of those counted before.
        return None
    risen = large[0].what in TOLLS and _is_later(large[1], small[1])
    if risen and ("rise" in large[1].cues or kinship.one_side(large[1], small[1])):
        return "update"
    return kinship.nature(one[1], other[1])


def _is_later_first_count(told: Told, other: Told) -> bool:
    """Whether a claim calls its number a first one, and was published on a later day than what it would be before."""
    day, other_day = _day(told), _day(other)
    if day is None or other_day is None or day <= other_day:
        return False
    words = key(told.document.text[max(0, told.claim.span.start - _NEAR) : told.claim.span.end])
    return any(first in words for first in _FIRST)


def _takes_back(told: Told, former: Told, kinship: Kinship) -> bool:
    """Whether a lower number takes the place of a higher one that was called a former or a first one."""
    return told.document.id == former.document.id or (_is_later(told, former) and kinship.one_side(told, former))


def _is_part_of_staff(part: tuple[Figure, Told], whole: tuple[Figure, Told]) -> bool:
    """Whether somebody counts his own staff, and the other as many or more, of whomever."""
    return counts_staff(part[1]) and not counts_staff(whole[1]) and (part[0].low or 0) <= _reach(whole[0])[1]


def _corrects(given: tuple[Figure, Told], other: tuple[Figure, Told]) -> bool:
    """Whether an outlet takes back a number of its own, on that day or later (قتل 25 وليس 26)."""
    (figure, told), (wrong, before) = given, other
    narrator = told.passage.narrator if told.passage is not None else None
    if narrator is None or before.passage is None or before.passage.narrator != narrator or not _is_later(told, before):
        return False
    behind = [word.key for word in tokenise(told.document.text[figure.span.end : figure.span.end + _NEAR])]
    number = next((word.key for word in tokenise(wrong.text)), None)
    return number is not None and any(pair == (_NOT, number) for pair in pairwise(behind))


def _is_headline_of(one: Told, other: Told) -> bool:
    """Whether one is the headline of the other's page: it has no room for "at least"."""
    return one.document.id == other.document.id and (one.headline or other.headline)


def _is_later(one: Told, other: Told) -> bool:
    """Whether a claim was published after another, or stands further down in one document."""
    if one.document.id == other.document.id:
        return one.claim.span.start > other.claim.span.start
    day, other_day = _day(one), _day(other)
    return day is not None and other_day is not None and day >= other_day


def _comes_after(one: Told, other: Told) -> bool:
    """Whether a claim was published on a later day than another, for all that is known."""
    day, other_day = _day(one), _day(other)
    return day is None or other_day is None or day > other_day


def _day(told: Told) -> int | None:
    return told.published[0] if told.published is not None else None


def _what(pairs: Sequence[tuple[Told, Told]], kinship: Kinship) -> Iterator[Dispute]:
    """Yield one number given once for the dead and once for the wounded, the captured."""
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
    found = ((figure.what, outcome(told.claim, figure), figure) for figure in told.claim.quantities)
    return [
        (became or what, figure)
        for what, became, figure in found
        if what is not None and not figure.joint_with and (became is not None or what in OUTCOMES.values())
    ]


def _same_number(one: Figure, other: Figure) -> bool:
    return one.low == one.high == other.low == other.high and (one.low or 0) >= TELLING_NUMBER
