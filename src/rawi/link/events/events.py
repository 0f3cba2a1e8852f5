"""Claims grouped into events: derived ones belong together, the rest by likeness of slots, never by a chain of likes.

The order is from what is certain to what is likely, and a later step never undoes an earlier one:

1. a claim and the claim it repeats (`derived.py`);
2. a headline and a lead with what their own page tells, a denial and a risen toll with what they speak of;
3. likeness (`likeness.py`): pairs from the likeliest down join their groups if no pair across contradicts it and all
   pairs across are like enough on average (average link: a chain of likes, A to B to C, joins nothing by itself).
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from rawi.lexicon.event_families import event_families
from rawi.lexicon.telling import SequenceKind
from rawi.link.events.alike import counterparts
from rawi.link.events.blows import TOLL, is_any_attack, is_meant
from rawi.link.events.derived import Descents
from rawi.link.events.incidents import of_one_incident
from rawi.link.events.likeness import CLOSE, HARM, SAME_WORDS, WRONGS, Likeness, counted_apart, likeness, shared_words
from rawi.link.events.sites import best
from rawi.link.events.timing import days_between
from rawi.link.events.told import ASIDE, RELAYS, Book, Told, denies
from rawi.link.events.victims import persons
from rawi.link.texts.counted import TELLING_NUMBER, people

# A pair joins two groups from this sum on; all pairs across must reach the other one on average.
JOIN = 2.6
AVERAGE = 1.6
# A pair of claims is looked at if they share a key that no more than this many claims have.
MOST_IN_A_BLOCK = 60
# A headline, a denial, a lead, dead and wounded of one sentence need less: where they stand says most.
HEADLINE, DENIAL, LEAD, TOGETHER = 1.5, 1.4, 2.0, 0.8
# What a report has on somebody's word and what he said himself need no more than this, if nothing else he said comes
# as near.
RETOLD, MARGIN = 1.8, 0.3
# Who is accused and denies speaks of what he is accused of; the more where he names it.
ACCUSED, NAMED = 0.8, 0.6
ANSWER = 2.6
# What is told of as a part, or as what was counted before.
_CHANGING: frozenset[SequenceKind] = frozenset({"former", *ASIDE} - {"rise"})
# "The attack" needs no more than its place and days, where there was one alone.
MEANT = 1.8
# What an attack of no kind may be one with.
_ATTACKED = ("fighting", "strike")
# Claims are looked for among those of the same stretch of so many days and the next.
BLOCK_DAYS = 4
# A longer stretch is looked for where it begins and where it ends.
MOST_BUCKETS = 8


def group(book: Book, descents: Descents) -> list[tuple[str, ...]]:
    """Return all claims of the case in groups, each the claims of one event, in the order of the record."""
    groups = _Groups(book, descents)
    for target, found in sorted(descents.claims.items()):
        for descent in found:
            if not _counted_apart_somewhere(groups, descent.source, target, book):
                groups.join(descent.source, target)
    for one, other in _same_number(book):
        groups.join(one, other)
    for one, other in _within_documents(book):
        groups.join_if_nothing_bars(one, other)
    for one, other in _retold(book, groups):
        groups.join_if_nothing_bars(one, other)
    for one, other in _same_victim(book):
        groups.join(one, other)
    near = list(_candidates(book))
    pairs = sorted(
        (-like.score, one, other)
        for one, other in near
        if (like := groups.likeness(one, other)).sure and not like.barred and like.score >= JOIN
    )
    for _, one, other in pairs:
        groups.join_if_like(one, other)
    for one, other in _meant(near, book, groups):
        groups.join_if_nothing_bars(one, other)
    for one, other in _risen(near, book, groups):
        groups.join_if_nothing_bars(one, other)
    for one, other in of_one_incident(book, groups.of, groups.likeness):
        groups.join_if_nothing_bars(one, other)
    for one, other in _denied(book, groups):
        groups.join_if_nothing_bars(one, other)
    return groups.sorted()


class _Groups:
    """Disjoint groups of claims that only ever grow together."""

    def __init__(self, book: Book, descents: Descents) -> None:
        self._book = book
        self._descents = descents
        self._members = {claim: [claim] for claim in book.claims}
        self._of = {claim: claim for claim in book.claims}
        self._known: dict[tuple[str, str], Likeness] = {}

    @property
    def of(self) -> Mapping[str, str]:
        """The group of each claim, by a name of its own."""
        return self._of

    def members(self, claim: str) -> list[str]:
        return self._members[self._of[claim]]

    def join(self, one: str, other: str) -> None:
        small, large = sorted((self._of[one], self._of[other]), key=lambda name: len(self._members[name]))
        if small == large:
            return
        for claim in self._members[small]:
            self._of[claim] = large
        self._members[large] += self._members.pop(small)

    def join_if_nothing_bars(self, one: str, other: str) -> None:
        if not any(self.likeness(a, b).barred for a in self.members(one) for b in self.members(other)):
            self.join(one, other)

    def join_if_like(self, one: str, other: str) -> None:
        if self._of[one] == self._of[other]:
            return
        # What a retelling left out or changed says nothing against it.
        ours, theirs = (self._descents.originals(self.members(claim)) for claim in (one, other))
        across = [self.likeness(a, b) for a in ours for b in theirs]
        if not any(like.barred for like in across) and sum(like.score for like in across) >= AVERAGE * len(across):
            self.join(one, other)

    def likeness(self, one: str, other: str) -> Likeness:
        key = (one, other) if one < other else (other, one)
        known = self._known.get(key)
        if known is None:
            known = likeness(self._book.claims[one], self._book.claims[other], self._book)
            self._known[key] = known
        return known

    def sorted(self) -> list[tuple[str, ...]]:
        order = {claim: number for number, claim in enumerate(self._book.claims)}
        groups = [tuple(sorted(members, key=order.__getitem__)) for members in self._members.values()]
        return sorted(groups, key=lambda members: order[members[0]])


def _counted_apart_somewhere(groups: _Groups, one: str, other: str, book: Book) -> bool:
    """Whether joining would put into one event what an account of the case tells as two."""
    return any(
        a.voice == b.voice and counted_apart(a, b, book)
        for a in map(book.claims.__getitem__, groups.members(one))
        for b in map(book.claims.__getitem__, groups.members(other))
    )


def _of_one_person(told: Told, book: Book) -> bool:
    """Whether a claim tells what became of somebody by name: his death raises a toll, and is none."""
    named = (book.entities.get(actor) for actor in told.targets)
    return any(entity is not None and entity.kind == "person" for entity in named)


def _within_documents(book: Book) -> Iterator[tuple[str, str]]:
    """Yield claims of one document that speak of each other by where they stand or by what they say."""
    for claims in book.documents.values():
        for number, told in enumerate(claims):
            others, least = _spoken_of(told, claims, number, book)
            pairs = [(likeness(told, other, book), other) for other in others]
            like = [(found.score, other) for found, other in pairs if not found.barred and found.score >= least]
            if like:
                yield told.id, max(like, key=lambda item: item[0])[1].id


def _same_number(book: Book) -> Iterator[tuple[str, str]]:
    """Yield claims of one page by two voices, or of its headline and its text, that count as many of the same."""
    for claims in book.documents.values():
        first: dict[tuple[str, str | None, float], Told] = {}
        for told in claims:
            if told.claim.modality != "asserted" or denies(told) or told.claim.event_type not in TOLL:
                continue
            for figure in told.claim.quantities:
                if figure.low is None or figure.low != figure.high or figure.low < TELLING_NUMBER:
                    continue
                before = first.setdefault((told.claim.event_type, figure.what, figure.low), told)
                apart = (
                    best(before.sites, told.sites, book.entities) == "apart" or (days_between(before, told) or 0) > 0
                )
                if not apart and (before.voice != told.voice or before.headline != told.headline):
                    yield before.id, told.id


def _same_victim(book: Book) -> Iterator[tuple[str, str]]:
    """Yield claims that somebody by name was killed: he dies once, wherever and whenever it is told to have been."""
    first: dict[str, str] = {}
    for told in book.claims.values():
        if told.claim.event_type == "killing" and told.claim.modality == "asserted" and not denies(told):
            for person in persons(told, book) if len(told.targets) == 1 else ():
                if first.setdefault(person, told.id) != told.id:
                    yield first[person], told.id


def _denied(book: Book, groups: _Groups) -> Iterator[tuple[str, str]]:
    """Yield denials with what they deny: what others tell of these days, of the one who denies or of his place."""
    told_by_family: dict[str, list[Told]] = defaultdict(list)
    for told in book.claims.values():
        if not denies(told) and told.claim.modality == "asserted":
            for family in _denied_families(told):
                told_by_family[family].append(told)
    for denial in book.claims.values():
        if not denies(denial) or any(not denies(book.claims[one]) for one in groups.members(denial.id)):
            continue
        charges = told_by_family[event_families()[denial.claim.event_type].family]
        met = sorted(
            (-score, charge.id)
            for charge in charges[: MOST_IN_A_BLOCK * BLOCK_DAYS]
            if charge.voice != denial.voice and (score := _answers(denial, charge, book, groups)) >= ANSWER
        )
        if met and all(-met[0][0] + score > MARGIN or one in groups.members(met[0][1]) for score, one in met):
            yield denial.id, met[0][1]


def _meant(pairs: Iterable[tuple[str, str]], book: Book, groups: _Groups) -> Iterator[tuple[str, str]]:
    """Yield attacks told of as known (الهجوم) with the one attack that others tell of there in these days."""
    met: dict[str, list[str]] = defaultdict(list)
    for pair in pairs:
        for one, other in (pair, pair[::-1]):
            told, known = book.claims[one], book.claims[other]
            if not is_meant(told) or denies(told) or denies(known) or not _is_told_before(known, told):
                continue
            like = groups.likeness(one, other)
            there = best(told.scene, known.scene, book.entities) in CLOSE
            if there and not like.barred and like.score >= MEANT:
                met[one].append(other)
    # Those of one text first: what an account has told before is what it means.
    for one in sorted(
        met, key=lambda one: all(book.claims[one].document.id != book.claims[o].document.id for o in met[one])
    ):
        this = book.claims[one].document.id
        own = [other for other in met[one] if book.claims[other].document.id == this]
        alone = all(book.claims[member].document.id == this for member in groups.members(one))
        if alone and len({groups.of[other] for other in own or met[one]}) == 1:
            yield one, (own or met[one])[0]


def _risen(pairs: Iterable[tuple[str, str]], book: Book, groups: _Groups) -> Iterator[tuple[str, str]]:
    """Yield tolls told as risen with the one toll of that place that others told of before, if it was no higher."""
    met: dict[str, list[str]] = defaultdict(list)
    for pair in pairs:
        for one, other in (pair, pair[::-1]):
            told, known = book.claims[one], book.claims[other]
            if "rise" not in told.cues or "rise" in known.cues or known.claim.event_type != told.claim.event_type:
                continue
            if told.claim.event_type not in TOLL or denies(told) or denies(known) or not _follows(told, known):
                continue
            there = best(told.scene, known.scene, book.entities) in CLOSE
            if there and told.document.id != known.document.id and not groups.likeness(one, other).barred:
                met[one].append(other)
    for one, others in met.items():
        if len({groups.of[other] for other in others}) == 1 and all(_has_grown(one, other, book) for other in others):
            yield one, others[0]


def _has_grown(one: str, other: str, book: Book) -> bool:
    """Whether a toll is no lower than another one of the same."""
    pairs = counterparts(book.claims[one], book.claims[other])
    return all((figure.low or 0) >= (before.low or 0) for figure, before in pairs)


def _is_told_before(known: Told, told: Told) -> bool:
    """Whether one account tells a claim before another, or a text that came no later tells it."""
    if known.document.id == told.document.id:
        one_account = known.claim.passage == told.claim.passage and known.voice == told.voice
        return one_account and known.claim.span.end <= told.claim.span.start
    return _follows(told, known)


def _denied_families(told: Told) -> set[str]:
    """Return the families by which somebody may deny a claim."""
    families = event_families()
    wrongs = WRONGS if told.claim.event_type in HARM else frozenset()
    return {families[told.claim.event_type].family, *(families[kind].family for kind in wrongs)}


def _answers(denial: Told, charge: Told, book: Book, groups: _Groups) -> float:
    """Return how well a denial fits a charge; the more where the one who denies is accused."""
    if not _follows(denial, charge):
        return 0.0
    like = groups.likeness(denial.id, charge.id)
    if like.barred:
        return 0.0
    accused = denial.speaker is not None and book.any_kin((denial.speaker, *denial.agents), charge.agents)
    if not (accused or like.sure or best(denial.scene, charge.scene, book.entities) in CLOSE):
        return 0.0
    named = accused and shared_words(denial, charge) >= SAME_WORDS
    return like.score + (ACCUSED if accused else 0.0) + (NAMED if named else 0.0)


def _retold(book: Book, groups: _Groups) -> Iterator[tuple[str, str]]:
    """Yield claims on somebody's word with what he told in his own text, whatever the words: the likest, if it is one.

    Only what is told of the same days by one who speaks for the other or for whom he speaks.
    """
    said: dict[tuple[str, int | str | None], list[str]] = defaultdict(list)
    for told in book.claims.values():
        if told.speaker is not None and _is_own_text(told, book):
            for actor in book.lineage(told.speaker):
                for when in (*_publication(told), *_told_numbers(told)):
                    said[actor, when].append(told.id)
    for told in book.claims.values():
        if told.own or told.speaker is None or _is_own_text(told, book):
            continue
        lineage = sorted(book.lineage(told.speaker))
        keys = [*_publication(told), *_told_numbers(told)]
        first = {one: None for actor in lineage for when in keys for one in said.get((actor, when), ())}
        like = sorted(
            (-found.score, one)
            for one in list(first)[:MOST_IN_A_BLOCK]
            if one != told.id
            and book.claims[one].document.id != told.document.id
            and book.claims[one].claim.event_type == told.claim.event_type
            and _follows(told, book.claims[one])
            and not (found := groups.likeness(told.id, one)).barred
        )
        if not like or -like[0][0] < RETOLD:
            continue
        rivals = [
            one for score, one in like[1:] if like[0][0] + MARGIN > score and one not in groups.members(like[0][1])
        ]
        if not rivals:
            yield told.id, like[0][1]


def _is_own_text(told: Told, book: Book) -> bool:
    """Whether a claim stands on its narrator's word in his statement, or in what a body publishes that is no outlet."""
    if told.speaker is None:
        return False
    if told.passage is not None and told.passage.role == "statement":
        narrator = book.issuer(told.passage)
        return narrator is not None and book.kin(narrator, told.speaker)
    return told.own and book.kinds.get(told.speaker) not in RELAYS


def _follows(told: Told, original: Told) -> bool:
    """Whether a claim was published no earlier than another, or nobody knows."""
    return (
        told.published is None
        or original.published is None
        or ((told.published[1] or original.published[0] or 0) >= (original.published[0] or 0))
    )


def _publication(told: Told) -> list[int | None]:
    day = told.published[0] if told.published is not None else None
    return [None] if day is None else [day // BLOCK_DAYS, day // BLOCK_DAYS + 1]


def _told_numbers(told: Told) -> list[str]:
    """Return the numbers of a claim that chance does not make agree: he may be cited weeks later with them."""
    numbers = (figure for figure in told.claim.quantities if (figure.low or 0) >= TELLING_NUMBER)
    return [f"{figure.what} {figure.low}" for figure in numbers if figure.comparator != "vague"]


def _spoken_of(told: Told, claims: Sequence[Told], number: int, book: Book) -> tuple[Sequence[Told], float]:
    """Return the claims of its document that a claim may speak of, the likeliest first, and how like they must be."""
    before = claims[:number][::-1]
    if told.claim.event_type in TOLL:
        beside = [other for other in before if other.sentence == told.sentence and other.voice == told.voice]
        mates = [other for other in beside if {other.claim.event_type, told.claim.event_type} == TOLL]
        if mates:
            return mates, TOGETHER
    if told.headline:
        return [other for other in claims if not other.headline], HEADLINE
    if denies(told):
        # An account that tells of an attempt that failed answers nobody, unless both name the place.
        answers = told.claim.modality == "denied" or not told.own
        said = [other for other in before if not denies(other)]
        return [one for one in said if answers or best(told.sites, one.sites, book.entities) in CLOSE], DENIAL
    if "former" in told.cues:
        return [other for other in claims if other.claim.event_type in TOLL and not _CHANGING & other.cues], DENIAL
    if "rise" in told.cues:
        return [other for other in before if "rise" not in other.cues and not _of_one_person(other, book)], DENIAL
    if told.lead:
        return [other for other in claims[number + 1 :] if not other.lead and other.voice == told.voice], LEAD
    return (), 0.0


def _candidates(book: Book) -> Iterator[tuple[str, str]]:
    """Yield pairs of claims that share a family and a place, a telling figure or a narrator, and the days."""
    families = event_families()
    blocks: dict[tuple[str, str, int | None], list[str]] = defaultdict(list)
    for told in book.claims.values():
        if told.unlisted:
            # What tells no listed event is one with what it repeats; likeness of places and days says nothing of it.
            continue
        told_of = _ATTACKED if is_any_attack(told) else (families[told.claim.event_type].family,)
        for what in _keys(told, book):
            for when in _buckets(told):
                for family in told_of:
                    blocks[family, what, when].append(told.id)
    seen: set[tuple[str, str]] = set()
    for key in sorted(blocks, key=str):
        block = blocks[key]
        for number, one in enumerate(block):
            for other in block[number + 1 : number + 1 + MOST_IN_A_BLOCK]:
                pair = (one, other) if one < other else (other, one)
                if one != other and pair not in seen:
                    seen.add(pair)
                    yield pair


def _keys(told: Told, book: Book) -> Iterable[str]:
    found = {f"by {told.voice}", *(f"of {agent}" for agent in told.agents)}
    for place in told.scene:
        found |= {f"at {candidate}" for candidate in place.candidates}
        if place.entity is None:
            found.add(f"at {place.text}")
            continue
        entity = book.entities.get(place.entity)
        found.add(f"at {place.entity}")
        if entity is not None:
            found.add(f"at {entity.name}")
            found |= {f"at {name}" for name in entity.admin[1:]}
    for figure in told.claim.quantities:
        if figure.low is not None:
            found.add(f"{'people' if figure.what in people() else figure.what} {figure.low}")
    return sorted(found)


def _buckets(told: Told) -> list[int | None]:
    """Return the stretches of days a claim is looked for in; two that are close share one."""
    days = told.time or told.published
    ends = [day for day in days or () if day is not None]
    if not ends:
        return [None]
    first, last = min(ends) // BLOCK_DAYS, max(ends) // BLOCK_DAYS + 1
    return list(range(first, last + 1)) if last - first <= MOST_BUCKETS else [first, first + 1, last - 1, last]
