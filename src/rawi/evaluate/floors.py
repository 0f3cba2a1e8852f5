"""Floors under the scores: what was reached once must be reached again, and a floor is only ever raised."""

import math
import tomllib
from pathlib import Path

import msgspec

from rawi.evaluate.report import Report

NAME = "floors.toml"
# Shares of which more is better; the others follow from them.
KEPT = ("f1", "right", "safe", "plagdet", "cases found", "exact", "contains", "nature")
_HEADER = "# What `rawi evaluate --floors` must reach, by part of the gold, layer and metric. Floors are only raised.\n"

Floors = dict[str, dict[str, dict[str, float]]]


class FloorError(ValueError):
    """A file of floors that cannot be used."""


class Fallen(msgspec.Struct, frozen=True, kw_only=True):
    """A score below its floor; `value` is null where it was not measured at all."""

    part: str
    layer: str
    metric: str
    floor: float
    value: float | None

    def __str__(self) -> str:
        reached = "was not measured" if self.value is None else f"is {self.value:.4f}"
        return f"{self.part} {self.layer} {self.metric} {reached}, the floor is {self.floor:.2f}"


def load(path: Path) -> Floors:
    """Return the floors of a file. Raises `FloorError` where it is not one."""
    try:
        floors = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise FloorError(f"{path}: {error}") from error
    try:
        return msgspec.convert(floors, Floors)
    except msgspec.ValidationError as error:
        raise FloorError(f"{path}: {error}") from error


def check(report: Report, floors: Floors) -> tuple[Fallen, ...]:
    """Return every score that is below its floor or missing, in the order of the file."""
    measured = _measured(report)
    fallen = []
    for part, layers in floors.items():
        for layer, metrics in layers.items():
            for metric, floor in metrics.items():
                value = measured.get((part, layer, metric))
                if value is None or value < floor:
                    fallen.append(Fallen(part=part, layer=layer, metric=metric, floor=floor, value=value))
    return tuple(fallen)


def raise_floors(report: Report, path: Path) -> Floors:
    """Write to `path` the floors there, raised to what the report reached (rounded down), never lowered.

    Returns them. Raises `FloorError` where the file is there but cannot be read.
    """
    floors = load(path) if path.exists() else {}
    for (part, layer, metric), value in _measured(report).items():
        if metric not in KEPT:
            continue
        metrics = floors.setdefault(part, {}).setdefault(layer, {})
        metrics[metric] = max(metrics.get(metric, 0.0), math.floor(value * 100) / 100)
    lines = [_HEADER]
    for part in sorted(floors):
        for layer in sorted(floors[part]):
            lines.append(f'["{part}"."{layer}"]')
            lines += [f'"{metric}" = {floor:.2f}' for metric, floor in sorted(floors[part][layer].items())]
            lines.append("")
    path.write_text("\n".join(lines).rstrip("\n") + "\n", encoding="utf-8")
    return floors


def _measured(report: Report) -> dict[tuple[str, str, str], float]:
    return {
        (part.name, layer, metric): score.value
        for part in report.parts
        for layer, metrics in part.layers.items()
        for metric, score in metrics.items()
        if score.value is not None
    }
