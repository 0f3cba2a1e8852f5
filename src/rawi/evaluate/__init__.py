"""Scores of the record against gold: `run`, `agreement` of two annotators, `table`, floors that only rise."""

from rawi.evaluate.agreement import agreement
from rawi.evaluate.floors import Fallen, FloorError, check, raise_floors
from rawi.evaluate.gold import GoldError
from rawi.evaluate.report import Part, Report, Score, misses_as_text, table, to_json
from rawi.evaluate.run import floors_of, run

__all__ = [
    "Fallen",
    "FloorError",
    "GoldError",
    "Part",
    "Report",
    "Score",
    "agreement",
    "check",
    "floors_of",
    "misses_as_text",
    "raise_floors",
    "run",
    "table",
    "to_json",
]
