"""Label Studio: a task a document with our reading as pre-annotation, and the labelling configuration for it.

Ids of regions are ids of rows, which Label Studio keeps when an annotation is made from a prediction; so a correction
finds its row again (`rawi import`). What was shown is kept in the task's data, to tell a correction from a case that
has changed meanwhile. Offsets are code points, as in Label Studio since 1.5 (label-studio-frontend#308).
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args
from xml.sax.saxutils import quoteattr

import msgspec

from rawi import __version__
from rawi.export import naming
from rawi.export.documents import Read, documents
from rawi.export.select import Selected
from rawi.model import Claim, Figure, Mention, QuantityValue, Quotation, TimeValue
from rawi.model.claim import EventType, Modality, QuotationKind
from rawi.model.mention import MentionKind

NEGATED = "said not to be so"
RELATIONS = ("speaker", "agent", "target", "place", "time", "figure")
# One colour a layer, dark enough for white letters.
_COLOURS = {"mention": "#2f6f8f", "quotation": "#8a5a00", "claim": "#7a3b69"}
_LAYERS: dict[str, tuple[str, ...]] = {
    "mention": get_args(MentionKind),
    "quotation": get_args(QuotationKind),
    "claim": get_args(EventType),
}


class Shown(msgspec.Struct, frozen=True, omit_defaults=True):
    """A region as it was shown: its layer and label, its bounds in code points, how it is meant and its value."""

    layer: str
    label: str
    start: int
    end: int
    modality: str = ""
    negated: bool = False
    value: str = ""


def label_studio(selected: Selected, folder: Path) -> tuple[str, ...]:
    """Write `tasks.json` (import it as tasks) and `config.xml` (the project's labelling interface)."""
    (folder / "config.xml").write_text(config(), encoding="utf-8")
    encode = msgspec.json.Encoder().encode
    with (folder / "tasks.json").open("xb") as file:
        file.write(b"[")
        for n, read in enumerate(documents(selected)):
            file.write((b",\n" if n else b"\n") + encode(_task(selected, read)))
        file.write(b"\n]\n")
    return ()


def config() -> str:
    """Return the labelling configuration: three layers of spans, how claims are meant, values, relations."""
    lines = ["<View>", "  <Style>.htx-text { white-space: pre-wrap; direction: rtl; line-height: 2; }</Style>"]
    for layer, labels in _LAYERS.items():
        lines.append(f'  <Header value="{layer}s"/>')
        lines.append(f'  <Labels name="{layer}" toName="text">')
        lines += [f'    <Label value={quoteattr(name)} background="{_COLOURS[layer]}"/>' for name in labels]
        lines.append("  </Labels>")
    lines.append('  <Choices name="modality" toName="text" perRegion="true" whenTagName="claim" choice="single">')
    lines += [f"    <Choice value={quoteattr(name)}/>" for name in get_args(Modality)]
    lines.append("  </Choices>")
    lines.append('  <Choices name="polarity" toName="text" perRegion="true" whenTagName="claim" choice="multiple">')
    lines += [f"    <Choice value={quoteattr(NEGATED)}/>", "  </Choices>"]
    lines.append('  <TextArea name="value" toName="text" perRegion="true" editable="true" maxSubmissions="1"/>')
    lines.append("  <Relations>")
    lines += [f"    <Relation value={quoteattr(name)}/>" for name in RELATIONS]
    lines += ["  </Relations>", '  <Text name="text" value="$text" granularity="symbol"/>', "</View>", ""]
    return "\n".join(lines)


def shown(selected: Selected | None, row: Mention | Quotation | Claim) -> Shown:
    """Return a row as its region shows it; without `selected`, without the names that are shown for reading only."""
    match row:
        case Mention():
            layer, name, value = "mention", str(row.kind), _mention_value(selected, row)
        case Quotation():
            layer, name, value = "quotation", str(row.kind), _quotation_value(selected, row) if selected else ""
        case Claim():
            layer, name, value = "claim", str(row.event_type), naming.chain(selected, row) if selected else ""
    meant = row if isinstance(row, Claim) else None
    return Shown(
        layer=layer,
        label=name,
        start=row.span.start,
        end=row.span.end,
        modality=meant.modality if meant is not None else "",
        negated=meant is not None and not meant.polarity,
        value=value,
    )


def _mention_value(selected: Selected | None, mention: Mention) -> str:
    """Return the value of a mention as a person may type it: days, a figure, or an entity's id and name."""
    match mention.value:
        case TimeValue(start=start, end=end):
            return "/".join((start or "..", end or "..")) if start or end else "open"
        case QuantityValue():
            return typed(mention.value)
    if mention.entity is None:
        return "open"
    return f"{mention.entity} {naming.who(selected, mention.entity)}" if selected else mention.entity


def _quotation_value(selected: Selected, quotation: Quotation) -> str:
    said = [quotation.verdict.replace("_", " ")] if quotation.verdict is not None else []
    inner = quotation.attribution[-1] if quotation.attribution else None
    said += [f"words of {naming.who(selected, inner.speaker, inner.text)}"] if inner is not None else []
    return "; ".join(said)


def typed(figure: Figure | QuantityValue) -> str:
    """Return the bounds of a figure as a person may type them."""
    if figure.low is None and figure.high is None:
        return "open"
    if figure.low is not None and figure.low == figure.high:
        return f"{figure.low:.12g}"
    low, high = ("" if bound is None else f"{bound:.12g}" for bound in (figure.low, figure.high))
    return f"{low}-{high}"


def _task(selected: Selected, read: Read) -> dict[str, Any]:
    rows: tuple[Mention | Quotation | Claim, ...] = (*read.mentions, *read.quotations, *read.claims)
    regions = {row.id: shown(selected, row) for row in rows}
    related = list(relations(read))
    results = [result for identifier, region in regions.items() for result in _region(identifier, region)]
    results += [
        {"type": "relation", "from_id": one, "to_id": other, "direction": "right", "labels": [name]}
        for one, other, name in related
    ]
    return {
        "data": {
            "text": read.document.text,
            "title": read.document.title or read.document.path,
            "document": read.document.id,
            "sha256": read.document.sha256,
            "shown": regions,
            "related": [f"{one} {name} {other}" for one, other, name in related],
        },
        "predictions": [{"model_version": f"rawi {__version__}", "result": results}],
    }


def _region(identifier: str, region: Shown) -> Iterator[dict[str, Any]]:
    bounds = {"start": region.start, "end": region.end}
    common = {"id": identifier, "to_name": "text"}
    yield {**common, "from_name": region.layer, "type": "labels", "value": {**bounds, "labels": [region.label]}}
    if region.modality:
        value = {**bounds, "choices": [region.modality]}
        yield {**common, "from_name": "modality", "type": "choices", "value": value}
    if region.negated:
        yield {**common, "from_name": "polarity", "type": "choices", "value": {**bounds, "choices": [NEGATED]}}
    if region.value:
        yield {**common, "from_name": "value", "type": "textarea", "value": {**bounds, "text": [region.value]}}


def relations(read: Read) -> Iterator[tuple[str, str, str]]:
    """Yield (claim or quotation, mention, role) for what stands in a role and is a mention of its own."""
    at: dict[tuple[int, int], str] = {}
    for mention in read.mentions:
        at.setdefault((mention.span.start, mention.span.end), mention.id)
    rows: tuple[Claim | Quotation, ...] = (*read.claims, *read.quotations)
    for row in rows:
        named = [("speaker", link.span) for link in row.attribution]
        if isinstance(row, Claim):
            named += [("agent", p.span) for p in row.agents] + [("target", p.span) for p in row.targets]
            named += [("place", p.span) for p in row.places] + [("figure", f.span) for f in row.quantities]
            named.append(("time", row.time.span if row.time is not None else None))
        for role, span in named:
            held = at.get((span.start, span.end)) if span is not None else None
            if held is not None:
                yield row.id, held, role
