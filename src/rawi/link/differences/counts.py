"""Where accounts of one event give other numbers of one thing, and how these came: edited, newer, or contradicted."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import combinations, pairwise
from operator import itemgetter
from typing import TypeVar

from rawi.lexicon.counted import load as load_counted
from rawi.lexicon.shape_words import shape_words
from rawi.lexicon.telling import SequenceKind
from rawi.link.differences.dispute import TOLLS, Dispute, figure_words, gravity_of, is_newer, quoted, unquoted
from rawi.link.events.alike import is_whole
from rawi.link.events.kinship import Kinship
from rawi.link.events.other_tolls import is_dated
from rawi.link.events.parts import counts_fewer, of_kind, parts, sides_of, tolls
from rawi.link.events.timing import days_between
from rawi.link.events.told import BODY, HOSPITAL, Told
from rawi.link.events.victims import FIGHTERS, counts_staff, died_since, victims
from rawi.link.texts.counted import LENGTH, counted, in_hours, nouns_for, told_when
from rawi.model import Figure
from rawi.model.link import About, Nature
from rawi.model.mention import Comparator
from rawi.text import key, stem, tokenise

T = TypeVar("T")

# What sets a claim apart from others of its account: a number called a former one, a toll that has risen.
_SPEAKING_OF_ANOTHER: frozenset[SequenceKind] = frozenset({"former", "rise"})
# Round figures somebody calls "about" so many reach this far, up and down.
_ABOUT = 0.1
# What a number that is only the first one is called, in the claim or so many code points before it.
_FIRST, _NEAR = tuple(map(key, ("حصيلة أول", "حصيلة الأول", "حصيلة مبدئ", "حصيلة المبدئ"))), 30
# So many words before a number one may say that its people were seen.
_SAW, _THAT, _SEEN_WITHIN = shape_words("saw_them"), shape_words("that_or_and_that"), 2
# So near behind the hospital that took them in stands how many.
_RECEIVED, _TAKEN_IN_WITHIN = shape_words("received_them"), 8
# Numbers that leave room above.
_OPEN: frozenset[Comparator] = frozenset({"at_least", "more_than"})
# So many "and not" so many: the second number is taken back.
_NOT = key("وليس")
# The least and the most that a figure says.
_Number = tuple[float | None, float | None]
# A claim and a number of it.
_Held = tuple[str, _Number]
# A part, the whole, and of which side the part is.
_Whole = tuple[float | None, float | None, frozenset[str]]
_Pair = tuple[tuple[Figure, Told], tuple[Figure, Told]]


def figures(told: Sequence[Told], kinship: Kinship) -> Iterator[Dispute]:
    """Yield a dispute for each thing counted and each way in which numbers of it came to differ."""
    numbers: dict[tuple[About, tuple[str, ...]], list[tuple[Figure, Told]]] = defaultdict(list)
    for item in told:
        if item.claim.polarity and not died_since(item, told):
            for figure in tolls(item):
                if figure.what is not None:
                    about: About = "when" if _says_when(figure, item) else "how_many"
                    numbers[about, counted(item.claim, figure)].append((in_hours(figure), item))
    for (about, _), all_given in sorted(numbers.items(), key=itemgetter(0)):
        counts = [one for one in all_given if not _is_loose_head(one, all_given)]
        by_nature: dict[Nature, list[tuple[Figure, Told]]] = defaultdict(list)
        given_by: dict[str, set[_Number]] = defaultdict(set)
        for figure, item in counts:
            given_by[item.id].add((figure.low, figure.high))
        apart = _parts({item.id: item for _, item in counts}, given_by)
        wholes = _wholes(counts)
        several = {claim for claim, given in given_by.items() if len(given) > 1}
        natures = [
            (nature, pair)
            for pair in map(_of_one_kind, pairs_apart(counts, itemgetter(1), several))
            if not (_values(pair) in apart or _is_whole_of(pair, wholes)) and (nature := _of(pair, given_by, kinship))
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
            if nature == "update":
                given.sort(key=_by_age)
            positions: dict[str, tuple[str, ...]] = {}
            words: dict[str, str] = {}
            for figure, item in given:
                # One number is one position, whatever noun it was read from.
                said = _length_words(figure, item) if figure.what == LENGTH else figure_words(figure)
                value = words.setdefault(unquoted(figure_words(figure)), said)
                positions[value] = (*positions.get(value, ()), item.id)
            spans = tuple(figure.span for figure, _ in given)
            # Nobody says that undated numbers are of one day.
            dated = all(is_dated(item) for _, item in given)
            far = gravity_of([(figure.low, figure.high) for figure, _ in given]) if dated else 0
            yield Dispute(about, nature, positions, spans, graver=far)


def _says_when(figure: Figure, told: Told) -> bool:
    """Whether a length of time says when something was or is to be (خلال يومين), not how long it took."""
    return figure.what == LENGTH and told_when(told.document.text, figure.span) is not None


def _length_words(figure: Figure, told: Told) -> str:
    """Return a length of time in the words of its text, with the word that makes a when of it."""
    span = told_when(told.document.text, figure.span) or figure.span
    return f"says {quoted(told.document.text[span.start : span.end])}"


def pairs_apart(
    items: Sequence[T], claim: Callable[[T], Told], odd: Collection[str] = frozenset()
) -> Iterator[tuple[T, T]]:
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


def _parts(told: Mapping[str, Told], given_by: Mapping[str, set[_Number]]) -> set[frozenset[_Number]]:
    """Return, by twos, the numbers that one claim gives of two parts: they contradict each other nowhere."""
    return {
        frozenset(pair)
        for claim, numbers in given_by.items()
        if not {"former", "rise"} & told[claim].cues
        for pair in combinations(numbers, 2)
    }


def _wholes(counts: Iterable[tuple[Figure, Told]]) -> set[_Whole]:
    """Return the numbers that a claim tells beside each other as parts of one (خمسة مدنيين وثلاثة جنود), with that."""
    return {(part.low, whole.low, sides_of(part)) for whole, told in counts for part in parts(whole, told)}


def _of_one_kind(pair: _Pair) -> _Pair:
    """Return two numbers, of civilians and soldiers together the one that the other side counts alone."""
    (figure, told), (counterpart, other) = pair
    # ثمانية أشخاص بينهم جنود are of no one kind.
    kinds = tuple(frozenset() if _has_among(*given) else victims(given[1]) for given in pair[::-1])
    ours, theirs = (
        of_kind(each, item, kind) if len(kind) == 1 else each for (each, item), kind in zip(pair, kinds, strict=True)
    )
    return pair if ours is figure and theirs is counterpart else ((ours, told), (theirs, other))


def _has_among(figure: Figure, told: Told) -> bool:
    """Whether some of those counted are of a kind that the number itself does not name (من ضمنهم جنود)."""
    behind = tokenise(told.document.text[figure.span.end : told.claim.span.end])
    return not _among().isdisjoint(word.key for word in behind) and not sides_of(figure)


@cache
def _among() -> frozenset[str]:
    """Return the words for some of those counted; 20 منهم is no such."""
    words = load_counted().words
    return words["among_them"] - words["of_them"]


def _is_whole_of(pair: _Pair, wholes: Collection[_Whole]) -> bool:
    """Whether one number is a part of the other as somebody tells them, and that one is not of people of one kind."""
    (part, _), (whole, told) = sorted(pair, key=lambda given: given[0].low or 0)
    return (part.low, whole.low, sides_of(part)) in wholes and len(victims(told)) != 1


def _of(
    pair: _Pair,
    given_by: Mapping[str, set[_Number]],
    kinship: Kinship,
) -> Nature | None:
    (figure, one), (counterpart, other) = pair
    ours, theirs = given_by[one.id], given_by[other.id]
    if (figure.low, figure.high) not in ours or (counterpart.low, counterpart.high) not in theirs:
        # Of civilians and soldiers told beside each other the civilians alone.
        return _nature(*pair, kinship)
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
    if kinship.of_one_quotation(one[1], other[1]):
        # Neither has it from the other, one of them changed what both quote.
        return None if (one[0].low, one[0].high) == (other[0].low, other[0].high) else "editorial_change"
    if one[0].what == BODY or kinship.of_a_part(one, other) or _are_received(*min(one, other, key=_least)):
        # Each hospital counts for itself, and who counts in one of several towns.
        return None
    if counts_fewer(one[0], other[0]) or counts_fewer(other[0], one[0]):
        return None
    if not _cannot_both_be(one[0], other[0]):
        # "At least 15" leaves room for 27, to which the toll has risen since.
        return "update" if _is_raised(one, other, kinship) or _is_raised(other, one, kinship) else None
    if _were_seen(*min(one, other, key=lambda given: _reach(given[0]))):
        # Who was there saw five of them.
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
    if risen and (_raises(large[1], small[1], kinship) or kinship.one_side(large[1], small[1])):
        return "update"
    return kinship.nature(one[1], other[1])


def _least(given: tuple[Figure, Told]) -> float:
    return _reach(given[0])[0]


def _are_received(figure: Figure, told: Told) -> bool:
    """Whether a number counts those whom a hospital took in (استقبل المشفى ست جثث و14 جريحا)."""
    start = told.document.text.rfind("\n", 0, figure.span.start) + 1
    words = [word.key for word in tokenise(told.document.text[start : figure.span.start])]
    within = words[-_TAKEN_IN_WITHIN:]
    at_hospital = any(stem(word) in nouns_for(HOSPITAL) for word in within)
    return at_hospital and any(word.removeprefix("و") in _RECEIVED for word in within)


def _raises(told: Told, other: Told, kinship: Kinship) -> bool:
    """Whether a claim tells of a toll that has risen; of fighters alone that another counts it does not.

    Of whom it is, the former toll beside it says too (من أحد عشر جنديا).
    """
    return "rise" in told.cues and FIGHTERS & victims(other) <= victims(told) | kinship.former_victims(told)


def _is_raised(given: tuple[Figure, Told], other: tuple[Figure, Told], kinship: Kinship) -> bool:
    """Whether "at least" so many were told before, and another tells a higher number to which the toll has risen."""
    (small, before), (large, told) = given, other
    more = small.comparator in _OPEN and (large.low or 0) > (small.low or 0) and large.what in TOLLS
    more = more and before.document.id != told.document.id
    return more and _raises(told, before, kinship) and _is_later(told, before)


def _is_loose_head(given: tuple[Figure, Told], numbers: Iterable[tuple[Figure, Told]]) -> bool:
    """Whether the head of a page only says "dozens", and the text below it gives a number that is no lower."""
    figure, head = given
    return (
        (head.headline or head.lead)
        and figure.comparator == "vague"
        and any(
            told.document.id == head.document.id
            and told.sentence > head.sentence
            and (below.low or 0) >= (figure.low or 0)
            for below, told in numbers
        )
    )


def _by_age(given: tuple[Figure, Told]) -> tuple[int, bool, float]:
    """Return by what newer numbers are put behind older ones: the day, what is called a former one, the number."""
    figure, told = given
    return _day(told) or 0, "former" not in told.cues, figure.low or 0.0


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


def _were_seen(figure: Figure, told: Told) -> bool:
    """Whether a number is of those whom somebody saw himself (شاهد خمسة قتلى، عددت بعيني سبعة).

    A witness (قال شاهد إن) is no verb.
    """
    before = tokenise(told.document.text[max(0, figure.span.start - _NEAR) : figure.span.start])[-_SEEN_WITHIN:]
    nearest = (word.key in _SAW for word in reversed(before) if word.key in _SAW | _THAT)
    return next(nearest, False)


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
