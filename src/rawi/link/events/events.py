"""Claims grouped into events: derived ones belong together, the rest by likeness of slots, never by a chain of likes.

The order is from what is certain to what is likely, and a later step never undoes an earlier one:

1. a claim and the claim it repeats (`derived.py`);
2. a headline and a lead with what their own page tells, a denial and a risen toll with what they speak of;
3. likeness (`likeness.py`): pairs from the likeliest down join their groups if no pair across contradicts it and all
   pairs across are like enough on average (average link: a chain of likes, A to B to C, joins nothing by itself).
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import chain

from rawi.lexicon.telling import SequenceKind
from rawi.link.events.alike import counterparts
from rawi.link.events.blocks import At, Blocks, Kind
from rawi.link.events.blows import goes_on_about, is_meant
from rawi.link.events.claim_keys import blocks_of, cites, is_own_text, killed_by_name
from rawi.link.events.denials import denies_part_in, of_one_pact
from rawi.link.events.derived import Descents
from rawi.link.events.incidents import of_another_voice, of_one_incident
from rawi.link.events.likeness import (
    BARRED,
    PERIOD,
    SAME_WORDS,
    Likeness,
    counted_apart,
    days_apart,
    likeness,
    shared_words,
)
from rawi.link.events.nearby import in_any_village, is_near_by_name
from rawi.link.events.other_victims import of_other_kinds
from rawi.link.events.parts import summed
from rawi.link.events.seats import place_of
from rawi.link.events.sites import CLOSE, are_elsewhere, best
from rawi.link.events.taken_up import taken_up
from rawi.link.events.timing import days_between, span_of
from rawi.link.events.told import ASIDE, Book, Told, denies, is_long_past
from rawi.link.events.victims import STATE, soldiers
from rawi.link.steps import Step, quiet, through
from rawi.link.texts.counted import TELLING_NUMBER, apart
from rawi.link.texts.kinds import TOLL

Ask = Callable[[Told, Told, Book], Likeness]

# A pair joins two groups from this sum on; all pairs across must reach the other one on average.
JOIN = 2.6
AVERAGE = 1.6
# A headline, a denial, a lead, dead and wounded of one sentence need less: where they stand says most.
HEADLINE, DENIAL, LEAD, TOGETHER = 1.5, 1.4, 2.0, 0.8
# A headline tells what comes first below it rather than what comes later.
FIRST = 0.4
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
# What a claim speaks of is looked for among so many of its document before and behind it.
NEAREST = 60
# So many of a group, from its first to its last, answer for all: who asks all takes time with the square of them.
ASKED = 60


def group(
    book: Book, descents: Descents, blocks: Blocks | None = None, step: Step = quiet, ask: Ask = likeness
) -> list[tuple[str, ...]]:
    """Return all claims of a book in groups, each the claims of one event, in the order of the record.

    `blocks` are those of the whole case where the book is a part of it whose events nothing outside has a part in;
    `ask` says how two claims stand to each other.
    """
    blocks = blocks or blocks_of(book)
    groups = _Groups(book, descents, ask)
    near = list(_candidates(book, blocks))
    likely = [
        (-like.score, one, other) for one, other in through(near, "events", step) if (like := groups.likely(one, other))
    ]
    possible = [(one, other) for one, other in near if not groups.likeness(one, other).barred]
    groups.leave_open(
        in_any_village(_told(((one, other) for _, one, other in likely), book), _told(possible, book), book)
    )
    for target, found in sorted(descents.claims.items()):
        for descent in found:
            if not _counted_apart_somewhere(groups, descent.source, target, book):
                groups.join(descent.source, target)
    parts = (pair for told in book.documents.values() for pair in summed(told, book))
    for one, other in chain(_same_number(book), parts):
        groups.join(one, other)
    for one, other in _within_documents(book, ask):
        groups.join_if_nothing_bars(one, other)
    for one, other in _retold(book, groups, blocks):
        groups.join_if_nothing_bars(one, other)
    for one, other in _same_victim(book):
        groups.join(one, other)
    for _, one, other in sorted(likely):
        groups.join_if_like(one, other)
    for one, other in chain(_meant(near, book, groups), _risen(near, book, groups)):
        groups.join_if_nothing_bars(one, other)
    for one, other in of_one_incident(book, groups.of, groups.likeness, blocks):
        groups.join_if_nothing_bars(one, other)
    for one, other in of_another_voice(book, groups.of):
        groups.join_if_nothing_bars(one, other)
    for one, other in _denied(book, groups, blocks):
        groups.join_if_nothing_bars(one, other)
    for one, other in taken_up(book):
        groups.join(one, other)
    return groups.sorted()


def _told(pairs: Iterable[tuple[str, str]], book: Book) -> Iterator[tuple[Told, Told]]:
    return ((book.claims[one], book.claims[other]) for one, other in pairs)


def may_join(kind: Kind, one: Told, other: Told, book: Book, ask: Ask = likeness) -> bool:
    """Whether `group` may join two claims that it holds against each other by keys of a kind, whatever others say."""
    if days_apart(one, other):
        return False
    if kind == "said":
        return _may_retell(one, other, book, ask) or _may_retell(other, one, book, ask)
    if kind == "charge":
        denial, charge = (one, other) if denies(one) else (other, one)
        # Two events may yet be a contradiction.
        return of_one_pact(charge, denial, book) or (denies(denial) and _answers(denial, charge, book, ask) >= ANSWER)
    like = ask(one, other, book)
    rises = "rise" in one.cues or "rise" in other.cues
    meant = (is_meant(one) or is_meant(other)) and like.score >= MEANT
    return not like.barred and ((like.sure and like.score >= JOIN) or rises or meant)


def _may_retell(told: Told, original: Told, book: Book, ask: Ask) -> bool:
    if told.document.id == original.document.id or told.claim.event_type != original.claim.event_type:
        return False
    if not _follows(told, original) or not cites(told, book) or not is_own_text(original, book):
        return False
    if _counts_elsewhere(told, original, book):
        return False
    like = ask(told, original, book)
    return not like.barred and like.score >= RETOLD - MARGIN


class _Groups:
    """Disjoint groups of claims that only ever grow together."""

    def __init__(self, book: Book, descents: Descents, ask: Ask) -> None:
        self._book = book
        self._descents = descents
        self._ask = ask
        self._members = {claim: [claim] for claim in book.claims}
        self._of = {claim: claim for claim in book.claims}
        self._order = {claim: number for number, claim in enumerate(book.claims)}
        self._known: dict[tuple[str, str], Likeness] = {}
        self._open: frozenset[str] = frozenset()

    @property
    def of(self) -> Mapping[str, str]:
        """The group of each claim, by a name of its own."""
        return self._of

    def leave_open(self, claims: frozenset[str]) -> None:
        """Keep claims of what may have been in any of several villages from what is told of each of these."""
        self._open = claims

    def members(self, claim: str) -> list[str]:
        return self._members[self._of[claim]]

    def asked(self, claim: str) -> list[str]:
        """Return who of its group is held against others."""
        return self._sampled(self.members(claim))

    def _sampled(self, members: list[str]) -> list[str]:
        if len(members) <= ASKED:
            return members
        every = sorted(members, key=self._order.__getitem__)
        return [every[number * (len(every) - 1) // (ASKED - 1)] for number in range(ASKED)]

    def join(self, one: str, other: str) -> None:
        small, large = sorted((self._of[one], self._of[other]), key=lambda name: len(self._members[name]))
        if small == large:
            return
        for claim in self._members[small]:
            self._of[claim] = large
        self._members[large] += self._members.pop(small)

    def join_if_nothing_bars(self, one: str, other: str) -> None:
        if self._of[one] == self._of[other]:
            return
        if not any(self.likeness(a, b).barred for a in self.asked(one) for b in self.asked(other)):
            self.join(one, other)

    def join_if_like(self, one: str, other: str) -> None:
        if self._of[one] == self._of[other]:
            return
        # What a retelling left out or changed says nothing against it.
        ours, theirs = (self._sampled(self._descents.originals(self.members(claim))) for claim in (one, other))
        across = 0.0
        for like in (self.likeness(a, b) for a in ours for b in theirs):
            if like.barred:
                return
            across += like.score
        if across >= AVERAGE * len(ours) * len(theirs):
            self.join(one, other)

    def ask(self, one: Told, other: Told, _: Book) -> Likeness:
        return self.likeness(one.id, other.id)

    def likeness(self, one: str, other: str) -> Likeness:
        """Return how two claims stand to each other, and what is left open to any that it may be of."""
        if self._open and self._is_open(one, other):
            return BARRED
        key = (one, other) if one < other else (other, one)
        known = self._known.get(key)
        if known is None:
            known = self._ask(self._book.claims[one], self._book.claims[other], self._book)
            self._known[key] = known
        return known

    def likely(self, one: str, other: str) -> Likeness | None:
        """Return how two claims stand to each other where that is enough to join their groups."""
        like = self.likeness(one, other)
        return like if like.sure and not like.barred and like.score >= JOIN else None

    def _is_open(self, one: str, other: str) -> bool:
        claims = self._book.claims
        return claims[one].document.id != claims[other].document.id and any(
            near in self._open and is_near_by_name(claims[near], claims[named], self._book)
            for near, named in ((one, other), (other, one))
        )

    def sorted(self) -> list[tuple[str, ...]]:
        groups = [tuple(sorted(members, key=self._order.__getitem__)) for members in self._members.values()]
        return sorted(groups, key=lambda members: self._order[members[0]])


def _counted_apart_somewhere(groups: _Groups, one: str, other: str, book: Book) -> bool:
    """Whether joining would put into one event what an account of the case tells as two."""
    return any(
        a.voice == b.voice and counted_apart(a, b, book)
        for a in map(book.claims.__getitem__, groups.asked(one))
        for b in map(book.claims.__getitem__, groups.asked(other))
    )


def _of_one_person(told: Told, book: Book) -> bool:
    """Whether a claim tells what became of somebody by name: his death raises a toll, and is none."""
    named = (book.entities.get(actor) for actor in told.targets)
    return any(entity is not None and entity.kind == "person" for entity in named)


def _within_documents(book: Book, ask: Ask) -> Iterator[tuple[str, str]]:
    """Yield claims of one document that speak of each other by where they stand or by what they say."""
    for claims in book.documents.values():
        top = next((told.claim.passage for told in claims if not told.headline), None)
        for number, told in enumerate(claims):
            before, behind = claims[max(0, number - NEAREST) : number], claims[number + 1 : number + 1 + NEAREST]
            others, least = _spoken_of(told, before, behind, book)
            if told.unlisted:
                others = [other for other in others if shared_words(told, other) >= SAME_WORDS]
            pairs = [(ask(told, other, book), other) for other in others]
            like = [(found.score, other) for found, other in pairs if not found.barred and found.score >= least]
            if like:
                heads = {other.id for _, other in like if told.headline and other.lead and other.claim.passage == top}
                yield told.id, max(like, key=lambda item: item[0] + FIRST * (item[1].id in heads))[1].id


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
                apart = place_of(before, told, book) == "apart" or (days_between(before, told) or 0) > 0
                if not apart and (before.voice != told.voice or before.headline != told.headline):
                    yield before.id, told.id


def _same_victim(book: Book) -> Iterator[tuple[str, str]]:
    """Yield claims that somebody by name was killed: he dies once, wherever and whenever it is told to have been."""
    first: dict[str, str] = {}
    for told in book.claims.values():
        for person in killed_by_name(told, book):
            if first.setdefault(person, told.id) != told.id:
                yield first[person], told.id


def _denied(book: Book, groups: _Groups, blocks: Blocks) -> Iterator[tuple[str, str]]:
    """Yield denials with what they deny: what others tell of these days, of the one who denies or of his place."""
    for denial, others in looked_at("charge", denies, book, blocks):
        if any(not denies(book.claims[one]) for one in groups.members(denial.id)):
            continue
        met = sorted(
            (-score, charge.id) for charge in others if (score := _answers(denial, charge, book, groups.ask)) >= ANSWER
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
            if not there or _counts_others(told, known) or of_other_kinds(told, known, book):
                continue
            if told.document.id != known.document.id and not groups.likeness(one, other).barred:
                met[one].append(other)
    for one, others in met.items():
        if len({groups.of[other] for other in others}) == 1 and all(_has_grown(one, other, book) for other in others):
            yield one, others[0]


def _counts_others(toll: Told, known: Told) -> bool:
    """Whether a toll is one of many days, and what others tell of is not known to have begun with them."""
    return span_of(toll) >= PERIOD and (toll.time or (None,))[0] != (known.time or (None,))[0]


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


def _answers(denial: Told, charge: Told, book: Book, ask: Ask) -> float:
    """Return how well a denial fits a charge; the more where the one who denies is accused, or his own were harmed.

    Nothing is worked out where it is too little for an answer in any case.
    """
    if denies(charge) or charge.voice == denial.voice or not _follows(denial, charge):
        return 0.0
    like = ask(denial, charge, book)
    same_words = shared_words(denial, charge) >= SAME_WORDS
    if like.barred or like.score + ACCUSED + (NAMED if same_words else 0.0) < ANSWER:
        return 0.0
    own = (denial.speaker,) if denial.speaker is not None else ()
    accused = bool(own) and book.any_kin((*own, *denial.agents), charge.agents)
    if book.any_kin(own, denial.targets) or _denies_of_its_own(denial, book):
        # His own, as others tell who harmed them; who tells it of nobody by name tells it of his enemy.
        of_enemy = not charge.targets and charge.speaker is not None and not book.any_kin(own, (charge.speaker,))
        same = charge.claim.event_type == denial.claim.event_type
        accused = accused or book.any_kin(denial.targets, charge.targets) or (of_enemy and same)
    accused = accused or denies_part_in(denial, charge)
    if not (accused or like.sure or best(denial.scene, charge.scene, book.entities) in CLOSE):
        return 0.0
    return like.score + (ACCUSED if accused else 0.0) + (NAMED if accused and same_words else 0.0)


def _denies_of_its_own(denial: Told, book: Book) -> bool:
    """Whether an army denies that soldiers were captured or killed, and names nobody's: it speaks of its own."""
    speaker = book.entities.get(denial.speaker or "")
    armed = speaker is not None and speaker.subtype == STATE
    return armed and not denial.targets and not denial.agents and soldiers(denial)


def _retold(book: Book, groups: _Groups, blocks: Blocks) -> Iterator[tuple[str, str]]:
    """Yield claims on somebody's word with what he told in his own text, whatever the words: the likest, if it is one.

    Only what is told of the same days by one who speaks for the other or for whom he speaks.
    """
    for told, others in looked_at("said", lambda told: cites(told, book), book, blocks):
        like = sorted(
            (-found.score, other.id)
            for other in others
            if other.document.id != told.document.id
            and other.claim.event_type == told.claim.event_type
            and is_own_text(other, book)
            and _follows(told, other)
            and not _counts_elsewhere(told, other, book)
            and not (found := groups.likeness(told.id, other.id)).barred
        )
        if not like or -like[0][0] < RETOLD:
            continue
        rivals = [
            one for score, one in like[1:] if like[0][0] + MARGIN > score and one not in groups.members(like[0][1])
        ]
        if not rivals:
            yield told.id, like[0][1]


def _counts_elsewhere(told: Told, original: Told, book: Book) -> bool:
    """Whether somebody's own number is another one than that told on his word, and nothing puts both in one place."""
    pairs = counterparts(told, original)
    there = best(told.scene, original.scene, book.entities) in CLOSE
    return bool(pairs) and all(apart(*pair) for pair in pairs) and not there


def looked_at(
    kind: Kind, wanted: Callable[[Told], bool], book: Book, blocks: Blocks
) -> Iterator[tuple[Told, list[Told]]]:
    """Yield the claims that are wanted with all that they are held against by keys of a kind."""
    for document, claims in book.documents.items():
        asking = {number for number, told in enumerate(claims) if wanted(told)}
        beside: dict[int, dict[At, None]] = {number: {} for number in sorted(asking)}
        for key, at in blocks.of(document) if asking else ():
            if key.kind == kind and at.number in asking:
                near = blocks.beside(key, at)
                beside[at.number].update((one, None) for one in near if one.document in book.documents)
        for number, others in beside.items():
            yield claims[number], [book.documents[at.document][at.number] for at in others]


def _follows(told: Told, original: Told) -> bool:
    """Whether a claim was published no earlier than another, or nobody knows."""
    return (
        told.published is None
        or original.published is None
        or ((told.published[1] or original.published[0] or 0) >= (original.published[0] or 0))
    )


def _spoken_of(told: Told, earlier: Sequence[Told], behind: Sequence[Told], book: Book) -> tuple[Sequence[Told], float]:
    """Return the claims beside it that a claim may speak of, the likeliest first, and how like they must be."""
    before = earlier[::-1]
    if told.claim.event_type in TOLL:
        beside = [other for other in before if other.sentence == told.sentence and other.voice == told.voice]
        mates = [other for other in beside if {other.claim.event_type, told.claim.event_type} == TOLL]
        if mates:
            return mates, TOGETHER
    known = [other for other in before[:1] if goes_on_about(told, other)]
    if known:
        return known, TOGETHER
    if told.headline:
        page = [other for other in (*earlier, *behind) if not other.headline]
        # What is long past is the news of no page that tells of more.
        return [other for other in page if not is_long_past(other)] or page, HEADLINE
    if denies(told):
        # An attempt that failed and a blow that harmed nobody answer nobody, unless both name the place.
        is_told = told.claim.modality == "asserted" and (told.own or told.claim.event_type in TOLL)
        answers = not is_told
        said = [other for other in before if not denies(other)]
        return [one for one in said if answers or best(told.sites, one.sites, book.entities) in CLOSE], DENIAL
    if "former" in told.cues:
        others = (*earlier, *behind)
        return [other for other in others if other.claim.event_type in TOLL and not _CHANGING & other.cues], DENIAL
    if "rise" in told.cues:
        known = [other for other in before if "rise" not in other.cues and not _of_one_person(other, book)]
        return [other for other in known if not are_elsewhere(told.sites, other.sites, book.entities)], DENIAL
    if told.lead:
        return [other for other in behind if not other.lead and other.voice == told.voice], LEAD
    return (), 0.0


def _candidates(book: Book, blocks: Blocks) -> Iterator[tuple[str, str]]:
    """Yield pairs of claims that share a family and a place, a telling figure or a narrator, and the days."""
    under = blocks.within("near", book.documents)
    seen: set[tuple[str, str]] = set()
    for key in sorted(under, key=lambda key: (*key.what, str(key.when))):
        for first, second in blocks.pairs(key, under[key]):
            one, other = (book.documents[at.document][at.number].id for at in (first, second))
            pair = (one, other) if one < other else (other, one)
            if one != other and pair not in seen:
                seen.add(pair)
                yield pair
