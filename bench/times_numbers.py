"""Times and numbers of three public suites, read and scored: right, open, wrong by kind, with two reference days.

The suites (dateparser's Arabic tests, the Arabic specs of Recognizers-Text) are no part of the project: give the folder
that holds them as JSON lines. What is given is right where it equals the reading the suite expects (of a past and a
future one, either), open where nothing or no value is given, and wrong else. Every time is also read with a reference
day 45 days later: a value that neither moves with it nor is told by the words is borrowed, and counts as wrong.

    python bench/times_numbers.py FOLDER [--show]
"""

import argparse
import json
import math
from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from rawi.lexicon import Lexicon, load
from rawi.lexicon.calendar import Unit
from rawi.model import QuantityValue
from rawi.read.quantities import quantities
from rawi.read.quantities.amounts import amount_at
from rawi.read.times import times
from rawi.read.times.values import back_by
from rawi.text import analyse

Case = dict[str, Any]
# Kind, text, verdict, and what was given instead of what.
Scored = tuple[str, str, str, str]
MOVED, MOVED_FAR = timedelta(days=45), timedelta(days=11 * 366)
ANY_DAY = date(2018, 2, 13)
SECONDS = {"second": 1, "minute": 60, "hour": 3600, "day": 86400, "night": 86400, "week": 604800, "month": 2592000}
SECONDS |= {"year": 31536000, "decade": 315360000}
DATES = {"date", "daterange"}
UNITS: dict[str, Unit] = {"years": "year", "months": "month", "weeks": "week", "days": "day"}


def main() -> None:
    """Print the shares by kind."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("folder", type=Path, help="the folder with the suites as JSON lines")
    parser.add_argument("--show", action="store_true", help="print every case that is not right")
    options = parser.parse_args()
    lexicon = load()
    counts: dict[str, Counter[str]] = {}
    for kind, text, verdict, detail in _scored(options.folder, lexicon):
        counts.setdefault(kind, Counter())[verdict] += 1
        if options.show and verdict != "right":
            print(f"{verdict:6} {kind:22} {text!r}: {detail}")
    print(f"{'':24}{'cases':>6}{'right':>8}{'open':>8}{'wrong':>8}")
    for kind, found in sorted(counts.items()):
        shares = "".join(f"{found[name] / found.total():8.3f}" for name in ("right", "open", "wrong"))
        print(f"{kind:24}{found.total():6}{shares}")


def _scored(folder: Path, lexicon: Lexicon) -> Iterator[Scored]:
    for case in _cases(folder / "recognizers_datetime.jsonl"):
        if case["tier"] == "supported":
            for expected in case["expected"]:
                if "resolution" in expected:
                    yield _time_case(case, expected, lexicon)
    for case in _cases(folder / "recognizers_number.jsonl"):
        if case["tier"] == "supported" and case["kind"].endswith("NumberRangeModel"):
            for expected in case["expected"]:
                yield _range_case(case, expected, lexicon)
    for case in _cases(folder / "dateparser.jsonl"):
        if case["graded"]:
            yield _dateparser_case(case, lexicon)


def _cases(path: Path) -> list[Case]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def _time_case(case: Case, expected: Case, lexicon: Lexicon) -> Scored:
    text, kind = case["text"], expected["type"]
    readings = [expected["resolution"][name] for name in ("PastResolution", "FutureResolution")]
    if kind == "duration":
        found = _seconds(text, lexicon)
        wanted = float(readings[0]["duration"])
        verdict = "open" if found is None else "right" if math.isclose(found, wanted, rel_tol=0.02) else "wrong"
        return "duration", text, verdict, f"{found}, not {wanted}"
    if kind not in DATES:
        clocks = [item.value.clock for item in times.find(analyse(text), lexicon, published=None) if item.value.clock]
        wanted_clocks = {reading.get("time", reading.get("startTime", ""))[:5] for reading in readings}
        verdict = "open" if not clocks else "right" if clocks[0] in wanted_clocks else "wrong"
        return "clock time", text, verdict, f"{clocks}, not {wanted_clocks}"
    reference = date.fromisoformat(case["reference_time"][:10]) if case["reference_time"] else ANY_DAY
    found_days = _days(_first(text, reference, lexicon))
    wanted_days = [_expected_days(reading) for reading in readings]
    if found_days is None:
        # A season without a year has no days, here as there.
        return "date or range", text, "right" if wanted_days == [None, None] else "open", f"nothing, not {readings}"
    borrowed = _is_borrowed(text, reference, lexicon)
    wanted_days += [_with_today(days, reference) for days in wanted_days if days is not None]
    verdict = "right" if found_days in wanted_days and not borrowed else "wrong"
    return "date or range", text, verdict, f"{found_days}{' (borrowed)' if borrowed else ''}, not {wanted_days}"


def _with_today(days: tuple[str, str], reference: date) -> tuple[str, str]:
    """Return the next so many days with the reference day: the suite's end is the day after the last of them."""
    start, end = date.fromisoformat(days[0]), date.fromisoformat(days[1])
    counted = start == reference + timedelta(days=1) and end > start
    return (reference.isoformat(), (end - timedelta(days=1)).isoformat()) if counted else days


def _expected_days(reading: dict[str, str]) -> tuple[str, str] | None:
    if "date" in reading:
        return reading["date"], reading["date"]
    if "startDate" not in reading:
        return None
    # The end of a whole month or year is the day after it; that of a stretch between two days belongs to it.
    start, end = date.fromisoformat(reading["startDate"]), date.fromisoformat(reading["endDate"])
    whole = start.day == 1 and end.day == 1
    return reading["startDate"], (end - timedelta(days=1) if whole else end).isoformat()


def _first(text: str, reference: date, lexicon: Lexicon) -> times.TimeMention | None:
    found = times.find(analyse(text), lexicon, published=(reference.isoformat(),) * 2)
    return next((item for item in found if item.value.start is not None and item.value.end is not None), None)


def _days(mention: times.TimeMention | None) -> tuple[str, str] | None:
    if mention is None or mention.value.start is None or mention.value.end is None:
        return None
    return mention.value.start, mention.value.end


def _is_borrowed(text: str, reference: date, lexicon: Lexicon) -> bool:
    """Whether a day stays where it is though it counts from the reference, or moves though the words give it."""
    here = _first(text, reference, lexicon)
    # A year or a decade need not change with 45 days.
    years = here is not None and here.value.precision == "year"
    there = _first(text, reference + (MOVED_FAR if years else MOVED), lexicon)
    if here is None or there is None:
        return False
    if here.value.basis == "explicit":
        return _days(here) != _days(there)
    # A day and a month without a year are the same until they come again.
    dated = any(name in here.rule for name in ("date", "month", "range"))
    return not dated and _days(here) == _days(there)


def _durations(text: str, lexicon: Lexicon) -> list[QuantityValue]:
    found = [item.value for item in quantities.find(analyse(text), lexicon)]
    return [value for value in found if value.what == "duration" and value.low is not None and value.unit in SECONDS]


def _seconds(text: str, lexicon: Lexicon) -> float | None:
    found = _durations(text, lexicon)
    return sum((value.low or 0) * SECONDS[value.unit or ""] for value in found) if found else None


def _range_case(case: Case, expected: Case, lexicon: Lexicon) -> Scored:
    """Score a bounded number at its own words: low, high; whether a bound itself belongs to it is in the comparator."""
    raw, shown = case["text"], expected["resolution"]["value"]
    low, high = (float(part) if part else None for part in shown[1:-1].split(","))
    text = analyse(raw)
    context = quantities.context_of(text, lexicon, {})
    start = raw.find(expected["text"])
    first = next((i for i, token in enumerate(text.tokens) if token.end > start), None)
    amount = amount_at(context, first) if first is not None else None
    if amount is None:
        return "number range", raw, "open", f"nothing, not {shown}"
    verdict = "right" if (amount.low, amount.high) == (low, high) else "wrong"
    return "number range", raw, verdict, f"{amount.low}-{amount.high}, not {shown}"


def _dateparser_case(case: Case, lexicon: Lexicon) -> Scored:
    """Score a graded case: a day, days ago (also as what has lasted since), or the words of a date and their number."""
    text, expected = case["text"], case["expected"]
    if "dt_obj" in expected:
        item = _first(text, ANY_DAY, lexicon)
        given = None if item is None else f"{item.value.start}T{item.value.clock}:00"
        return _verdict(text, given, expected["dt_obj"])
    if "ago" in expected:
        return _verdict(text, _ago(text, lexicon), _counted_back(expected["ago"]))
    words = expected["args"][0]
    if case["kind"] == "search":
        given = [item.value.start for item in times.find(analyse(text), lexicon, published=None)]
        return _verdict(text, given, [day[:10] for _, day in words])
    return _verdict(text, _told(text, lexicon), _translated(words))


def _ago(text: str, lexicon: Lexicon) -> date | None:
    """Return the day counted back from any day: named, or the beginning of what has lasted (منذ يومين)."""
    item = _first(text, ANY_DAY, lexicon)
    if item is not None and item.value.start is not None:
        return date.fromisoformat(item.value.start)
    day: date | None = ANY_DAY
    found = _durations(text, lexicon)
    for value in found:
        unit = UNITS.get(f"{value.unit}s")
        if day is not None and unit is not None:
            day = back_by(int(value.low or 0), unit, day)
    return day if found else None


def _counted_back(units: dict[str, int]) -> date | None:
    day: date | None = ANY_DAY
    for name, unit in UNITS.items():
        if day is not None and name in units:
            day = back_by(units[name], unit, day)
    return day


def _told(text: str, lexicon: Lexicon) -> str | None:
    """Return what a text says as the suite writes it: 6 january 2015 05:16, 2 day, 1 day ago."""
    lasting = _durations(text, lexicon)
    if lasting:
        return f"{lasting[0].low:g} {lasting[0].unit}"
    item = _first(text, ANY_DAY, lexicon)
    if item is None or item.value.start is None:
        return None
    day = date.fromisoformat(item.value.start)
    if item.value.basis == "explicit":
        return f"{day.isoformat()} {item.value.clock}"
    return f"{(ANY_DAY - day).days} day ago"


def _translated(words: str | list[str]) -> str:
    """Return the suite's translation in the form of `_told`."""
    if isinstance(words, list):
        return "2015-01-08 10:01" if "يناير" in words else " ".join(words)
    words = words.removeprefix("ago ")
    parts = words.split()
    if len(parts) != 5:
        return words
    hour, minute = parts[3].split(":")
    return f"{parts[2]}-01-{int(parts[0]):02} {int(hour) % 12 + 12 * (parts[4] == 'pm'):02}:{minute}"


def _verdict(text: str, given: object, wanted: object) -> Scored:
    verdict = "open" if given in (None, []) else "right" if given == wanted else "wrong"
    return "dateparser, graded", text, verdict, f"{given}, not {wanted}"


if __name__ == "__main__":
    main()
