"""Whose forces and ministries are meant in a country with two states, where the page settles it, else nobody's.

القوات المسلحة اليمنية is what either side calls itself. Whose they are shows by who speaks for them, where and when a
statement was issued, what only one side says, and whom it calls by a hostile name.
"""

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import islice

from msgspec.structs import replace

from rawi.lexicon import Lexicon
from rawi.lexicon.actors import ActorName, ActorRow, OrganRow
from rawi.lexicon.cues import form_of
from rawi.lexicon.matcher import Matcher
from rawi.lexicon.outlets import outlet_named
from rawi.lexicon.shape_words import shape_words
from rawi.lexicon.sides import Side, sides_of
from rawi.model import Source
from rawi.read.entities import governed
from rawi.read.entities.context import Context
from rawi.read.names.actor_drafts import ActorDraft
from rawi.read.names.person_drafts import PersonDraft
from rawi.read.shapes import key_at, name_key
from rawi.text import analyse, key

_FORCES, _GOVERNMENT = "armed-forces", "government"
_SPEAKS = "spokesman"
# So many lines may name the state at the head of a page.
_LETTERHEAD = 4
# A line that says where and when a statement was issued has no more tokens.
_LONGEST_SEAT = 14
_WITH_DATE = shape_words("beside_date") | shape_words("day_in_dateline")
_JOINS = shape_words("belongs_to")
_MAY_BE_OWN, _CONTRASTS = shape_words("goes_on_of_same"), shape_words("contrasts_two")
_BETWEEN, _AGAINST, _IN = frozenset({key("بين")}), frozenset({key("ضد")}), frozenset({key("في")})
_BLOWS = shape_words("blow_of_enemy")


def sided(
    drafts: Sequence[ActorDraft],
    persons: Sequence[PersonDraft],
    context: Context,
    sources: Sequence[Source],
    year: int | None,
) -> list[ActorDraft]:
    """Return the drafts, names that two sides of a country share made those of the side the text settles.

    `sources` are whose page it is and who issues what is on it.
    """
    found = list(drafts)
    rows = context.lexicon.actors.rows
    bearers = (rows[draft.names[0].actor] for draft in drafts if _is_shared(draft))
    shared = {country for row in bearers for country in row.countries if sides_of(country)}
    shared |= {country for source in sources for country in _run_from(source, context.lexicon)}
    if any(context.lexicon.actors.organs.find_all(analyse(source.name)) for source in sources):
        # An organ that does not say of what country is one of that which the page is about.
        shared |= {country for country in (context.country(),) if country is not None and sides_of(country)}
    tops = (governed.state_at(*line, context) for line in context.text.lines[:_LETTERHEAD])
    shared |= {state for state in tops if isinstance(state, str) and sides_of(state)}
    for country in sorted(shared):
        sides = [side for side in sides_of(country) if _is_then(side, year)]
        page = _Page(found, persons, context, sides, year)
        whose = page.side_of(sources)
        owned = whose is not None and bool(sources) and all(page.is_own(source, whose) for source in sources)
        # An organ of another country that is named before goes on (الجيش السعودي، ثم الجيش).
        others: set[str] = set()
        for n, draft in enumerate(found):
            if _is_shared(draft) and draft.country in (None, country):
                found[n] = _named(draft, page.settled[n] or whose, sides)
                if whose is not None:
                    written = context.text.slice((draft.first, draft.last))
                    context.bearers[name_key(written)] = whose.forces
            elif owned and whose is not None and draft.organ is not None and draft.opening not in others:
                found[n] = _organ(draft, draft.organ, whose, context)
            if draft.organ is None:
                others.add(draft.opening)
    return found


def _is_shared(draft: ActorDraft) -> bool:
    """Whether a name is the full name of more than one."""
    return len({name.actor for name in draft.names if name.needs == "nothing"}) > 1


def _is_then(side: Side, year: int | None) -> bool:
    return year is None or (side.since or year) <= year <= (side.until or year)


def _named(draft: ActorDraft, whose: Side | None, sides: Sequence[Side]) -> ActorDraft:
    """Return a shared name as that of one side, of those who bore it then, or of the state while it had no sides."""
    if not sides and draft.local is not None:
        return replace(draft, names=())
    forces = {whose.forces} if whose is not None else {side.forces for side in sides}
    names = tuple(name for name in draft.names if name.actor in forces)
    return replace(draft, names=names, local=None) if names else draft


def _organ(draft: ActorDraft, organ: OrganRow, whose: Side, context: Context) -> ActorDraft:
    """Return an organ that is named alone as that of a side."""
    actor = {_FORCES: whose.forces, _GOVERNMENT: whose.government}.get(organ.organ)
    entities = context.lexicon.actors.entities
    if actor is not None:
        return replace(draft, names=(ActorName(organ.organ, actor, "short", "nothing"),), organ=None)
    body = governed.organ_of(organ, entities[whose.government], context)
    return replace(draft, local=body, names=(), organ=None) if body is not None else draft


def _run_from(source: Source, lexicon: Lexicon) -> tuple[str, ...]:
    """Return the country of an outlet that has its name from the state, and so two of each name."""
    outlet = outlet_named(lexicon.outlets, source.name)
    known = outlet is not None and outlet.country is not None and bool(sides_of(outlet.country))
    return (outlet.country,) if known and outlet is not None and outlet.country is not None else ()


class _Page:
    """What a text shows of the sides of one country."""

    def __init__(
        self,
        drafts: Sequence[ActorDraft],
        persons: Sequence[PersonDraft],
        context: Context,
        sides: Sequence[Side],
        year: int | None,
    ) -> None:
        self.drafts, self.persons, self.sides, self.year = drafts, persons, sides, year
        self.text, self.lexicon, self.issued = context.text, context.lexicon, context.issued
        self._spokesmen: dict[int, list[Side | None]] = {}
        for one in persons:
            self._spokesmen.setdefault(self.text.sentence_of(one.name[0])[0], []).append(self._of_person(one))
        self.settled = {n: self._beside(n) for n, draft in enumerate(drafts) if _is_shared(draft)}

    def side_of(self, sources: Sequence[Source]) -> Side | None:
        """Return the side that runs the page, else the only one that the text shows, or null."""
        running = {side.side: side for source in sources if (side := self._running(source)) is not None}
        if not running:
            running = {side.side: side for side in self._shown()}
        return next(iter(running.values())) if len(running) == 1 else None

    def is_own(self, source: Source, whose: Side) -> bool:
        """Whether a source is a side's, or bears a name that both sides bear."""
        running = self._running(source)
        if running is not None:
            return running is whose
        outlet = outlet_named(self.lexicon.outlets, source.name)
        if outlet is not None:
            return outlet.kind == "news_agency" and outlet.country == whose.country
        written = analyse(source.name)
        names = self.lexicon.actors.names.find_all(written)
        shared = any(name.actor == whose.forces for match in names for name in match.values)
        return shared or bool(self.lexicon.actors.organs.find_all(written))

    def _beside(self, n: int) -> Side | None:
        """Return the side whose spokesman or body stands with draft `n` in its sentence, or null."""
        draft = self.drafts[n]
        first, last = self.text.sentence_of(draft.first)
        found = list(self._spokesmen.get(first, ()))
        if n + 1 < len(self.drafts) and self._joined(draft, self.drafts[n + 1]):
            # القوات المسلحة اليمنية التابعة للحوثيين
            found = [self._of_draft(self.drafts[n + 1])]
        if n and self._joined(self.drafts[n - 1], draft):
            # سلاح الجو المسير في القوات المسلحة اليمنية
            found.append(self._of_draft(self.drafts[n - 1]))
        sides = {side.side: side for side in found if side is not None}
        if not sides:
            sides = {side.side: side for side in self._against(n, last)}
        return next(iter(sides.values())) if len(sides) == 1 else None

    def _against(self, n: int, last: int) -> Iterator[Side]:
        """Yield who is left where another side is set against it further on in the sentence before token `last`."""
        own = self.drafts[n]
        first, _ = self.text.sentence_of(own.first)
        if (
            n
            and self.drafts[n - 1].last == own.first
            and form_of(self.lexicon.cues, key_at(self.text, first)) is not None
        ):
            # اتهم الحوثيون القوات المسلحة اليمنية
            accuser = self._of_draft(self.drafts[n - 1])
            yield from (side for side in self.sides if accuser is not None and side is not accuser)
        contrast = any(self.text.tokens[i].key.lstrip("وف") in _CONTRASTS for i in range(first, own.first))
        for other in islice(self.drafts, n + 1, None):
            if other.first >= last:
                break
            enemy = self._of_draft(other)
            between = {token.key for token in self.text.tokens[own.last : other.first]}
            if enemy is None or not _MAY_BE_OWN.isdisjoint(between):
                continue
            before, earlier = key_at(self.text, other.first - 1), key_at(self.text, other.first - 2)
            # بين القوات والحوثيين, بهجوم للحوثيين, بينما قالت القوات …، أعلن الحوثيون
            sides = other.first == own.last and key_at(self.text, own.first - 1) in _BETWEEN
            struck = before in _AGAINST or (
                before.removeprefix("ب") in _BLOWS and (before[:1] == "ب" or earlier in _IN)
            )
            says = contrast and form_of(self.lexicon.cues, before.removeprefix("و")) is not None
            if sides or struck or says:
                yield from (side for side in self.sides if side is not enemy)

    def _shown(self) -> Iterator[Side]:
        for n, draft in enumerate(self.drafts):
            if _is_shared(draft) and (beside := self.settled[n]) is not None:
                yield beside
            hostile = any(name.register == "partisan" for name in draft.names)
            enemy = self._of_draft(draft) if hostile else None
            yield from (side for side in self.sides if enemy is not None and side is not enemy)
        yield from filter(None, map(self._of_person, self.persons))
        if self.year is not None:
            yield from self._seated()
        words = _words(tuple(self.sides), own=False)
        yield from (side for match in words.find_all(self.text) for side in match.values)
        for match in _words(tuple(self.sides), own=True).find_all(self.text):
            if any(low <= match.start < high for low, high, _ in self.issued):
                yield from match.values

    def _of_person(self, draft: PersonDraft) -> Side | None:
        speaks = draft.row is not None and draft.row.role == _SPEAKS
        return self._of_actor(draft.row.affiliation) if speaks and draft.row is not None else None

    def _of_draft(self, draft: ActorDraft) -> Side | None:
        actors = {name.actor for name in draft.names}
        return self._of_actor(actors.pop()) if len(actors) == 1 else None

    def _of_actor(self, actor: str | None) -> Side | None:
        """Return the side that an actor is part of, or null."""
        rows = self.lexicon.actors.rows
        row: ActorRow | None = rows.get(actor or "")
        while row is not None:
            for side in self.sides:
                if row.key in (side.side, side.government, side.forces):
                    return side
            row = rows.get(row.parent or "")
        return None

    def _running(self, source: Source) -> Side | None:
        """Return the side that a source is or is run by, or null."""
        outlet = outlet_named(self.lexicon.outlets, source.name)
        if outlet is not None:
            return self._of_actor(outlet.run_by)
        named = self.lexicon.actors.names.find_all(analyse(source.name))
        actors = {name.actor for match in named for name in match.values if name.needs == "nothing"}
        return self._of_actor(actors.pop()) if len(actors) == 1 else None

    def _joined(self, one: ActorDraft, other: ActorDraft) -> bool:
        """Whether one name goes with the next: nothing but a word for belonging between them."""
        between = [key_at(self.text, i) for i in range(one.last, other.first)]
        return len(between) == 1 and between[0] in _JOINS

    def _seated(self) -> Iterator[Side]:
        """Yield the sides in whose seats the text was written, by lines of a place and a day, or an organ."""
        for begins, last in self.text.lines:
            organ = self.lexicon.actors.organs.find(self.text, begins)
            dash = organ is not None and organ.end_token < last and self.text.tokens[last - 2].kind == "punct"
            # وزارة الصحة - صنعاء
            first = last - 1 if dash else begins
            match = self.lexicon.places.names.find(self.text, first) if last - first <= _LONGEST_SEAT else None
            if match is not None and all(self._is_beside(i) for i in range(match.end_token, last)):
                rows = {row.key for row in match.values}
                yield from (side for side in self.sides if rows & {*side.seats})

    def _is_beside(self, i: int) -> bool:
        token = self.text.tokens[i]
        months = self.lexicon.calendar.months.reach
        dated = token.kind != "word" or token.key in _WITH_DATE or token.key in months
        return dated or any(
            outlet.country == self.sides[0].country
            for match in (self.lexicon.outlet_names.find(self.text, i),)
            if match is not None and match.end_token == i + 1
            for outlet in match.values
        )


@cache
def _words(sides: tuple[Side, ...], *, own: bool) -> Matcher[Side]:
    return Matcher((words, side) for side in sides for words in (side.says if own else side.words))
