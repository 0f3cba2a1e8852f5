"""What a person may say a value is: JSON or as people type it, checked strictly, kept as canonical JSON. Pure."""

import math
import re
from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any, get_args

import msgspec

from rawi.model.document import SourceKind
from rawi.model.mention import Comparator

_ENCODER = msgspec.json.Encoder(order="deterministic")
# Reports of conflict that anybody codes lie within these years; what lies outside is a slip of the pen.
_YEARS = (1900, 2100)
_DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "01234567890123456789")
_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_MONTH = re.compile(r"(\d{4})-(\d{2})")
_YEAR = re.compile(r"(\d{4})")
_OPEN = frozenset({"", "..", "open", "null"})
_NUMBER = r"(\d+(?:\.\d+)?)"
_ONE = re.compile(rf"(>=|<=|>|<|~)?\s*{_NUMBER}")
_RANGE = re.compile(rf"{_NUMBER}?\s*(?:-|–|\.\.)\s*{_NUMBER}?")
_COMPARATOR: dict[str | None, Comparator] = {
    None: "exact",
    "~": "about",
    ">": "more_than",
    ">=": "at_least",
    "<=": "at_most",
    "<": "less_than",
}
_MOST = 1e9
# No position is known worse than to a country.
_WIDEST_M = 1_000_000
AIRWARS = ("Confirmed", "Fair", "Weak", "Contested", "Discounted")
ADMIRALTY_SOURCE = ("A", "B", "C", "D", "E", "F")
ADMIRALTY_INFORMATION = ("1", "2", "3", "4", "5", "6")
_LONGEST_TEXT = 2000


class BadValueError(ValueError):
    """A value that cannot be meant; `str()` is one sentence: what was given, what is asked for."""


def canonical(value: object) -> str:
    """Return a value as canonical JSON text."""
    return _ENCODER.encode(value).decode()


def given(value: str) -> Any:
    """Return what a text holds: the JSON it is, else the text itself."""
    try:
        return msgspec.json.decode(value)
    except (msgspec.DecodeError, RecursionError):
        return value.strip()


def days(value: Any) -> dict[str, str | None]:
    """Return `{start, end, precision}` of a day, month, year or range of days; an open bound is null.

    `2018-02-12`, `2018-02`, `2018`, `2018-02-12/2018-02-14`, `../2018-02-13`, `{"start": …, "end": …}`, `open`.
    Raises `BadValueError`.
    """
    if value is None:
        value = "open"
    if isinstance(value, dict):
        _only(value, ("start", "end", "precision"))
        bounds = [value.get("start"), value.get("end")]
        if not all(bound is None or isinstance(bound, str) for bound in bounds):
            raise BadValueError("start and end of a date are ISO days such as 2018-02-12, or null")
        value = "/".join(bound or ".." for bound in bounds)
    text = str(value).translate(_DIGITS).strip()
    first, slash, last = text.partition("/")
    start, start_kind = _bound(first, last=False)
    end, end_kind = _bound(last if slash else first, last=True)
    if start is not None and end is not None and start > end:
        raise BadValueError(f"the date {text} ends before it begins")
    if start is None or end is None:
        precision = "open"
    elif start == end:
        precision = "day"
    else:
        precision = start_kind if not slash and start_kind == end_kind else "days"
    return {"start": start, "end": end, "precision": precision}


def figure(value: Any) -> dict[str, Any]:
    """Return `{low, high, comparator}` and, where given, `what` and `joint_with` of a figure.

    `340`, `340-400`, `200-` (200 and more), `>340`, `>=340`, `<=400`, `<400`, `~340`, `open`, or an object.
    Raises `BadValueError`.
    """
    if isinstance(value, dict):
        _only(value, ("low", "high", "comparator", "what", "joint_with"))
        found = {name: value.get(name) for name in ("low", "high")}
        comparator = value.get("comparator") or ("exact" if found["low"] == found["high"] else "about")
        for name in ("what", "joint_with"):
            if value.get(name) is not None:
                found[name] = value[name]
    else:
        found, comparator = _typed_figure(str(value).translate(_DIGITS).strip())
    for name in ("low", "high"):
        if found[name] is not None:
            found[name] = number(found[name], name, least=0, most=_MOST)
    if found["low"] is not None and found["high"] is not None and found["low"] > found["high"]:
        raise BadValueError(f"the figure's low {found['low']:g} lies above its high {found['high']:g}")
    if "what" in found:
        text(found["what"])
    joint = found.get("joint_with", [])
    if not isinstance(joint, list) or not all(isinstance(item, str) for item in joint):
        raise BadValueError("joint_with of a figure is a list of what it counts together")
    return {**found, "comparator": one_of(comparator, get_args(Comparator), "comparator")}


def place(value: Any) -> dict[str, Any]:
    """Return a place set by hand (`lat`, `lon`, `radius_m`, `source`, perhaps `name`), or `{entity}` of a known one.

    Degrees in WGS 84, the radius of uncertainty in metres, the source in words. Raises `BadValueError`.
    """
    if isinstance(value, str):
        if value.startswith("ent-"):
            return {"entity": value}
        pair = value.translate(_DIGITS).split(",")
        raise BadValueError(
            "a place set by hand needs lat, lon, radius_m and source"
            if len(pair) == 2
            else f"{value[:40]!r} is no place; give the id of one, or lat, lon, radius_m and source"
        )
    if not isinstance(value, dict):
        raise BadValueError("a place is the id of one, or an object with lat, lon, radius_m and source")
    if set(value) == {"entity"} and isinstance(value["entity"], str):
        return dict(value)
    _only(value, ("name", "lat", "lon", "radius_m", "source"))
    for name, what in (
        ("lat", "degrees"),
        ("lon", "degrees"),
        ("radius_m", "the uncertainty in metres"),
        ("source", "from what the position is known"),
    ):
        if value.get(name) in (None, ""):
            raise BadValueError(f"a place set by hand needs {name} ({what})")
    found = {
        "lat": number(value["lat"], "lat", least=-90, most=90),
        "lon": number(value["lon"], "lon", least=-180, most=180),
        "radius_m": number(value["radius_m"], "radius_m", least=1, most=_WIDEST_M),
        "source": text(value["source"]),
    }
    return {**found, "name": text(value["name"])} if value.get("name") else found


def grade(value: Any, *, source: bool) -> dict[str, str]:
    """Return `{scale, grade}`: Airwars and Admiralty 1-6 for what is told, Admiralty A-F for who tells.

    Raises `BadValueError`.
    """
    if isinstance(value, dict):
        _only(value, ("scale", "grade"))
        value = value.get("grade")
    said = str(value).strip()
    if source:
        if said.upper() in ADMIRALTY_SOURCE:
            return {"scale": "admiralty", "grade": said.upper()}
        raise BadValueError(
            f"a source is graded A to F (Admiralty: A completely reliable, F cannot be judged), not {said[:20]!r}"
        )
    if said.capitalize() in AIRWARS:
        return {"scale": "airwars", "grade": said.capitalize()}
    if said.translate(_DIGITS) in ADMIRALTY_INFORMATION:
        return {"scale": "admiralty", "grade": said.translate(_DIGITS)}
    raise BadValueError(
        f"a claim or event is graded {', '.join(AIRWARS)} (Airwars) or 1 to 6 (Admiralty), not {said[:20]!r}"
    )


def one_of(value: Any, known: Iterable[str], what: str) -> str:
    """Return a value that is one of the known ones. Raises `BadValueError` that lists them."""
    names = tuple(known)
    if value not in names:
        raise BadValueError(f"{str(value)[:40]!r} is no {what}; one of: {', '.join(names)}")
    return str(value)


def text(value: Any) -> str:
    """Return a text of at least one letter and at most 2000. Raises `BadValueError`."""
    if not isinstance(value, str) or not value.strip() or len(value) > _LONGEST_TEXT:
        raise BadValueError(f"a text of 1 to {_LONGEST_TEXT} letters is needed")
    return value.strip()


def truth(value: Any) -> bool:
    """Return true or false. Raises `BadValueError`."""
    if not isinstance(value, bool):
        raise BadValueError("true or false is needed")
    return value


def number(value: Any, what: str, *, least: float, most: float) -> float:
    """Return a number within bounds. Raises `BadValueError`."""
    try:
        found = float(str(value).translate(_DIGITS)) if isinstance(value, str | int | float) else math.nan
    except ValueError:
        found = math.nan
    if isinstance(value, bool) or not least <= found <= most:
        raise BadValueError(f"{what} is a number from {least:g} to {most:g}, not {str(value)[:40]!r}")
    return found


def named(value: Any) -> dict[str, str | None]:
    """Return whom a value names: `{id}` of a row, `{name, kind}` of somebody new, `{id: null}` where it is open."""
    if value is None or (isinstance(value, str) and value in ("open", "unnamed")):
        return {"id": None}
    if isinstance(value, str):
        return {"id": value} if re.match(r"(ent|sou)-", value) else {"name": text(value)}
    if isinstance(value, dict):
        _only(value, ("id", "name", "kind", "called"))
        if "id" in value and (value["id"] is None or isinstance(value["id"], str)):
            return {"id": value["id"]}
        if value.get("name"):
            kind = value.get("kind")
            known = ("actor", "person", "place", *get_args(SourceKind))
            return {"name": text(value["name"]), **({"kind": one_of(kind, known, "kind")} if kind else {})}
    raise BadValueError("give an id, a name, or open")


def _only(value: dict[str, Any], known: Iterable[str]) -> None:
    unknown = sorted(set(value) - set(known))
    if unknown:
        raise BadValueError(f"{', '.join(unknown)[:60]} is not known here; known: {', '.join(known)}")


def _bound(text: str, *, last: bool) -> tuple[str | None, str]:
    text = text.strip()
    if text in _OPEN:
        return None, "open"
    try:
        if match := _DAY.fullmatch(text):
            day, kind = date(*map(int, match.groups())), "day"
        elif match := _MONTH.fullmatch(text):
            day, kind = date(int(match[1]), int(match[2]), 1), "month"
            if last:
                day = (day.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)
        elif match := _YEAR.fullmatch(text):
            day, kind = date(int(match[1]), 12 if last else 1, 31 if last else 1), "year"
        else:
            raise ValueError
    except ValueError:
        raise BadValueError(
            f"{text[:40]!r} is no date; give 2018-02-12, 2018-02, 2018, or two with / between, .. for an open end"
        ) from None
    if not _YEARS[0] <= day.year <= _YEARS[1]:
        raise BadValueError(f"the year of {text} lies outside {_YEARS[0]} to {_YEARS[1]}")
    return day.isoformat(), kind


def _typed_figure(typed: str) -> tuple[dict[str, Any], Comparator]:
    if typed in _OPEN:
        return {"low": None, "high": None}, "vague"
    if match := _ONE.fullmatch(typed):
        amount, comparator = float(match[2]), _COMPARATOR[match[1]]
        low = None if comparator in ("at_most", "less_than") else amount
        high = None if comparator in ("at_least", "more_than") else amount
        return {"low": low, "high": high}, comparator
    if (match := _RANGE.fullmatch(typed)) and (match[1] or match[2]):
        low, high = (float(side) if side else None for side in match.groups())
        if low is not None and high is not None:
            return {"low": low, "high": high}, "about"
        return {"low": low, "high": high}, "at_least" if high is None else "at_most"
    raise BadValueError(f"{typed[:40]!r} is no figure; give 340, 340-400, 200-, >340, <400, ~340 or open")
