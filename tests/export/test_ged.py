"""Rows in the shape of UCDP GED 23.1: deadly events only, and deaths by side only where a claim says whose they are."""

from pathlib import Path

import pytest
from losses import table
from made import Happening, Told, coded, listed

from rawi.export.ged import COLUMNS, OURS, ged
from rawi.export.select import Selected

IS = listed("Islamic State")
ARMY = listed("Syrian government forces")
HTS = listed("Hay'at Tahrir al-Sham")
KHUWAYN = listed("Al-Khuwayn")
IDLIB = listed("Idlib Governorate")
SYRIA = listed("Syria")
DAY = {"place": KHUWAYN, "start": "2018-02-12", "end": "2018-02-12"}


def killed(low: float | None, high: float | None, comparator: str = "exact", **more: object) -> Told:
    return Told(figures=[("killed", (), low, high, comparator, "عدد")], **more)


def test_the_columns_are_geds_in_its_order_then_ours(example: Selected, tmp_path: Path) -> None:
    ged(example, tmp_path)
    header = (tmp_path / "ged.csv").read_text(encoding="utf-8").splitlines()[0].split(",")
    assert header == [*COLUMNS, *OURS]
    assert len(COLUMNS) == 49
    # The one figure of dead in the example counts the injured with them.
    assert table(tmp_path / "ged.csv") == []
    joint = [row for row in table(tmp_path / "left_out.csv") if row["joint_figures"]]
    assert [row["joint_figures"] for row in joint] == ["killed and injured together: 20 to 99"]
    assert "the dead are not counted by themselves" in joint[0]["left_out_because"]
    assert (joint[0]["best"], joint[0]["low"], joint[0]["high"]) == ("", "", "")


def test_low_best_and_high(tmp_path: Path) -> None:
    (row,), left = coded(ged, "ged", tmp_path, Happening("battle", ARMY, IS, **DAY, told=[killed(7, 9), killed(3, 5)]))
    assert (row["low"], row["best"], row["high"], row["high_open"]) == ("3", "3", "9", "")
    assert not left


def test_an_open_upper_bound_is_said(tmp_path: Path) -> None:
    (row,), _ = coded(ged, "ged", tmp_path, Happening("battle", ARMY, IS, **DAY, told=[killed(3, None, "at_least")]))
    assert (row["low"], row["high"], row["high_open"]) == ("3", "3", "yes")


@pytest.mark.parametrize(
    ("event", "violence", "a", "b"),
    [
        (Happening("battle", IS, ARMY, **DAY, told=[killed(3, 3)]), "1", "Syrian government forces", "Islamic State"),
        (Happening("battle", IS, HTS, **DAY, told=[killed(3, 3)]), "2", "Islamic State", "Hay'at Tahrir al-Sham"),
        (Happening("killing", IS, "مدنيين", **DAY, told=[killed(3, 3)]), "3", "Islamic State", "Civilians"),
        (Happening("battle", IS, "فصائل", **DAY, told=[killed(3, 3)]), "", "Islamic State", "“فصائل”"),
        (Happening("battle", IS, None, **DAY, told=[killed(3, 3)]), "", "Islamic State", ""),
    ],
)
def test_type_of_violence(tmp_path: Path, event: Happening, violence: str, a: str, b: str) -> None:
    (row,), _ = coded(ged, "ged", tmp_path, event)
    assert (row["type_of_violence"], row["side_a"], row["side_b"]) == (violence, a, b)
    assert row["dyad_name"] == (f"{a} - {b}" if b else "")


@pytest.mark.parametrize(
    ("told_type", "target", "expected"),
    [
        ("battle", ARMY, ("0", "0", "0", "4")),
        ("killing", ARMY, ("4", "0", "0", "0")),
        ("killing", "مدنيين", ("0", "0", "4", "0")),
    ],
)
def test_deaths_by_side_only_where_a_claim_says_whose(
    tmp_path: Path, told_type: str, target: object, expected: tuple[str, ...]
) -> None:
    event = Happening("battle", IS, target, **DAY, told=[killed(4, 4, event_type=told_type)])  # type: ignore[arg-type]
    (row,), _ = coded(ged, "ged", tmp_path, event)
    deaths = ("deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown")
    assert tuple(row[name] for name in deaths) == expected
    assert sum(int(row[name]) for name in deaths) == int(row["best"])


@pytest.mark.parametrize(
    ("told", "reason"),
    [
        (Told(), "no deaths are told"),
        (Told(figures=[("injured", (), 5, 5, "exact", "5")]), "no deaths are told"),
        (Told(figures=[("killed", ("injured",), 20, 99, "vague", "العشرات")]), "killed and injured together: 20 to 99"),
        (killed(None, 5, "at_most"), "it is open whether anybody died"),
        (killed(5, 5, modality="planned"), "no account asserts that it happened"),
    ],
)
def test_what_is_no_deadly_event_is_left_out(tmp_path: Path, told: Told, reason: str) -> None:
    here, (row,) = coded(ged, "ged", tmp_path, Happening("battle", IS, ARMY, **DAY, told=[told]))
    assert not here
    assert reason in row["left_out_because"]


@pytest.mark.parametrize(
    ("start", "end", "code"),
    [
        ("2018-02-12", "2018-02-12", "1"),
        ("2018-02-10", "2018-02-13", "2"),
        ("2018-02-05", "2018-02-11", "3"),
        ("2018-02-01", "2018-02-28", "4"),
        ("2018-01-01", "2018-12-31", "5"),
    ],
)
def test_date_precision(tmp_path: Path, start: str, end: str, code: str) -> None:
    (row,), _ = coded(
        ged, "ged", tmp_path, Happening("battle", IS, ARMY, KHUWAYN, start, end, "days", told=[killed(3, 3)])
    )
    assert (row["date_start"], row["date_end"], row["date_prec"]) == (start, end, code)
    assert row["event_clarity"] == ("1" if code == "1" else "2")


@pytest.mark.parametrize(
    ("place", "relation", "bearing", "code"),
    [
        (KHUWAYN, "in", None, "1"),
        (KHUWAYN, "near", None, "2"),
        (IDLIB, "in", None, "4"),
        (IDLIB, "in", "SE", "5"),
        (SYRIA, "in", None, "6"),
        ("الخوين", "in", None, ""),
    ],
)
def test_where_precision(tmp_path: Path, place: object, relation: str, bearing: str | None, code: str) -> None:
    event = Happening(
        "battle", IS, ARMY, **{**DAY, "place": place}, relation=relation, bearing=bearing, told=[killed(3, 3)]
    )
    (row,), _ = coded(ged, "ged", tmp_path, event)
    assert row["where_prec"] == code
    assert bool(row["latitude"]) == bool(code)


def test_sources_and_on_whose_word(tmp_path: Path) -> None:
    told = [killed(3, 3, speaker=ARMY), killed(4, 4, speaker=IS)]
    (row,), _ = coded(ged, "ged", tmp_path, Happening("battle", ARMY, IS, **DAY, told=told))
    assert row["number_of_sources"] == "2"
    assert row["source_original"] == "Syrian government forces;Islamic State"
    assert row["source_article"] == 'Agency (2018-02-13): "خبر 0";Agency (2018-02-13): "خبر 1"'
    assert (row["source_office"], row["source_date"]) == ("Agency;Agency", "2018-02-13;2018-02-13")
    assert row["source_headline"] == "خبر 0;خبر 1"
