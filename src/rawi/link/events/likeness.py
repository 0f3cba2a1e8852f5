"""Whether two claims may tell of one happening, how like it they are, and whether that is enough to say so.

Three questions are kept apart. `barred`: something in the two contradicts their being one (other days, other places,
the same narrator counting them as two). `score`: how much speaks for it, a sum over type, place, days, actors by role,
figures and words. `sure`: whether what speaks for it could tell this happening from the next one like it; actors and a
week are not enough. The weights are set by hand on the development gold and stand in one place, here.
"""

from typing import NamedTuple

from rawi.lexicon.event_families import EventFamily, event_families
from rawi.lexicon.telling import SequenceKind
from rawi.link.events.alike import FIGURE, VAGUE_FIGURE, counterparts, figure_score, nearly, same_people
from rawi.link.events.blows import (
    ATTACKS,
    FIGHT,
    goes_on_about,
    is_any_attack,
    is_meant,
    is_tried_advance,
    kinds_of,
    leaves_open,
    tells_what_it_hit,
)
from rawi.link.events.denials import (
    denies_part_in,
    denies_the_wrong,
    denies_to_have_begun,
    denies_wrongs,
    is_laid_to_denier,
    lays_it_to_others,
    never_does,
    of_another_building,
)
from rawi.link.events.hit import is_among, of_one_building
from rawi.link.events.hours import at_another_hour
from rawi.link.events.nearby import is_of_another_toll
from rawi.link.events.other_tolls import disagree_undated, of_another_toll
from rawi.link.events.other_victims import are_dead_since, denies_others, one_of_many, other_victims
from rawi.link.events.seats import place_of
from rawi.link.events.sites import CLOSE, Standing, are_elsewhere, best
from rawi.link.events.timing import (
    FARTHEST_DAYS,
    IN_THE_NEWS,
    NEWS_DAYS,
    SAME_DAYS,
    comes_after,
    days_between,
    days_score,
    gap_of,
    is_short,
    is_some_day,
    since_one_day,
    span_of,
)
from rawi.link.events.told import Book, Told, denies
from rawi.link.events.victims import CIVILIANS, persons, victims
from rawi.link.texts.counted import apart
from rawi.link.texts.kinds import BLOWS, TOLL
from rawi.model import EventType

SAME_TYPE, SAME_FAMILY, WRONG = 1.0, 0.8, 0.6
HARM: frozenset[EventType] = frozenset({"killing", "injury", "attack_on_civilians", "destruction", "detention"})
PLACE: dict[Standing, float] = {"same": 1.2, "near": 1.0, "inside": 0.9, "wide": 0.4, "unknown": 0.0, "apart": -1.0}
# Where a claim names no place, those of what is told around it count for half.
AROUND = 0.5
ACTORS, OTHER_ACTORS, ALIKE = 0.8, -0.5, 0.4
WORDS = 0.8
# Promises, demands and statements are one only where they say the same.
SAME_WORDS = 0.4
# Names of the same two sides are some of the words of all that is told of them.
MOST_WORDS = 0.5

# A week's bulletin counts so many days or more from its first to its last.
PERIOD = 5
# Who counts over so many days counts those of many blows.
WEEKS = 14

# Said of one of two happenings in a document, they make it another one.
APART: frozenset[SequenceKind] = frozenset({"again", "background", "earlier", "habit", "later", "other"})

# A toll that is told with another one of the same.
_RISING: frozenset[SequenceKind] = frozenset({"former", "rise"})
# Of one place and day these are told of one actor once.
ONCE: frozenset[EventType] = frozenset({"territory_change", "advance", "retreat", "siege", "surrender", "displacement"})
_WILL = frozenset({"promised", "planned"})


class Likeness(NamedTuple):
    """The three answers; see the module."""

    score: float
    sure: bool
    barred: bool


BARRED = Likeness(0.0, False, True)


def likeness(one: Told, other: Told, book: Book) -> Likeness:
    """Return how the two claims stand to each other. Symmetric."""
    if days_apart(one, other):
        return BARRED
    kind = type_likeness(one, other)
    if not kind or _other_modality(one, other, book):
        return BARRED
    place = place_of(one, other, book)
    # Claims of one account share its scenes whether they are one or not; "the attack" is where the attack was.
    beside = one.claim.passage == other.claim.passage and not (is_meant(one) or is_meant(other))
    alone = place != "unknown" or beside
    around = place if alone else best(one.scene, other.scene, book.entities)
    same_words = shared_words(one, other) >= SAME_WORDS
    one_building = around == "unknown" and same_words and of_one_building(one, other)
    if one_building:
        around = "near"
    if place == "apart" or directed_against(one, other, book):
        return BARRED
    gap = days_between(one, other)
    if counted_apart(one, other, book) or (gap and are_elsewhere(one.sites, other.sites, book.entities)):
        # Of other days in another village, or in one that is called otherwise.
        return BARRED
    if (not gap and _at_another_hour(one, other)) or _older(one, other) or _older(other, one):
        return BARRED
    if _repelled(one, other) or other_victims(one, other, around, book):
        return BARRED
    if _is_habit(one) != _is_habit(other) or denies_others(one, other, book) or denies_others(other, one, book):
        return BARRED
    if denies_to_have_begun(one, other, book) or denies_to_have_begun(other, one, book):
        return BARRED
    if of_another_building(one, other) or are_dead_since(one, other) or are_dead_since(other, one):
        return BARRED
    if is_among(one, other) or is_among(other, one) or is_of_another_toll(one, other, book):
        return BARRED
    if _other_period(one, other) or one_of_many(one, other, book) or of_another_toll(one, other, book):
        return BARRED
    when = days_score(one, other, gap, late=is_laid_to_denier(one, other, book))
    agents, targets = _actors_score(one, other, book)
    if targets < 0 and one.document.id == other.document.id and _is_one_of_group(one, other, book):
        # مقتل تسعة من القاعدة, a headline; مقتل تسعة بينهم القيادي فلان, its text.
        targets = 0.0
    # Who denies a deed seldom says where, and calls who is said to have done it otherwise.
    there = around if _omits_a_side(one, other) or denies(one) != denies(other) else place
    if (agents < 0 or targets < 0) and not (there in CLOSE and when >= IN_THE_NEWS):
        return BARRED
    targets = targets or _harmed_alike(one, other)
    figure = figure_score(one, other)
    words = WORDS * shared_words(one, other)
    score = kind + (PLACE[place] or AROUND * PLACE[around]) + when + agents + targets + figure + words
    sure = (
        _is_sure(one, other, book, place, when, agents, targets, figure)
        or _is_answer(one, other, when, agents, book)
        or (around in CLOSE and _is_sure_there(one, other, when, agents, targets, figure))
        or (around == "wide" and when >= SAME_DAYS and agents > 0 and _is_told_once(one, other))
        or (one_building and agents >= 0 and targets >= 0)
    )
    return Likeness(score, sure, barred=False)


def days_apart(one: Told, other: Told) -> bool:
    """Whether two claims tell of days that are too far from each other for one happening.

    So they are where one, as done, was published before the day of the other.
    """
    gap = days_between(one, other)
    if gap is not None:
        return gap > FARTHEST_DAYS
    return comes_after(one, other) or comes_after(other, one)


def _at_another_hour(one: Told, other: Told) -> bool:
    """Whether one tells of the morning and the other of the evening of what does not last, with no number in common."""
    told = (one, other)
    if any(_family(item).lasts or not _family(item).placed or "rise" in item.cues for item in told):
        return False
    return at_another_hour(one.hours, other.hours) and figure_score(one, other) < FIGURE


def another_occasion(one: Told, other: Told, book: Book) -> bool:
    """Whether like words tell of another place in another week, or with another count: a formula, no repetition."""
    if best(one.sites, other.sites, book.entities) != "apart":
        return False
    if any(apart(figure, counterpart) for figure, counterpart in counterparts(one, other)):
        return True
    days = [told.time or told.published for told in (one, other)]
    return days[0] is not None and days[1] is not None and gap_of(days[0], days[1]) > FARTHEST_DAYS


def type_likeness(one: Told, other: Told) -> float:
    """Return the weight of the two types: one type, one family, or nothing."""
    first, second = _family(one), _family(other)
    if first.event_type == second.event_type:
        return SAME_TYPE
    if first.family == second.family or _one_attack(one, other) or _one_attempt(one, other):
        return SAME_FAMILY
    # Who denies "any abuses" denies the killing; who denies that gas was fired at a hospital does not.
    denied = any(
        denies_wrongs(denial) and charge.claim.event_type in HARM and not denies(charge)
        for denial, charge in ((one, other), (other, one))
    )
    return WRONG if denied or denies_part_in(one, other) or denies_part_in(other, one) else 0.0


def _one_attack(one: Told, other: Told) -> bool:
    """Whether one tells of fighting and the other of a blow, and one of them by a word that says neither."""
    kinds = one.claim.event_type, other.claim.event_type
    told = any(fight == FIGHT and blow in BLOWS for fight, blow in (kinds, kinds[::-1]))
    return told and (is_any_attack(one) or is_any_attack(other))


def _one_attempt(one: Told, other: Told) -> bool:
    """Whether one tells of fighting and the other of an advance that was tried: who repels it tells of a fight."""
    return any(
        fight.claim.event_type == FIGHT and is_tried_advance(advance) for fight, advance in ((one, other), (other, one))
    )


def _one_way(one: Told, other: Told) -> bool:
    """Whether two claims tell of one attack, and both by him who attacked: who repels it acts himself."""
    return _one_attack(one, other) and "repelled" not in one.cues | other.cues


def directed_against(one: Told, other: Told, book: Book) -> bool:
    """Whether who acts in one is acted against in the other, where that makes them two happenings."""
    first, second = _family(one), _family(other)
    if not (first.hostile and second.hostile):
        return False
    if (first.mutual or second.mutual) and not _one_way(one, other):
        return False
    return book.any_kin(one.agents, other.targets) or book.any_kin(other.agents, one.targets)


def counted_apart(one: Told, other: Told, book: Book) -> bool:
    """Whether one account tells the two as two: "again", "earlier", or one narrator with other slots for each."""
    if one.passage is None or other.passage is None or one.passage.id != other.passage.id:
        return False
    cues = one.cues ^ other.cues
    if APART & cues:
        return True
    if _harmed_by_another_blow(one, other, book):
        return True
    if one.voice != other.voice or denies_the_wrong(one, other) or lays_it_to_others(one, other, book):
        return False
    kinds = {one.claim.event_type, other.claim.event_type}
    if len(kinds) > 1 and not kinds <= TOLL and not _is_meant_by(one, other):
        return True
    beside = one.sentence == other.sentence and one.claim.event_type == other.claim.event_type
    if beside and not one.headline and shared_words(one, other) < SAME_WORDS:
        # "They closed the gates and kept the flour out."
        return True
    first, second = _actors(one), _actors(other)
    if any(a and b and not book.any_kin(a, b) for a, b in zip(first, second, strict=True)):
        return True
    gap = days_between(one, other)
    if gap is not None and gap > 0:
        return True
    rises = bool(_RISING & (one.cues | other.cues))
    return not rises and any(apart(figure, counterpart) for figure, counterpart in counterparts(one, other))


def _harmed_by_another_blow(one: Told, other: Told, book: Book) -> bool:
    """Whether one sentence tells whom the shelling harmed and another whom the fighting, whoever says so."""
    if one.sentence == other.sentence or not {one.claim.event_type, other.claim.event_type} <= TOLL:
        return False
    if any(not apart(*pair) for pair in counterparts(one, other)):
        return False
    first, second = (_dealt_by(told, book) for told in (one, other))
    return bool(first and second) and first.isdisjoint(second)


def _dealt_by(told: Told, book: Book) -> frozenset[str]:
    """Return by blows, by fighting, or both, the sentence of a claim tells; nothing where a word leaves it open."""
    beside = [other for other in book.documents[told.document.id] if other.sentence == told.sentence]
    if leaves_open(told.claim.text) or any(is_any_attack(other) for other in beside):
        return frozenset()
    kinds = {other.claim.event_type for other in beside} | kinds_of(told.claim.text)
    return frozenset(event_families()[kind].family for kind in kinds & ATTACKS)


def _is_meant_by(one: Told, other: Told) -> bool:
    """Whether the later of two attacks is told of as known: "the strike" is the one told before."""
    first, later = sorted((one, other), key=lambda told: told.claim.span)
    if first.claim.event_type not in ATTACKS or (later.sites and not tells_what_it_hit(later, first)):
        return False
    return is_meant(later) or goes_on_about(later, first)


def is_mutual(told: Told) -> bool:
    """Whether who acts and who is acted against may change places in what a claim tells."""
    return _family(told).mutual


def shared_words(one: Told, other: Told) -> float:
    """Return the share of content words that the shorter of two claims shares with the other, 0-1."""
    shorter = min(len(one.words), len(other.words))
    return len(one.words & other.words) / shorter if shorter else 0.0


def _family(told: Told) -> EventFamily:
    return event_families()[told.claim.event_type]


def _other_modality(one: Told, other: Told, book: Book) -> bool:
    """Whether one is a fact and the other a wish; whoever denies may deny either, but nobody denies what he says.

    In one account neither does an office of his.
    """
    if denies(one) or denies(other):
        speakers = [[told.speaker] if told.speaker is not None else [] for told in (one, other)]
        one_side = one.claim.passage == other.claim.passage and book.any_kin(*speakers)
        same_voice = denies(one) != denies(other) and (one.voice == other.voice or one_side)
        if same_voice:
            return not (denies_the_wrong(one, other) or lays_it_to_others(one, other, book))
        return never_does(one, other, book) or never_does(other, one, book)
    first, second = ("promised" if told.claim.modality in _WILL else told.claim.modality for told in (one, other))
    return first != second


def _older(one: Told, other: Told) -> bool:
    """Whether `one` is told as older than its news, without a date, and `other` is no older than that news."""
    if one.time is not None or not {"earlier", "background"} & one.cues or {"earlier", "background"} & other.cues:
        return False
    if one.published is None or other.published is None:
        return True
    started, ended = one.published[0], other.published[1]
    return started is None or ended is None or ended >= started - NEWS_DAYS


def _is_habit(told: Told) -> bool:
    """Whether a claim tells of what is done again and again: of no one blow, nor of its dead."""
    return "habit" in told.cues and not _family(told).lasts


def _repelled(one: Told, other: Told) -> bool:
    """Whether one tells of an attempt to advance and the other of what was taken."""
    return any(
        "attempt" in attempt.cues and "attempt" not in taken.cues and taken.claim.event_type == "territory_change"
        for attempt, taken in ((one, other), (other, one))
    )


def _other_period(one: Told, other: Told) -> bool:
    """Whether one counts over a stretch of days and the other over another one, or over a day or two of it."""
    if _is_of_a_span(one, other) or _is_of_a_span(other, one):
        return True
    if one.time is None or other.time is None or is_some_day(one) or is_some_day(other):
        return False
    (start, end), (first, last) = one.time, other.time
    if start is None or end is None or first is None or last is None:
        return False
    lengths = sorted((end - start, last - first))
    if lengths[1] < PERIOD:
        return False
    if since_one_day(one, other):
        return False
    if lengths[0] >= PERIOD:
        return (start, end) != (first, last)
    # That a blow of a day harmed nobody answers no count of a month.
    answers = denies(one) != denies(other)
    return lengths[0] <= 1 and (answers or any(apart(*figures) for figures in counterparts(one, other)))


def _is_of_a_span(toll: Told, other: Told) -> bool:
    """Whether one counts the harmed of weeks and the other, that tells no day, others than those."""
    if other.time is not None or not _is_toll_of_weeks(toll) or other.claim.event_type not in TOLL:
        return False
    return figure_score(toll, other) < FIGURE


def _is_toll_of_weeks(told: Told) -> bool:
    """Whether a claim counts the dead or wounded of a stretch of weeks ("since the war began"): of no one blow."""
    return told.claim.event_type in TOLL and span_of(told) >= WEEKS


def _actors(told: Told) -> tuple[frozenset[str], frozenset[str]]:
    if _family(told).mutual:
        return told.agents | told.targets, frozenset()
    return told.agents, told.targets


def _actors_score(one: Told, other: Told, book: Book) -> tuple[float, float]:
    mutual = _family(one).mutual or _family(other).mutual
    if not mutual or _one_way(one, other) or denies_part_in(one, other) or denies_part_in(other, one):
        return _agree(one.agents, other.agents, book), _agree(one.targets, other.targets, book)
    first, second = one.agents | one.targets, other.agents | other.targets
    if not first or not second:
        return 0.0, 0.0
    met = min(
        sum(book.any_kin((actor,), second) for actor in first), sum(book.any_kin((actor,), first) for actor in second)
    )
    if met and min(len(first), len(second)) == 1 and (one.headline or other.headline):
        # A headline has room for one side.
        return ACTORS, 0.0
    if not met and len(first) == len(second) == 1 and ("repelled" in one.cues) != ("repelled" in other.cues):
        # Who repelled it, and who attacked.
        return 0.0, 0.0
    # Of a fight both sides must be the same two; one alone fights in many places.
    return (ACTORS if met else OTHER_ACTORS / 2), (ACTORS if met > 1 else OTHER_ACTORS / 4 if met else 0.0)


def _omits_a_side(one: Told, other: Told) -> bool:
    """Whether one account of a fight names one side of it and the other no more, or both sides."""
    if not (is_mutual(one) and is_mutual(other)):
        return False
    first, second = one.agents | one.targets, other.agents | other.targets
    return min(len(first), len(second)) == 1 and (len(first) == len(second) or not first.isdisjoint(second))


def _agree(ones: frozenset[str], others: frozenset[str], book: Book) -> float:
    if not ones or not others:
        return 0.0
    return ACTORS if book.any_kin(ones, others) else OTHER_ACTORS


def _is_one_of_group(one: Told, other: Told, book: Book) -> bool:
    """Whether one of two claims of harm tells people by name and the other only a group, of which they may be."""
    if is_mutual(one) or is_mutual(other):
        return False
    named = [persons(told, book) == told.targets for told in (one, other)]
    return bool(one.targets and other.targets) and named[0] != named[1]


def _harmed_alike(one: Told, other: Told) -> float:
    """Return how much it says that both tell of civilians killed or wounded; fighters fall on both sides."""
    alike = {one.claim.event_type, other.claim.event_type} <= TOLL and victims(one) == victims(other) == CIVILIANS
    return ALIKE if alike else 0.0


def _at_one_point(one: Told, other: Told) -> bool:
    """Whether both name one building, airport or bridge."""
    points = ({site.entity for site in told.sites if site.precision == "point"} for told in (one, other))
    return bool(set.intersection(*points) - {None})


def _is_answer(one: Told, other: Told, when: float, agents: float, book: Book) -> bool:
    """Whether the accused deny what they are accused of in these days, in words that name the same."""
    return any(
        denies(denial)
        and not denies(charge)
        and agents > 0
        and when > 0
        and denial.speaker is not None
        and book.any_kin((denial.speaker,), charge.agents)
        and shared_words(one, other) >= SAME_WORDS
        for denial, charge in ((one, other), (other, one))
    )


def _is_sure_there(one: Told, other: Told, when: float, agents: float, targets: float, figure: float) -> bool:
    """Whether two claims, of which one names no place, are one by what is told around it.

    Reports of one place tell of many things: days, and actors, a figure or words must say which one.
    """
    if one.document.id == other.document.id or when < IN_THE_NEWS or agents < 0 or targets < 0:
        return False
    if not (_family(one).placed and _family(other).placed):
        return False
    if any(told.time is not None and not is_short(told.time) for told in (one, other)):
        return False
    toll = {one.claim.event_type, other.claim.event_type} <= TOLL
    pairs = counterparts(one, other)
    if not toll and any(apart(*pair) and not nearly(*pair) for pair in pairs):
        return False
    if targets > 0 or figure >= VAGUE_FIGURE:
        return True
    if figure >= 0 and shared_words(one, other) >= MOST_WORDS:
        return True
    # Whoever shells a place or takes prisoners in it does so more than once.
    return agents > 0 and _is_told_once(one, other)


def _is_told_once(one: Told, other: Told) -> bool:
    """Whether two claims of two documents tell of what one actor does in one place once."""
    return one.document.id != other.document.id and {one.claim.event_type, other.claim.event_type} <= ONCE


def _is_sure(
    one: Told, other: Told, book: Book, place: Standing, when: float, agents: float, targets: float, figure: float
) -> bool:
    if not (_family(one).placed and _family(other).placed):
        if agents < 0 or targets < 0:
            return False
        if one.document.id != other.document.id and when >= IN_THE_NEWS and same_people(one, other):
            return True
        return one.voice == other.voice and shared_words(one, other) >= SAME_WORDS
    if one.document.id == other.document.id:
        # Whoever tells two things of one kind in one text, by two voices, would say that they are one.
        same_days = one.time is not None and other.time is not None and when >= SAME_DAYS
        if place == "same" and _at_one_point(one, other):
            return True
        return figure >= VAGUE_FIGURE or (place in ("same", "near") and (one.voice == other.voice or same_days))
    if place in CLOSE:
        # Where nobody knows when, a place alone has seen many such things.
        return not disagree_undated(one, other, book)
    if figure >= FIGURE and when > 0:
        return True
    if place == "wide" and since_one_day(one, other):
        return True
    return place == "wide" and when >= SAME_DAYS and agents > 0 and targets > 0
