"""Rows as ACLED has them: its rules, and never a value that the accounts do not give."""

from pathlib import Path

import pytest
from losses import table
from made import Happening, Told, coded, exported, listed

from rawi.export.acled import COLUMNS, OURS, _may_be_of, acled
from rawi.export.select import Selected
from rawi.model import Event

IS = listed("Islamic State")
ARMY = listed("Syrian government forces")
RUSSIA = listed("Russia")
KHUWAYN = listed("Al-Khuwayn")
IDLIB = listed("Idlib Governorate")
SYRIA = listed("Syria")
DAY = {"place": KHUWAYN, "start": "2018-02-12", "end": "2018-02-12"}


def killed(low: float | None, high: float | None, comparator: str = "exact", words: str = "عدد") -> Told:
    return Told(figures=[("killed", (), low, high, comparator, words)])


def test_the_columns_are_acleds_in_its_order_then_ours(example: Selected, tmp_path: Path) -> None:
    (said,) = acled(example, tmp_path)
    header = (tmp_path / "acled.csv").read_text(encoding="utf-8").splitlines()[0].split(",")
    assert header == [*COLUMNS, *OURS]
    assert len(COLUMNS) == 31
    left = {row["rawi_event"] for row in table(tmp_path / "left_out.csv")}
    here = {row["rawi_event"] for row in table(tmp_path / "acled.csv")}
    assert left | here == {dossier.event.id for dossier in example.events()}
    assert not left & here
    assert said.startswith(f"{len(table(tmp_path / 'acled.csv'))} rows; {len(left)} events are not coded")


@pytest.mark.parametrize(
    ("event", "expected"),
    [
        (Happening("battle", IS, ARMY, **DAY), ("Battles", "Armed clash")),
        (Happening("territory_change", IS, **DAY), ("Battles", "Non-state actor overtakes territory")),
        (Happening("territory_change", ARMY, **DAY), ("Battles", "Government regains territory")),
        (Happening("airstrike", RUSSIA, **DAY), ("Explosions/Remote violence", "Air/drone strike")),
        (Happening("killing", IS, "مدنيين", **DAY), ("Violence against civilians", "Attack")),
        (Happening("ceasefire", IS, ARMY, **DAY), ("Strategic developments", "Agreement")),
        (Happening("protest", **DAY), ("Protests", "Peaceful protest")),
    ],
)
def test_types(tmp_path: Path, event: Happening, expected: tuple[str, str]) -> None:
    (row,), left = coded(acled, "acled", tmp_path, event)
    assert (row["event_type"], row["sub_event_type"]) == expected
    assert not left
    disorder = {"Protests": "Demonstrations", "Strategic developments": "Strategic developments"}
    assert row["disorder_type"] == disorder.get(expected[0], "Political violence")


@pytest.mark.parametrize(
    ("event", "reason"),
    [
        (Happening("killing", IS, ARMY, **DAY), "whether the fighters were hit in fighting"),
        (Happening("killing", IS, **DAY), "whether those hit are civilians or fighters is open"),
        (Happening("territory_change", **DAY), "who took the territory is open"),
        (Happening("displacement", **DAY), "ACLED does not code displacement"),
        (Happening("battle", IS, ARMY, **{**DAY, "place": None}), "the place is open"),
        (Happening("battle", IS, ARMY, **{**DAY, "place": SYRIA}), "the place is a whole country"),
        (Happening("battle", IS, ARMY, **{**DAY, "start": None}), "one end of the time is open"),
        (Happening("battle", IS, ARMY, KHUWAYN, "2018-01-01", "2018-12-31", "year"), "less precise than a month"),
        (Happening("battle", IS, ARMY, **DAY, told=[Told(modality="denied")]), "no account asserts that it happened"),
        (Happening("battle", IS, ARMY, **DAY, told=[Told(polarity=False)]), "no account asserts that it happened"),
    ],
)
def test_what_has_no_code_is_left_out_with_the_reason(tmp_path: Path, event: Happening, reason: str) -> None:
    here, (row,) = coded(acled, "acled", tmp_path, event)
    assert not here
    assert reason in row["left_out_because"]


def test_the_lowest_number_with_our_bounds_beside_it(tmp_path: Path) -> None:
    told = [killed(7, 7), killed(3, 5), killed(None, 20, "at_most")]
    (row,), _ = coded(acled, "acled", tmp_path, Happening("battle", IS, ARMY, **DAY, told=told))
    assert (row["fatalities"], row["fatalities_low"], row["fatalities_high"]) == ("3", "3", "20")
    assert "the lowest number told; the accounts allow 3 to 20" in row["notes"]


@pytest.mark.parametrize(
    ("low", "high", "words", "expected"),
    [(20, 99, "العشرات", "10"), (200, 999, "المئات", "100"), (2000, 9999, "الآلاف", "1000"), (3, None, "عدة", "3")],
)
def test_vague_words_are_acleds_numbers_and_say_so(
    tmp_path: Path, low: float, high: float | None, words: str, expected: str
) -> None:
    (row,), _ = coded(
        acled, "acled", tmp_path, Happening("battle", IS, ARMY, **DAY, told=[killed(low, high, "vague", words)])
    )
    assert row["fatalities"] == expected
    assert row["fatalities_low"] == f"{low:g}"
    assert f"vague words by ACLED's numbers for them: {words}" in row["notes"]


def test_killed_and_injured_together_are_no_number_of_dead(tmp_path: Path) -> None:
    told = [Told(figures=[("killed", ("injured",), 20, 99, "vague", "العشرات")])]
    (row,), _ = coded(acled, "acled", tmp_path, Happening("battle", IS, ARMY, **DAY, told=told))
    assert (row["fatalities"], row["fatalities_low"], row["fatalities_high"]) == ("", "", "")
    assert row["joint_figures"] == "killed and injured together: 20 to 99"
    assert "ACLED has no rule that splits such a figure: left empty" in row["notes"]
    assert "rawi: joint figure" in row["tags"]


def test_injured_are_never_dead(tmp_path: Path) -> None:
    told = [Told(figures=[("injured", (), 12, 12, "exact", "12")])]
    (row,), _ = coded(acled, "acled", tmp_path, Happening("battle", IS, ARMY, **DAY, told=told))
    assert (row["fatalities"], row["injured_low"], row["injured_high"]) == ("0", "12", "12")


def test_denied_figures_do_not_count(tmp_path: Path) -> None:
    told = [killed(7, 7), killed(2, 2)._replace(modality="denied")]
    (row,), _ = coded(acled, "acled", tmp_path, Happening("battle", IS, ARMY, **DAY, told=told))
    assert (row["fatalities"], row["fatalities_low"]) == ("7", "7")


def test_deaths_of_open_number_stay_open(tmp_path: Path) -> None:
    (row,), _ = coded(acled, "acled", tmp_path, Happening("battle", IS, ARMY, **DAY, told=[killed(None, None)]))
    assert row["fatalities"] == ""


def test_several_days_are_rows_with_the_remainder_on_the_first(tmp_path: Path) -> None:
    battle = Happening("battle", IS, ARMY, KHUWAYN, "2018-02-10", "2018-02-13", "days", told=[killed(18, 18)])
    made, _ = coded(acled, "acled", tmp_path, battle)
    assert [(row["event_date"], row["fatalities"], row["rawi_day"]) for row in made] == [
        ("2018-02-10", "6", "1/4"),
        ("2018-02-11", "4", "2/4"),
        ("2018-02-12", "4", "3/4"),
        ("2018-02-13", "4", "4/4"),
    ]
    assert len({row["event_id_cnty"] for row in made}) == 4
    assert "The total of 18 is divided over 4 days, the remainder on the first; this is day 2" in made[1]["notes"]
    assert {row["fatalities_low"] for row in made} == {"18"}


@pytest.mark.parametrize(
    ("start", "end", "precision", "expected"),
    [
        ("2018-02-12", "2018-02-12", "day", ("2018-02-12", "1")),
        ("2018-02-05", "2018-02-11", "week", ("2018-02-08", "2")),
        ("2018-02-01", "2018-02-28", "month", ("2018-02-14", "3")),
        ("2018-02-01", "2018-02-10", "part_of_month", ("2018-02-01", "3")),
        ("2018-02-19", "2018-02-28", "part_of_month", ("2018-02-28", "3")),
    ],
)
def test_time_precision(tmp_path: Path, start: str, end: str, precision: str, expected: tuple[str, str]) -> None:
    (row,), _ = coded(acled, "acled", tmp_path, Happening("explosion", IS, ARMY, KHUWAYN, start, end, precision))
    assert (row["event_date"], row["time_precision"]) == expected


@pytest.mark.parametrize(
    ("place", "relation", "bearing", "expected"),
    [(KHUWAYN, "in", None, "1"), (KHUWAYN, "near", None, "2"), (KHUWAYN, "in", "SE", "2"), (IDLIB, "in", None, "3")],
)
def test_geo_precision(tmp_path: Path, place: object, relation: str, bearing: str | None, expected: str) -> None:
    event = Happening("battle", IS, ARMY, **{**DAY, "place": place}, relation=relation, bearing=bearing)
    (row,), _ = coded(acled, "acled", tmp_path, event)
    assert row["geo_precision"] == expected
    assert (row["country"], row["iso"], row["region"], row["admin1"]) == (
        "Syria",
        "760",
        "Middle East",
        "Idlib Governorate",
    )
    assert len(row["latitude"].partition(".")[2]) <= 4


def test_actors_and_their_codes_only_where_the_lists_tell(tmp_path: Path) -> None:
    made, _ = coded(
        acled,
        "acled",
        tmp_path,
        Happening("battle", ARMY, IS, **DAY),
        Happening("airstrike", RUSSIA, "مدنيين", **DAY),
        Happening("attack_on_civilians", IS, **{**DAY, "start": "2018-02-11", "end": "2018-02-11"}),
    )
    assert [(r["actor1"], r["inter1"], r["actor2"], r["inter2"], r["interaction"]) for r in made] == [
        ("Syrian government forces", "1", "Islamic State", "", ""),
        ("Russia", "8", "Civilians (Syria)", "7", "78"),
        ("Islamic State", "", "Civilians (Syria)", "7", ""),
    ]
    assert [row["civilian_targeting"] for row in made] == ["", "Civilian targeting", "Civilian targeting"]


def test_the_higher_type_absorbs_the_lower_at_one_place_and_day(tmp_path: Path) -> None:
    (row,), (left,) = coded(
        acled,
        "acled",
        tmp_path,
        Happening("killing", ARMY, IS, **DAY, told=[killed(5, 5)]),
        Happening("battle", ARMY, IS, **DAY),
    )
    assert (row["sub_event_type"], row["fatalities"]) == ("Armed clash", "5")
    assert row["absorbed"] == left["rawi_event"]
    assert left["left_out_because"].startswith(f"part of {row['rawi_event']}")


def test_whose_word_it_is_and_how_many_origins(tmp_path: Path) -> None:
    told = [Told(speaker=ARMY), Told(speaker=IS)]
    (row,), _ = coded(acled, "acled", tmp_path, Happening("battle", ARMY, IS, **DAY, told=told))
    assert row["source"] == "Agency"
    assert (row["independent_origins_low"], row["independent_origins_high"]) == ("2", "2")
    assert row["who_says_it"] == (
        "Agency, on the word of Syrian government forces | Agency, on the word of Islamic State"
    )
    assert row["who_says_it"] in row["notes"]


def test_what_acled_does_not_code_is_part_of_nothing(tmp_path: Path) -> None:
    (row,), (left,) = coded(
        acled, "acled", tmp_path, Happening("battle", ARMY, IS, **DAY), Happening("accusation", ARMY, IS, **DAY)
    )
    assert row["absorbed"] == ""
    assert left["left_out_because"] == "ACLED does not code accusation"


def test_no_deaths_is_said_only_where_no_killing_of_the_same_documents_may_be_meant(
    example: Selected, tmp_path: Path
) -> None:
    acled(example, tmp_path)
    khuwayn, idlib = table(tmp_path / "acled.csv")
    assert (khuwayn["location"], khuwayn["fatalities"]) == ("Al-Khuwayn", "")
    assert "deaths told in the same documents may be of this event (eve-" in khuwayn["notes"]
    assert (idlib["location"], idlib["fatalities"]) == ("Idlib Governorate", "0")


def test_a_killing_told_of_other_days_or_places_is_of_no_other_event(tmp_path: Path) -> None:
    def told(**given: object) -> Event:
        folder = tmp_path / str(len(list(tmp_path.iterdir())))
        with exported(folder, Happening("killing", **{**DAY, **given})) as one:  # type: ignore[arg-type]
            return next(iter(one.rows(Event)))

    day = told()
    assert _may_be_of(told(), day)
    assert not _may_be_of(told(start="2018-03-01", end="2018-03-01"), day)
    assert not _may_be_of(told(agent=ARMY), told(agent=IS))
    assert _may_be_of(told(agent=ARMY), day)
