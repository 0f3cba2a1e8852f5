"""`rawi export` as a user runs it: what goes where, and what is said."""

import csv
from pathlib import Path

import pytest
from running import Rawi


def test_a_table_with_what_it_leaves_out(rawi: Rawi, traced: Path, tmp_path: Path) -> None:
    done = rawi("export", "--case", traced, "--format", "acled", "-o", tmp_path / "out")
    assert done.returncode == 0, done.stderr
    assert "events are not coded and stand in left_out.csv with the reason" in done.stderr
    assert done.stdout == ""
    with (tmp_path / "out" / "left_out.csv").open(encoding="utf-8") as file:
        assert all(row["left_out_because"] for row in csv.DictReader(file))


def test_events_are_chosen_by_the_beginning_of_their_id(rawi: Rawi, traced: Path) -> None:
    whole = rawi("export", "--case", traced)
    event = next(line for line in whole.stdout.splitlines() if line.startswith('{"type":"event"'))[22:36]
    done = rawi("export", "--case", traced, "--events", f" {event}, ", "--since", "2000-01-01")
    assert done.returncode == 0, done.stderr
    assert [line[22:36] for line in done.stdout.splitlines() if line.startswith('{"type":"event"')] == [event]
    assert 10 < len(done.stdout.splitlines()) < len(whole.stdout.splitlines())


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--events", "eve-zzz"), "no event of the case has the id eve-zzz"),
        (("--since", "Tuesday"), "--since Tuesday: not a day; give it as YYYY-MM-DD"),
        (("--format", "sqlite"), "sqlite cannot be written to the screen or a pipe; name a file with -o"),
        (("--redact", "nosuch"), "there is no redaction profile 'nosuch'"),
        (("--format", "sqlite", "-o", "no/such/x"), "there is no folder"),
    ],
)
def test_what_cannot_be_is_said_in_a_sentence(
    rawi: Rawi, traced: Path, tmp_path: Path, arguments: tuple[str, ...], said: str
) -> None:
    done = rawi("export", "--case", traced, *arguments, cwd=tmp_path)
    assert done.returncode == (2 if "--since" in arguments else 1)
    assert done.stderr.startswith("rawi: ")
    assert said in done.stderr
    assert len(done.stderr.splitlines()) == 1
    assert done.stdout == ""
    assert list(tmp_path.iterdir()) == []


def test_a_report_names_the_folder_that_is_not_there(rawi: Rawi, traced: Path, tmp_path: Path) -> None:
    done = rawi("report", "--case", traced, "-o", "no/such/report.html", cwd=tmp_path)
    assert (done.returncode, len(done.stderr.splitlines())) == (1, 1)
    assert done.stderr.startswith(f"rawi: there is no folder {tmp_path / 'no' / 'such'}; make it")
