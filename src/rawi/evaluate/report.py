"""What an evaluation says: scores by part of the gold and layer, as values, as a table, as JSON."""

from collections.abc import Iterable, Mapping, Sequence

import msgspec

from rawi.evaluate.tally import Miss, Tally

_COLUMNS = ("precision", "recall", "f1", "right", "open", "wrong", "safe")


class Score(msgspec.Struct, frozen=True):
    """A share, 0-1, and out of how many it is one. `value` is null where there was nothing to count."""

    value: float | None
    of: float


class Part(msgspec.Struct, frozen=True, kw_only=True):
    """Scores of one part of the gold (dev, unseen, cases): `layers[layer][metric]`."""

    name: str
    documents: int
    layers: dict[str, dict[str, Score]]


class Report(msgspec.Struct, frozen=True, kw_only=True):
    """Scores of all parts. `misses` says what differs, item by item, for every part but the unseen one."""

    parts: tuple[Part, ...]
    misses: tuple[Miss, ...] = ()


def part(name: str, documents: int, tally: Tally) -> Part:
    """Return the scores that counts come to; `f1` is made of precision and recall."""
    layers = {layer: _scores(metrics) for layer, metrics in tally.counts.items()}
    return Part(name=name, documents=documents, layers=layers)


def _scores(metrics: Mapping[str, Sequence[float]]) -> dict[str, Score]:
    scores = {metric: Score(hits / of if of else None, of) for metric, (hits, of) in metrics.items()}
    if "precision" in scores and "recall" in scores:
        precision, recall = scores["precision"].value, scores["recall"].value
        known = [value for value in (precision, recall) if value is not None]
        f1 = None
        if known:
            low, high = precision or 0.0, recall or 0.0
            f1 = 2 * low * high / (low + high) if low + high else 0.0
        scores["f1"] = Score(f1, scores["recall"].of)
    return scores


def table(report: Report) -> str:
    """Return the scores as lines of text: a row a layer, a dash where a score does not apply."""
    lines: list[str] = []
    for item in report.parts:
        width = max([len(layer) for layer in item.layers], default=5)
        lines.append(f"{item.name} ({item.documents} documents)")
        header = "  ".join(f"{column:>9}" for column in ("of", *_COLUMNS))
        lines.append(f"  {'layer':<{width}}  {header}".rstrip())
        lines += [_row(layer, scores, width) for layer, scores in item.layers.items()]
        lines.append("")
    return "\n".join(lines)


def _row(layer: str, scores: Mapping[str, Score], width: int) -> str:
    of = max(score.of for score in scores.values())
    cells = [f"{of:>9.0f}"] + [f"{_shown(scores.get(column)):>9}" for column in _COLUMNS]
    rest = [f"{metric} {_shown(score)}" for metric, score in scores.items() if metric not in _COLUMNS]
    return f"  {layer:<{width}}  {'  '.join(cells)}  {', '.join(rest)}".rstrip()


def _shown(score: Score | None) -> str:
    return "-" if score is None or score.value is None else f"{score.value:.3f}"


def to_json(report: Report) -> str:
    """Return the report as JSON, indented."""
    return msgspec.json.format(msgspec.json.encode(report), indent=2).decode()


def misses_as_text(misses: Iterable[Miss]) -> str:
    """Return what differs as lines of text, a line an item."""
    return "\n".join(f"{m.layer}\t{m.document}\tgold: {m.gold}\tfound: {m.found}" for m in misses)
