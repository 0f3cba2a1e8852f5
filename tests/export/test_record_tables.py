"""The record as Parquet and SQLite, opened by what people open them with: nothing is lost, open stays open."""

import sqlite3
from pathlib import Path

import duckdb
import msgspec
import pandas as pd
import polars as pl
import pyarrow.parquet as pq
import pytest

from rawi.case.schema import TABLES
from rawi.export.parquet import parquet
from rawi.export.select import Selected
from rawi.export.sqlite import sqlite
from rawi.model import ROW_TYPES, Claim, Event


@pytest.fixture
def folder(example: Selected, tmp_path: Path) -> Path:
    parquet(example, tmp_path)
    return tmp_path


@pytest.fixture
def database(example: Selected, tmp_path: Path) -> sqlite3.Connection:
    sqlite(example, tmp_path / "case.sqlite")
    return sqlite3.connect(tmp_path / "case.sqlite")


@pytest.mark.parametrize("row_type", ROW_TYPES, ids=lambda t: t.__name__)
def test_parquet_gives_every_row_back(folder: Path, example: Selected, row_type: type[msgspec.Struct]) -> None:
    tag = row_type.__struct_config__.tag
    table = pq.read_table(folder / f"{tag}.parquet")
    back = []
    for row in table.to_pylist(maps_as_pydicts="strict"):
        value = row.get("value")
        if tag == "mention" and value is not None:
            row["value"] = {name: held for name, held in value.items() if held is not None}
        if tag == "judgement":
            row["anchor"] = msgspec.json.decode(row["anchor"])
        back.append(msgspec.convert({"type": tag, **row}, row_type))
    assert back == list(example.rows(row_type))


def test_duckdb_reads_nested_values(folder: Path) -> None:
    rows = duckdb.sql(
        f"""
        SELECT f.low, f.high, f.joint_with FROM (SELECT unnest(figures) AS f FROM '{folder / "event.parquet"}')
        WHERE f.what = 'killed' AND len(f.joint_with) > 0
        """
    ).fetchall()
    assert (20.0, 99.0, ["injured"]) in rows


def test_pandas_and_polars_read_them(folder: Path) -> None:
    events = pd.read_parquet(folder / "event.parquet")
    assert events["independent"].map(lambda count: count["high"]).max() >= 1
    claims = pl.read_parquet(folder / "claim.parquet")
    assert claims["attribution"].list.len().min() == 1
    assert claims.filter(pl.col("time").is_null()).height > 0


def test_sqlite_has_every_row(database: sqlite3.Connection, example: Selected) -> None:
    for name, row_type in TABLES.items():
        (count,) = database.execute(f'SELECT count(*) FROM "{name}"').fetchone()
        assert count == sum(1 for _ in example.rows(row_type)), name
    chains = sum(len(claim.attribution) for claim in example.rows(Claim))
    assert database.execute("SELECT count(*) FROM claim_attribution").fetchone() == (chains,)
    named = sum(len(event.claims) for event in example.rows(Event))
    assert database.execute("SELECT count(*) FROM event_claims").fetchone() == (named,)
    assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def test_sqlite_keeps_open_open(database: sqlite3.Connection, example: Selected) -> None:
    undated = sum(claim.time is None or claim.time.start is None for claim in example.rows(Claim))
    assert database.execute("SELECT count(*) FROM claim WHERE time_start IS NULL").fetchone() == (undated,)
    assert database.execute(
        "SELECT what, joint_with, low, high FROM event_figures WHERE joint_with != '[]'"
    ).fetchall() == [("killed", '["injured"]', 20.0, 99.0)]


def test_sqlite_views_say_it_in_words(database: sqlite3.Connection) -> None:
    (said,) = database.execute(
        "SELECT who_says_it FROM claims_in_words WHERE text = 'وأسر المئات من عناصره'"
    ).fetchone()
    assert said == "SMART News Agency (own) > Dahr al-Ghuzat Operations Room (indirect)"
    row = database.execute(
        "SELECT place, low, high, independent_origins_low, independent_origins_high, origins FROM events_in_words"
        " WHERE event_type = 'capture' AND low IS NOT NULL"
    ).fetchone()
    assert row == ("Al-Khuwayn", 200.0, 999.0, 1, 1, "Dahr al-Ghuzat Operations Room")
    assert database.execute("SELECT count(*) FROM disagreements_in_words").fetchone()[0] > 10
    assert database.execute("SELECT lat, lon FROM events_in_words WHERE place = 'Al-Khuwayn'").fetchone()[0] > 35


def test_the_same_case_gives_the_same_bytes(example: Selected, tmp_path: Path) -> None:
    made = []
    for name in ("one", "two"):
        folder = tmp_path / name
        folder.mkdir()
        parquet(example, folder)
        sqlite(example, folder / "case.sqlite")
        made.append({path.name: path.read_bytes() for path in folder.iterdir()})
    assert made[0] == made[1]
