"""What survives in each format, read back from its files: one reader a format, of facts by event or claim.

A fact read as a text must hold the words that the record's value is told in; one read as a value must equal it.
"""

import csv
import json
import sqlite3
import zipfile
from collections import defaultdict
from collections.abc import Callable, Iterable
from io import TextIOWrapper
from pathlib import Path
from typing import Any

WHO, ORIGINS, BOUNDS, PRECISION, OPEN, JOINT, MEANT = (
    "who says it",
    "independent origins",
    "low and high",
    "precision",
    "open stays open",
    "joint counts",
    "how it is meant",
)
FACTS = (WHO, ORIGINS, BOUNDS, PRECISION, OPEN, JOINT, MEANT)
Found = dict[str, dict[str, Any]]


def table(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def of_rows(rows: Iterable[dict[str, Any]]) -> Found:
    """Return the facts of rows that are shaped as the record's."""
    found: Found = {fact: {} for fact in FACTS}
    for row in rows:
        if row["type"] not in ("claim", "event"):
            continue
        one, time = row["id"], row["time"] or {}
        found[PRECISION][one] = time.get("precision", "open")
        found[OPEN][one] = (time.get("start"), time.get("end"))
        figures = row["quantities" if row["type"] == "claim" else "figures"]
        bounds = [(f["what"], tuple(f["joint_with"]), f["low"], f["high"]) for f in figures]
        found[BOUNDS][one], found[JOINT][one] = sorted(bounds, key=str), sorted((b for b in bounds if b[1]), key=str)
        if row["type"] == "claim":
            found[WHO][one] = [(link["speaker"], link["text"], link["mode"]) for link in row["attribution"]]
            found[MEANT][one] = (row["modality"], row["polarity"])
        else:
            found[ORIGINS][one] = (row["independent"]["low"], row["independent"]["high"])
    return found


def jsonl(path: Path) -> Found:
    return of_rows(json.loads(line) for line in path.read_text("utf-8").splitlines())


def parquet(path: Path) -> Found:
    from pyarrow.parquet import read_table

    return of_rows(
        {"type": name, **row} for name in ("event", "claim") for row in read_table(path / f"{name}.parquet").to_pylist()
    )


def sqlite(path: Path) -> Found:
    connection = sqlite3.connect(path)
    connection.row_factory = sqlite3.Row

    def parts(name: str, of: str) -> dict[str, list[dict[str, Any]]]:
        held: dict[str, list[dict[str, Any]]] = defaultdict(list)
        for row in connection.execute(f'SELECT * FROM "{name}" ORDER BY "{of}", n'):
            part = dict(row)
            held[part[of]].append({**part, "joint_with": json.loads(part.get("joint_with") or "[]")})
        return held

    rows = []
    links, quantities = parts("claim_attribution", "claim"), parts("claim_quantities", "claim")
    figures = parts("event_figures", "event")
    for name in ("claim", "event"):
        for row in connection.execute(f'SELECT * FROM "{name}"'):
            time = {part: row[f"time_{part}"] for part in ("start", "end")} | {
                "precision": row["time_precision"] or "open"
            }
            rows.append({"type": name, "id": row["id"], "time": time})
            if name == "claim":
                rows[-1] |= {"attribution": links[row["id"]], "quantities": quantities[row["id"]]}
                rows[-1] |= {"modality": row["modality"], "polarity": bool(row["polarity"])}
            else:
                rows[-1] |= {"figures": figures[row["id"]]}
                rows[-1] |= {"independent": {"low": row["independent_low"], "high": row["independent_high"]}}
    connection.close()
    return of_rows(rows)


def sheets(events: list[dict[str, Any]], claims: list[dict[str, Any]], figures: list[dict[str, Any]]) -> Found:
    found: Found = {fact: {} for fact in FACTS}
    for row in events:
        one = row["event"]
        found[ORIGINS][one] = (int(row["independent_origins_low"]), int(row["independent_origins_high"]))
        found[PRECISION][one] = (row["time_precision"] or "open").replace(" ", "_")
        found[OPEN][one] = (day(row["first_day"]), day(row["last_day"]))
        found[BOUNDS][one] = row["figures"] or ""
    for row in claims:
        found[WHO][row["claim"]] = row["who_says_it"]
        found[MEANT][row["claim"]] = (row["modality"], row["affirmed"] == "yes")
        found[OPEN][row["claim"]] = (day(row["first_day"]), day(row["last_day"]))
        found[JOINT][row["claim"]] = []
    for row in figures:
        joint = tuple(str(row["counted_together_with"] or "").split("; ")) if row["counted_together_with"] else ()
        if joint:
            low, high = (None if bound in ("", None) else float(bound) for bound in (row["low"], row["high"]))
            found[JOINT][row["claim"]].append((row["what"] or None, joint, low, high))
    return found


def day(cell: Any) -> str | None:
    return str(cell)[:10] if cell else None


def csv_(path: Path) -> Found:
    return sheets(table(path / "events.csv"), table(path / "claims.csv"), table(path / "figures.csv"))


def xlsx(path: Path) -> Found:
    from openpyxl import load_workbook

    book = load_workbook(path)
    held = []
    for name in ("events", "claims", "figures"):
        head, *rows = book[name].iter_rows(values_only=True)
        cells = [[str(cell) if not isinstance(cell, int | float | None) else cell for cell in row] for row in rows]
        held.append([dict(zip(head, row, strict=True)) for row in cells])
    return sheets(held[0], held[1], held[2])


def coded(path: Path, name: str, event: str, dead: tuple[str, str]) -> Found:
    """Read ACLED's or GED's rows and those left out, which together are all events."""
    found: Found = {fact: {} for fact in FACTS}
    rows, left_out = table(path / f"{name}.csv"), table(path / "left_out.csv")
    found["rows"] = {row[event].rsplit("-", row[event].count("-") - 1)[0]: row for row in rows}
    found["left out"] = {row[event]: row["left_out_because"] for row in left_out}
    for row in (*rows, *left_out):
        one = "-".join(row[event].split("-")[:2])
        found[WHO][one] = row["who_says_it"]
        found[ORIGINS][one] = (int(row["independent_origins_low"]), int(row["independent_origins_high"]))
        found[JOINT][one] = row["joint_figures"]
        found[BOUNDS][one] = tuple(float(row[bound]) if row[bound] else None for bound in dead)
    return found


def acled(path: Path) -> Found:
    return coded(path, "acled", "rawi_event", ("fatalities_low", "fatalities_high"))


def ged(path: Path) -> Found:
    return coded(path, "ged", "id", ("low", "high"))


def plover(path: Path) -> Found:
    found: Found = {fact: {} for fact in FACTS}
    for row in (json.loads(line) for line in path.read_text("utf-8").splitlines()):
        one = row["id"]
        bounds = [(f["what"], tuple(f["joint_with"]), f["low"], f["high"]) for f in row["figures"]]
        found[WHO][one] = row["comment"]
        found[ORIGINS][row["link"]] = (row["independent"]["low"], row["independent"]["high"])
        found[BOUNDS][one], found[JOINT][one] = sorted(bounds, key=str), sorted((b for b in bounds if b[1]), key=str)
        found[PRECISION][one] = row["date_precision"]
        found[OPEN][one] = (row["date"], row["enddate"])
        found[MEANT][one] = (row["modality"], row["polarity"])
    return found


def bayanat(path: Path) -> Found:
    found: Found = {fact: defaultdict(str) for fact in FACTS}
    for line in (path / "bulletins.jsonl").read_text("utf-8").splitlines():
        for event in json.loads(line)["item"]["events"]:
            one = event["comments"].rsplit("In the whole case (", 1)[1].split(")")[0]
            for fact in (WHO, ORIGINS, BOUNDS, JOINT, MEANT):
                found[fact][one] += f"{event['title']}\n{event['comments']}\n"
            found["days"] = {**found.get("days", {}), f"{one} {json.loads(line)['item']['originid']}": event}
    return found


def uwazi(path: Path) -> Found:
    found: Found = {fact: {} for fact in FACTS}
    for row in table(path / "2-events.csv"):
        one = row["Event id"]
        found[ORIGINS][one] = (int(row["Independent origins low"]), int(row["Independent origins high"]))
        found[BOUNDS][one] = found[JOINT][one] = row["Figures"]
        found[PRECISION][one] = row["Date precision"]
        found[OPEN][one] = tuple(day or None for day in (row["When"] or ":").split(":"))
        found[MEANT][one] = row["How known"]
    for row in table(path / "3-claims.csv"):
        one = row["Claim id"]
        found[WHO][one], found[MEANT][one] = row["Said by"], row["How meant"]
        found[BOUNDS][one] = found[JOINT][one] = row["Counted"]
        found[OPEN][one] = tuple(day or None for day in (row["When"] or ":").split(":"))
    with zipfile.ZipFile(path / "1-documents.zip") as archive, archive.open("import.csv") as file:
        assert list(csv.DictReader(TextIOWrapper(file, encoding="utf-8", newline="")))
    return found


def ftm(path: Path) -> Found:
    found: Found = {fact: {} for fact in FACTS}
    for row in (json.loads(line) for line in (path / "entities.ftm.json").read_text("utf-8").splitlines()):
        held = row["properties"]
        if row["schema"] == "Event":
            for fact in (ORIGINS, BOUNDS, JOINT):
                found[fact][row["id"]] = held["summary"][0]
            found[MEANT][row["id"]] = held["name"][0]
            found[OPEN][row["id"]] = held["summary"][0]
        elif row["schema"] == "Documentation":
            found[WHO][row["id"]] = held["role"][0]
            found[MEANT][row["id"]] = held["role"][0]
    return found


def geojson(path: Path) -> Found:
    found: Found = {fact: {} for fact in FACTS}
    for feature in json.loads(path.read_text("utf-8"))["features"]:
        one, held = feature["id"], feature["properties"]
        bounds = [(f["what"], tuple(f["joint_with"]), f["low"], f["high"]) for f in held["figures"]]
        found[WHO][one] = "\n".join(held["told"])
        found[ORIGINS][one] = (held["independent_low"], held["independent_high"])
        found[BOUNDS][one], found[JOINT][one] = sorted(bounds, key=str), sorted((b for b in bounds if b[1]), key=str)
        found[PRECISION][one] = held["date_precision"]
        found[OPEN][one] = (held["date_start"], held["date_end"])
        found[MEANT][one] = held["title"]
    return found


def prov(path: Path) -> Found:
    found: Found = {fact: {} for fact in FACTS}
    for node in json.loads(path.read_text("utf-8"))["@graph"]:
        one = node["@id"].removeprefix("rawi:")
        if "rawi:Claim" in node.get("@type", ()):
            found[WHO][one] = node["comment"]
            found[MEANT][one] = (node["rawi:modality"], node["rawi:polarity"])
        elif "rawi:Event" in node.get("@type", ()):
            found[ORIGINS][one] = (node["rawi:independentLow"], node["rawi:independentHigh"])
            found[PRECISION][one] = node["rawi:timePrecision"]
            found[OPEN][one] = (node.get("notBefore"), node.get("notAfter"))
            bounds = []
            for of in node.get("rawi:figure", ()):
                what, *joint = of["rawi:what"]
                named = None if what == "open" else what
                bounds.append((named, tuple(joint), of.get("rawi:low"), of.get("rawi:high")))
            found[BOUNDS][one], found[JOINT][one] = (
                sorted(bounds, key=str),
                sorted((b for b in bounds if b[1]), key=str),
            )
    return found


def label_studio(path: Path) -> Found:
    found: Found = {fact: {} for fact in FACTS}
    for task in json.loads((path / "tasks.json").read_text("utf-8")):
        parts: dict[str, dict[str, Any]] = defaultdict(dict)
        for part in task["predictions"][0]["result"]:
            if part["type"] != "relation":
                parts[part["id"]][part["from_name"]] = part["value"]
        for one, held in parts.items():
            if "claim" in held:
                found[WHO][one] = held["value"]["text"][0]
                found[MEANT][one] = (held["modality"]["choices"][0], "polarity" not in held)
            elif "mention" in held:
                found[BOUNDS][one] = held["value"]["text"][0]
                found[OPEN][one] = held["value"]["text"][0]
    return found


READERS: dict[str, Callable[[Path], Found]] = {
    "jsonl": jsonl,
    "parquet": parquet,
    "sqlite": sqlite,
    "csv": csv_,
    "xlsx": xlsx,
    "acled": acled,
    "ged": ged,
    "plover": plover,
    "bayanat": bayanat,
    "uwazi": uwazi,
    "ftm": ftm,
    "geojson": geojson,
    "prov": prov,
    "label-studio": label_studio,
}
