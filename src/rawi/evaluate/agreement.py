"""How far two annotators agree: what the second one saw, scored against the gold of the first as a reading would be.

Beside `NAME.gold.json` the second annotator's file is called `NAME.second.json` and has the same shape; beside a table
of sentences `KIND.second.tsv`, which need not have all its texts.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

import msgspec

from rawi.evaluate import gold, reading_scores, report, sentences
from rawi.evaluate.names import Names, folded
from rawi.evaluate.run import part_of
from rawi.evaluate.tally import Tally
from rawi.lexicon import Lexicon
from rawi.lexicon import load as load_lexicon
from rawi.model import (
    Attribution,
    Claim,
    ClaimTime,
    Document,
    Entity,
    EventType,
    Figure,
    Mention,
    Participant,
    Passage,
    Published,
    QuantityValue,
    Quotation,
    Reading,
    Span,
    TimeValue,
    content_id,
)

SECOND = ".second.json"


def agreement(paths: Iterable[Path], *, lexicon: Lexicon | None = None) -> report.Report:
    """Return the scores of second annotators against the gold that the paths mean, by part of the gold.

    Layers that either left out are not counted. Names are the same where a list of the lexicon holds both for one
    entity. What differs is told in no part. Raises `gold.GoldError` where no text was annotated twice.
    """
    known = _known(lexicon or load_lexicon())
    tallies: dict[str, Tally] = {}
    documents: dict[str, int] = {}
    paths = list(paths)
    tables = sentences.find(paths)
    for path in tables:
        if path.with_suffix(sentences.SECOND).is_file():
            part = f"{part_of(path)} {path.stem}"
            tallies[part], documents[part] = sentences.compare(path, lambda text, rows: _of_rows(text, rows, known))
    for path in gold.find(paths, other=tables):
        second = path.with_name(path.name.removesuffix(gold.SUFFIX) + SECOND)
        if not second.is_file():
            continue
        part = part_of(path)
        pairs = list(zip(gold.load(path).gold.documents, _readings(second, known), strict=True))
        for first, (layers, reading) in pairs:
            tallies.setdefault(part, Tally()).add(
                reading_scores.score(_of_both(first, layers), reading, Names([reading]))
            )
        documents[part] = documents.get(part, 0) + len(pairs)
    if not tallies:
        raise gold.GoldError(f"no text was annotated twice: files named NAME{SECOND} are looked for beside the gold")
    return report.Report(parts=tuple(report.part(name, documents[name], tallies[name]) for name in sorted(tallies)))


def _of_rows(text: str, rows: Sequence[sentences.Given], known: Mapping[str, Entity]) -> Reading:
    """Return the reading that the rows of one text amount to."""
    maker = _Maker(Document(id="doc", path="", sha256="0" * 64, text=text), known)
    claims = tuple(maker.claim(row.claim, [(None, None), *sentences.speakers(row.chain)]) for row in rows)
    return maker.reading(gold.GoldDocument(path="", passages=(), mentions=(), quotations=()), claims)


def _of_both(first: gold.GoldDocument, second: gold.GoldDocument) -> gold.GoldDocument:
    """Return the first annotator's document without the layers that the second left out."""
    left_out = {
        layer: None for layer in ("passages", "mentions", "quotations", "claims") if getattr(second, layer) is None
    }
    return msgspec.structs.replace(first, **left_out)


def _known(lexicon: Lexicon) -> dict[str, Entity]:
    """Return the entities of the lists by their neutral names, as names are compared."""
    entities = (*lexicon.actors.entities.values(), *lexicon.places.entities.values())
    return {folded(name): entity for entity in entities for name in (entity.name_en, entity.name) if name}


def _readings(path: Path, known: Mapping[str, Entity]) -> Iterator[tuple[gold.GoldDocument, Reading]]:
    case = gold.load(path)
    for given, document in zip(case.gold.documents, case.documents, strict=True):
        yield given, _Maker(document, known).reading(given)


class _Maker:
    """Makes the reading that an annotation amounts to; `entities` are those named so far, by their names."""

    def __init__(self, document: Document, known: Mapping[str, Entity]) -> None:
        self._document = document
        self._known = known
        self._entities: dict[str, Entity] = {}

    def reading(self, given: gold.GoldDocument, told: Sequence[Claim] = ()) -> Reading:
        days = given.published or gold.Days()
        published = Published(start=days.start, end=days.end)
        passages = tuple(
            Passage(id=f"pas-{n}", span=self._span(item), role=item.role, narrator=self._id(item.narrator))
            for n, item in enumerate(given.passages or ())
        )
        mentions = tuple(self._mention(item) for item in given.mentions or ())
        quotations = tuple(self._quotation(item) for item in given.quotations or ())
        claims = (*told, *(self.claim(item, [(name, None) for name in item.chain]) for item in given.claims or ()))
        return Reading(
            document=msgspec.structs.replace(self._document, published=published),
            passages=passages,
            entities=tuple(self._entities.values()),
            mentions=mentions,
            quotations=quotations,
            claims=claims,
        )

    def _span(self, item: gold.GoldPassage | gold.GoldMention | gold.GoldQuotation | gold.GoldClaim) -> Span:
        return Span(self._document.id, item.start, item.end)

    def _id(self, name: str | None) -> str | None:
        if name is None:
            return None
        if name not in self._entities:
            names = name.split(gold.ALTERNATIVES)
            held = next((self._known[folded(one)] for one in names if folded(one) in self._known), None)
            aliases = (*names[1:], *((held.name, held.name_en or held.name, *held.aliases) if held else ()))
            self._entities[name] = Entity(id=content_id("ent", name), kind="actor", name=names[0], aliases=aliases)
        return self._entities[name].id

    def _mention(self, item: gold.GoldMention) -> Mention:
        value: TimeValue | QuantityValue | None = None
        if item.kind == "time":
            value = TimeValue(start=item.value.start, end=item.value.end)
        elif item.kind == "quantity":
            held = item.value
            value = QuantityValue(what=held.what, low=held.low, high=held.high, comparator=held.comparator or "exact")
        return Mention(
            id=f"men-{item.kind}-{item.start}-{item.end}",
            span=self._span(item),
            text=item.text,
            kind=item.kind,
            entity=self._id(item.entity),
            value=value,
            rule="annotator",
        )

    def _quotation(self, item: gold.GoldQuotation) -> Quotation:
        return Quotation(
            id=f"quo-{item.start}",
            span=self._span(item),
            text=item.text,
            kind=item.kind,
            attribution=(Attribution(speaker=self._id(item.speaker)),),
            verdict=item.verdict,
        )

    def claim(self, item: gold.GoldClaim, chain: Iterable[tuple[str | None, str | None]]) -> Claim:
        """Return the claim that an annotation amounts to; of each link of its chain the name, or the words for it."""
        span = self._span(item)

        def in_role(names: tuple[str, ...]) -> tuple[Participant, ...]:
            return tuple(Participant(entity=self._id(name), text=name, span=span) for name in names)

        return Claim(
            id=item.id,
            span=span,
            text=item.text,
            # Of alternatives the one named first is what the annotator would have chosen.
            event_type=msgspec.convert(item.event_type.split(gold.ALTERNATIVES)[0], EventType),
            agents=in_role(item.agents),
            targets=in_role(item.targets),
            places=in_role(item.places),
            time=ClaimTime(start=item.time.start, end=item.time.end) if item.time is not None else None,
            quantities=tuple(
                Figure(
                    what=one.what,
                    joint_with=one.joint_with,
                    low=one.low,
                    high=one.high,
                    comparator=one.comparator,
                    text="",
                    span=span,
                )
                for one in item.quantities
            ),
            modality=item.modality,
            polarity=item.polarity,
            attribution=tuple(Attribution(speaker=self._id(name), text=words) for name, words in chain),
            passage="",
            rule="annotator",
        )
