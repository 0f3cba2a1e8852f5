"""One story of a synthetic case: a few documents about one place and week, with what joins them.

The first document is a statement of a party, some rewrite it, the others are an outlet's, a monitor's, a ministry's.
Their figures, days and places differ or stay open as in real material. Spans point to the words they say.
"""

import hashlib
from collections.abc import Iterator
from datetime import date, timedelta
from random import Random
from typing import Any, NamedTuple

from rawi.lexicon import load
from rawi.model import (
    Attribution,
    Claim,
    ClaimTime,
    Derivation,
    Disagreement,
    Document,
    Entity,
    Event,
    EventFigure,
    EventType,
    Figure,
    Interval,
    Mention,
    Origin,
    Participant,
    Passage,
    PlaceValue,
    Position,
    Published,
    QuantityValue,
    Quotation,
    Reading,
    Reuse,
    Side,
    Source,
    Span,
    TimeValue,
    Words,
    content_id,
)
from rawi.model.document import SourceKind
from rawi.model.mention import PlacePrecision

DOCUMENTS_A_STORY = 8
EVENTS_A_STORY = 12
_FIRST_DAY = date(2013, 1, 1)

# Event type, weight, words that tell of it, what its figures count (None: it has none).
KINDS: tuple[tuple[EventType, int, str, str | None], ...] = (
    ("battle", 22, "اشتباكات عنيفة", "killed"),
    ("airstrike", 12, "غارة جوية", "killed"),
    ("shelling", 14, "قصف مدفعي", "killed"),
    ("explosion", 5, "انفجار عبوة ناسفة", "killed"),
    ("attack_on_civilians", 5, "هجوم على مدنيين", "killed"),
    ("killing", 8, "مقتل عناصر", "killed"),
    ("capture", 6, "أسر مقاتلين", "captured"),
    ("detention", 5, "اعتقال أشخاص", "detained"),
    ("abduction", 3, "خطف مدنيين", "abducted"),
    ("displacement", 4, "نزوح عائلات", "displaced"),
    ("territory_change", 5, "السيطرة على مواقع", None),
    ("advance", 3, "تقدم القوات", None),
    ("protest", 3, "مظاهرة شعبية", None),
    ("ceasefire", 2, "هدنة مؤقتة", None),
    ("prisoner_exchange", 1, "تبادل أسرى", "released"),
    ("destruction", 2, "تدمير منازل", None),
)
_CUES = ("قال", "أعلن", "أفاد", "ذكر", "أكد")
_OUTLETS: tuple[tuple[str, str, SourceKind], ...] = (
    ("وكالة الأنباء الأولى", "First News Agency", "news_agency"),
    ("موقع الضفة الإخباري", "Bank News", "outlet"),
    ("مركز التوثيق المحلي", "Local Documentation Centre", "monitor"),
    ("وزارة الدفاع", "Ministry of Defence", "state"),
    ("قناة المراسل", "Correspondent channel", "channel"),
)
_VAGUE: tuple[tuple[str, float, float | None], ...] = (
    ("العشرات", 20.0, 99.0),
    ("المئات", 200.0, 999.0),
    ("عدة", 3.0, None),
)
_PLACE_PRECISION: dict[str, PlacePrecision] = {
    "governorate": "governorate",
    "district": "district",
    "country": "country",
    "region": "area",
}


class Story(NamedTuple):
    """The documents of a story and what joins them."""

    readings: tuple[Reading, ...]
    reuses: tuple[Reuse, ...]
    derivations: tuple[Derivation, ...]
    events: tuple[Event, ...]
    disagreements: tuple[Disagreement, ...]


class World(NamedTuple):
    """Who and where: the actors and places of the shipped lists, places by their country, in a fixed order."""

    fighters: tuple[Entity, ...]
    places: tuple[tuple[Entity, ...], ...]


class Fact(NamedTuple):
    """What is told of, before anybody tells it."""

    kind: int
    agent: Entity
    target: Entity
    place: Entity | None
    place_words: str
    relation: Any
    day: date
    number: int


class Page:
    """A text in the making with the rows that point into it."""

    def __init__(self, identifier: str, seed: str) -> None:
        self.id = identifier
        self.text = ""
        self.mentions: list[Mention] = []
        self.entities: dict[str, Entity] = {}
        self._seed = seed
        self._made = 0

    def add(self, words: str) -> Span:
        start = len(self.text)
        self.text += words
        return Span(self.id, start, len(self.text))

    def new_id(self, prefix: str) -> str:
        self._made += 1
        return _hash(prefix, self._seed, self.id, self._made)

    def name(self, entity: Entity | None) -> None:
        while entity is not None:
            self.entities[entity.id] = entity
            entity = load().entities.get(entity.parent or "")

    def mention(self, words: str, kind: Any, *, entity: Entity | None = None, value: Any = None) -> Mention:
        self.name(entity)
        made = Mention(
            id=self.new_id("men"),
            span=self.add(words),
            text=words,
            kind=kind,
            entity=entity.id if entity is not None else None,
            value=value,
            rule=f"synthetic.{kind}",
        )
        self.mentions.append(made)
        return made


def world() -> World:
    entities = sorted(load().entities.values(), key=lambda entity: entity.id)
    armed = {"armed_group", "state_force", "operations_room", "coalition"}
    places: dict[str, list[Entity]] = {}
    for entity in entities:
        if entity.kind == "place" and entity.lat is not None and (entity.admin or entity.subtype == "country"):
            places.setdefault(entity.admin[0] if entity.admin else entity.name_en or "", []).append(entity)
    return World(
        tuple(entity for entity in entities if entity.kind == "actor" and entity.subtype in armed),
        tuple(tuple(held) for _, held in sorted(places.items()) if len(held) > 20),
    )


def story(
    number: int, *, seed: int, of: World, documents: int = DOCUMENTS_A_STORY, events: int = EVENTS_A_STORY
) -> Story:
    """Return one story of some documents and events."""
    random = Random(f"{seed}/{number}")
    facts = [_fact(random, of, number) for _ in range(events)]
    sources = _sources(number, facts[0].agent)
    readings: list[Reading] = []
    told: list[list[Claim]] = [[] for _ in facts]
    for n in range(documents):
        # The first document, and whatever has no other teller, tells of its share of the events.
        share = [i for i in range(events) if i % documents == n or random.random() < 0.18]
        rewrites = readings[0] if 0 < n < documents // 2 else None
        reading = _reading(random, f"{seed}/{number}/{n}", facts, share, sources, statement=n == 0, rewrites=rewrites)
        readings.append(reading)
        for i, claim in zip(share, reading.claims, strict=True):
            told[i].append(claim)
    derivations, reuses = _derived(random, readings, documents // 2)
    derived = {edge.target for edge in derivations}
    made = [_event(random, fact, claims, sources, derived) for fact, claims in zip(facts, told, strict=True)]
    return Story(
        tuple(readings),
        reuses,
        derivations,
        tuple(made),
        tuple(d for event, claims in zip(made, told, strict=True) for d in _differ(event, claims)),
    )


def _hash(prefix: str, *parts: object) -> str:
    return f"{prefix}-{hashlib.sha256('/'.join(map(str, parts)).encode()).hexdigest()[:16]}"


def _fact(random: Random, of: World, number: int) -> Fact:
    kind = random.choices(range(len(KINDS)), [weight for _, weight, _, _ in KINDS])[0]
    places = of.places[number % len(of.places)]
    place: Entity | None = random.choice(places)
    words, relation = place.name if place else "", "in"
    roll = random.random()
    if roll < 0.05:
        place, words = None, f"بلدة غير مدرجة {random.randrange(40)}"
    elif roll < 0.12:
        relation = "near"
    elif roll < 0.2:
        # A whole governorate or country.
        place = next((p for p in places if p.subtype in {"governorate", "country"}), place)
        words = place.name if place else words
    agent, target = random.sample(of.fighters, 2)
    day = _FIRST_DAY + timedelta(days=number * 7 % 4300 + random.randrange(7))
    return Fact(kind, agent, target, place, words, relation, day, int(random.expovariate(0.12)) + 1)


def _sources(number: int, party: Entity) -> list[Source]:
    made = [Source(id=_hash("sou", name), name=name, name_en=name_en, kind=kind) for name, name_en, kind in _OUTLETS]
    owner = Source(id=_hash("sou", party.id), name=party.name, kind="armed_group", interest="party", entity=party.id)
    return [owner, *made[number % len(made) :], *made[: number % len(made)]]


def _reading(
    random: Random,
    seed: str,
    facts: list[Fact],
    share: list[int],
    sources: list[Source],
    *,
    statement: bool,
    rewrites: Reading | None,
) -> Reading:
    source = sources[0] if statement else sources[1 + random.randrange(len(sources) - 1)]
    sha256 = hashlib.sha256(seed.encode()).hexdigest()
    page = Page(content_id("doc", sha256), seed)
    first = facts[share[0] if share else 0]
    issued = first.day + timedelta(days=random.randrange(3))
    headline = page.add(f"{KINDS[first.kind][2]} في {first.place_words}")
    page.add("\n\n")
    body = Span(page.id, len(page.text), len(page.text))
    passage = page.new_id("pas")
    claims = []
    for i in share:
        claims.append(
            _claim(random, page, facts[i], source, facts[0].agent, passage, statement=statement, rewrites=rewrites)
        )
        page.add("\n" if random.random() < 0.3 else " ")
    if statement:
        page.name(facts[0].agent)
    quotations = _quotation(random, page, source, rewrites)
    narrator = source.id
    role: Any = "statement" if statement else "report"
    published = random.random()
    document = Document(
        id=page.id,
        path=f"{seed.replace('/', '-')}.txt",
        sha256=sha256,
        text=page.text,
        title=page.text[headline.start : headline.end],
        source=source.id,
        published=Published(issued.isoformat(), issued.isoformat(), "metadata") if published < 0.85 else Published(),
        language="ar",
        genre=role,
        views=random.randrange(9000) if published < 0.2 else None,
    )
    return Reading(
        document=document,
        sources=(source,),
        passages=(
            Passage(id=page.new_id("pas"), span=headline, role="headline", narrator=narrator),
            Passage(id=passage, span=Span(page.id, body.start, len(page.text)), role=role, narrator=narrator),
        ),
        entities=tuple(page.entities[key] for key in sorted(page.entities)),
        mentions=tuple(page.mentions),
        quotations=quotations,
        claims=tuple(claims),
    )


def _claim(
    random: Random,
    page: Page,
    fact: Fact,
    source: Source,
    party: Entity,
    passage: str,
    *,
    statement: bool,
    rewrites: Reading | None,
) -> Claim:
    kind, _, trigger, what = KINDS[fact.kind]
    first = len(page.mentions)
    chain = [Attribution(speaker=source.id, mode="own")]
    if not statement and (rewrites is not None or random.random() < 0.5):
        cue = random.choice(_CUES)
        cue_span = page.add(cue)
        page.add(" ")
        speaker = party if rewrites is not None else random.choice((party, fact.agent, None))
        name = page.mention(speaker.name, "actor", entity=speaker) if speaker else page.mention("مصدر محلي", "actor")
        chain.append(
            Attribution(speaker=name.entity, text=name.text, span=name.span, cue=Words(cue, cue_span), mode="indirect")
        )
        page.add(" إن ")
    start = len(page.text)
    trigger_span = page.add(trigger)
    page.add(" بين ")
    agent = page.mention(fact.agent.name, "actor", entity=fact.agent)
    page.add(" و")
    target = page.mention(fact.target.name, "actor", entity=fact.target)
    places = _told_place(random, page, fact)
    moment = _told_time(random, page, fact)
    figures = _told_figures(random, page, fact, what)
    span = Span(page.id, start, len(page.text))
    page.add(".")
    return Claim(
        id=page.new_id("cla"),
        span=span,
        text=page.text[span.start : span.end],
        event_type=kind,
        agents=(Participant(entity=agent.entity, text=agent.text, span=agent.span),) if random.random() < 0.8 else (),
        targets=(Participant(entity=target.entity, text=target.text, span=target.span),),
        places=places,
        time=moment,
        quantities=figures,
        modality="asserted" if random.random() < 0.9 else random.choice(("denied", "planned", "promised")),
        polarity=random.random() < 0.97,
        attribution=tuple(chain),
        passage=passage,
        mentions=tuple(mention.id for mention in page.mentions[first:]),
        trigger=Words(trigger, trigger_span),
        rule=f"synthetic.{kind}",
    )


def _told_place(random: Random, page: Page, fact: Fact) -> tuple[Participant, ...]:
    if random.random() < 0.06:
        return ()
    page.add(" قرب " if fact.relation == "near" else " في ")
    subtype = fact.place.subtype if fact.place is not None else None
    value = PlaceValue(relation=fact.relation, precision=_PLACE_PRECISION.get(subtype or "", "town"))
    place = page.mention(fact.place_words, "place", entity=fact.place, value=value)
    return (Participant(entity=place.entity, text=place.text, span=place.span, relation=fact.relation),)


def _told_time(random: Random, page: Page, fact: Fact) -> ClaimTime:
    roll = random.random()
    if roll < 0.25:
        return ClaimTime(end=(fact.day + timedelta(days=2)).isoformat(), basis="publication")
    start, end, precision, words = fact.day, fact.day, "day", f"في {fact.day.isoformat()}"
    if roll < 0.35:
        start, precision, words = fact.day - timedelta(days=random.randrange(1, 5)), "days", "خلال أيام"
    elif roll < 0.4:
        start, end, precision, words = fact.day.replace(day=1), fact.day.replace(day=28), "month", "خلال الشهر"
    page.add(" ")
    value: Any = {"start": start.isoformat(), "end": end.isoformat(), "precision": precision, "basis": "explicit"}
    made = page.mention(words, "time", value=TimeValue(**value))
    return ClaimTime(**value, text=words, span=made.span)


def _told_figures(random: Random, page: Page, fact: Fact, what: str | None) -> tuple[Figure, ...]:
    if what is None or random.random() < 0.35:
        return ()
    joint = ("injured",) if what == "killed" and random.random() < 0.15 else ()
    roll = random.random()
    number = float(max(1, fact.number + random.choice((0, 0, 0, 0, 1, -1, 5))))
    words, comparator = f"{number:.0f}", "exact"
    low: float | None = number
    high: float | None = number
    if roll < 0.12:
        words, low, high = random.choice(_VAGUE)
        comparator = "vague"
    elif roll < 0.2:
        words, high, comparator = f"أكثر من {number:.0f}", None, "at_least"
    page.add(" ")
    given: Any = {"what": what, "joint_with": joint, "low": low, "high": high, "comparator": comparator}
    made = page.mention(words, "quantity", value=QuantityValue(**given))
    return (Figure(**given, text=words, span=made.span),)


def _quotation(random: Random, page: Page, source: Source, rewrites: Reading | None) -> tuple[Quotation, ...]:
    if random.random() < 0.4:
        return ()
    words = f'"لن نترك {random.choice(("الجبهة", "المدينة", "الأسرى", "المدنيين"))} وسنكشف الحقائق"'
    span = page.add(words)
    held = rewrites.quotations[0] if rewrites is not None and rewrites.quotations else None
    verdict: Any = "unchecked" if held is None else "verbatim" if held.text == words else "altered"
    return (
        Quotation(
            id=page.new_id("quo"),
            span=span,
            text=words,
            kind="clause",
            attribution=(Attribution(speaker=source.id, mode="own"),),
            verdict=verdict,
            source_span=held.span if held is not None else None,
        ),
    )


def _derived(random: Random, held: list[Reading], rewriting: int) -> tuple[tuple[Derivation, ...], tuple[Reuse, ...]]:
    derivations, reuses = [], []
    for reading in held[1:rewriting]:
        source, target = held[0].passages[1], reading.passages[1]
        reuse = Reuse(
            id=_hash("reu", source.id, target.id),
            source=Side(source.id, source.span),
            target=Side(target.id, target.span),
            label=random.choice(("paraphrase", "near_verbatim")),
            score=round(0.5 + random.random() / 2, 3),
        )
        reuses.append(reuse)
        derivations.append(
            Derivation(
                id=_hash("der", source.id, target.id),
                source=source.id,
                target=target.id,
                kind=random.choice(("paraphrases", "quotes", "copies")),
                declared=random.random() < 0.8,
                share=round(0.2 + random.random() * 0.8, 3),
                evidence=(reuse.id,),
            )
        )
    return tuple(derivations), tuple(reuses)


def _event(random: Random, fact: Fact, claims: list[Claim], sources: list[Source], derived: set[str]) -> Event:
    kind, _, _, what = KINDS[fact.kind]
    roots: dict[str | None, list[Claim]] = {}
    for claim in claims:
        inner = claim.attribution[-1].speaker
        roots.setdefault(sources[0].entity if claim.passage in derived else inner, []).append(claim)
    figures = [(claim, figure) for claim in claims for figure in claim.quantities]
    lows = [figure.low for _, figure in figures if figure.low is not None]
    highs = [figure.high for _, figure in figures]
    joint = next((figure.joint_with for _, figure in figures if figure.joint_with), ())
    timed = min(claims, key=lambda c: (c.time is None or c.time.start is None, c.id), default=None)
    return Event(
        id=_hash("eve", *(claim.id for claim in claims), fact, random.random()),
        event_type=kind,
        title=f"{kind.replace('_', ' ').capitalize()}, {fact.place.name_en if fact.place else fact.place_words}",
        agents=next((claim.agents for claim in claims if claim.agents), ()),
        targets=claims[0].targets if claims else (),
        place=next((claim.places[0] for claim in claims if claim.places), None),
        time=timed.time if timed is not None else None,
        figures=(
            EventFigure(
                what=what,
                joint_with=joint,
                low=min(lows, default=None),
                high=None if None in highs else max(h for h in highs if h is not None),
                claims=tuple(claim.id for claim, _ in figures),
            ),
        )
        if figures
        else (),
        claims=tuple(claim.id for claim in claims),
        origins=tuple(
            Origin(
                root=root,
                interest="party" if root == sources[0].entity else "third_party",
                claims=tuple(claim.id for claim in held),
                documents=tuple(dict.fromkeys(claim.span.document for claim in held)),
            )
            for root, held in roots.items()
        ),
        independent=Interval(max(1, sum(root is not None for root in roots)), max(1, len(roots))),
    )


def _differ(event: Event, claims: list[Claim]) -> Iterator[Disagreement]:
    positions: dict[str, list[Claim]] = {}
    for claim in claims:
        for figure in claim.quantities:
            positions.setdefault(f"{figure.what}: «{figure.text}»", []).append(claim)
    if len(positions) > 1:
        yield Disagreement(
            id=_hash("dis", event.id),
            event=event.id,
            about="how_many",
            nature="contradiction" if event.independent.high > 1 else "editorial_change",
            severity="high" if len(positions) > 2 else "medium",
            positions=tuple(
                Position(value=value, claims=tuple(claim.id for claim in held)) for value, held in positions.items()
            ),
            spans=tuple(claim.span for held in positions.values() for claim in held),
        )
