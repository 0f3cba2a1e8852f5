"""Bad input and bad days: one clear sentence, the right exit code, the case intact, the rest processed."""

import json
import os
import resource
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest
from running import Rawi

PAGE = "أعلنت الغرفة أسر المئات من عناصر التنظيم في بلدة الخوين."
BAD = {
    "empty.txt": b"",
    "blank.txt": b" \n\n\t",
    "binary.txt": bytes(range(256)) * 8,
    "hebrew.txt": "קרבות ליד העיר".encode("windows-1255"),
    "nul.txt": PAGE.encode() + b"\0",
    "utf16.txt": b"\xff\xfe\x46",
    "large.txt": b"x" * 50_000_000,
    "scan.pdf": b"%PDF-1.7 ...",
}


def intact(case: Path) -> None:
    with sqlite3.connect(case / "case.db") as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        connection.execute("INSERT INTO search (search) VALUES ('integrity-check')")
        assert not connection.execute("PRAGMA foreign_key_check").fetchall()
    connection.close()
    assert not list(case.rglob("*.part"))


def write(folder: Path, count: int, *, start: int = 0) -> Path:
    folder.mkdir(exist_ok=True)
    for n in range(start, start + count):
        (folder / f"{n:04}.txt").write_text(f"خبر رقم {n}\n\n" + f"{PAGE}\n\n" * 12, encoding="utf-8")
    return folder


@pytest.mark.parametrize("name", sorted(BAD))
@pytest.mark.parametrize("verb", ["read", "trace"])
def test_one_bad_file_is_one_sentence(rawi: Rawi, tmp_path: Path, verb: str, name: str) -> None:
    (tmp_path / name).write_bytes(BAD[name])
    case = ["--case", tmp_path / "case"] if verb == "trace" else []
    done = rawi(verb, tmp_path / name, *case)
    assert done.returncode == 1
    assert done.stdout == ""
    assert f"{name}: " in done.stderr.splitlines()[0]
    assert "Traceback" not in done.stderr
    if verb == "trace":
        intact(tmp_path / "case")


def test_a_missing_path(rawi: Rawi, tmp_path: Path) -> None:
    for arguments in (["read", tmp_path / "none"], ["trace", tmp_path / "none", "--case", tmp_path / "case"]):
        done = rawi(*arguments)
        assert done.returncode == 1
        assert "none: no such file or folder; check the path" in done.stderr


def test_a_bad_file_among_good_ones_stops_nothing(rawi: Rawi, tmp_path: Path) -> None:
    pages = write(tmp_path / "pages", 12)
    for name, data in BAD.items():
        (pages / name).write_bytes(data)
    done = rawi("trace", pages, "--case", tmp_path / "case")
    assert done.returncode == 0, done.stderr
    assert sum(f"/{name}: " in line for name in BAD for line in done.stderr.splitlines()) == len(BAD)
    assert "12 documents added" in done.stderr
    read = rawi("read", pages)
    assert read.returncode == 0
    assert read.stdout.count('{"type":"document"') == 12
    intact(tmp_path / "case")


def test_names_that_would_break_a_line(rawi: Rawi, tmp_path: Path) -> None:
    pages = tmp_path / "pages"
    pages.mkdir()
    names = ["a\nb.txt", "x\u202etxt.exe", "خ" * 120 + ".txt", os.fsdecode(b"\xff\xfe.txt"), "-o.txt", "[1;31m.txt"]
    for n, name in enumerate(names):
        (pages / name).write_text(f"{PAGE} {n}", encoding="utf-8")
        (pages / f"{name}~").write_bytes(b"\0")
    done = rawi("trace", pages, "--case", tmp_path / "case\nقضية")
    assert done.returncode == 0, done.stderr
    assert "6 documents added" in done.stderr
    assert len([line for line in done.stderr.splitlines() if "NUL bytes" in line]) == len(names)
    assert "\u202e" not in done.stdout + done.stderr
    for line in rawi("export", "--case", tmp_path / "case\nقضية").stdout.splitlines():
        json.loads(line)


def limited_to(size: int) -> dict[str, object]:
    return {"preexec_fn": lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))}


@pytest.mark.parametrize("size", [0, 4_096, 100_000])
def test_a_disk_that_is_full_from_the_start(rawi: Rawi, tmp_path: Path, size: int) -> None:
    pages = write(tmp_path / "pages", 3)
    done = rawi("trace", pages, "--case", tmp_path / "case", **limited_to(size))
    assert done.returncode == 1
    assert len([line for line in done.stderr.splitlines() if line.startswith("rawi: ")]) == 1, done.stderr
    assert "Traceback" not in done.stderr
    again = rawi("trace", pages, "--case", tmp_path / "case")
    assert again.returncode == 0, again.stderr
    intact(tmp_path / "case")


def test_a_disk_that_fills_up_leaves_the_case_as_it_was(rawi: Rawi, tmp_path: Path) -> None:
    case = tmp_path / "case"
    assert rawi("trace", write(tmp_path / "first", 3), "--case", case).returncode == 0
    before = rawi("export", "--case", case).stdout
    second = write(tmp_path / "second", 12, start=100)
    # Less than one document takes, which a slow machine may store by itself.
    done = rawi("trace", second, "--case", case, **limited_to((case / "case.db").stat().st_size // 8))
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    intact(case)
    assert rawi("export", "--case", case).stdout == before
    assert rawi("trace", second, "--case", case).returncode == 0
    assert rawi("export", "--case", case).stdout.count('{"type":"document"') == 15


def test_output_that_cannot_be_written(rawi: Rawi, traced: Path, tmp_path: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        done = rawi("export", "--case", traced, capture_output=False, stdout=full, stderr=subprocess.PIPE)
    assert done.returncode == 1
    assert "no space left on device" in done.stderr
    for verb in ("export", "report"):
        assert rawi(verb, "--case", traced, "-o", tmp_path / "none" / "out").returncode == 1
        assert rawi(verb, "--case", traced, "-o", "/dev/full").returncode == 1
        kept = tmp_path / verb
        kept.write_text("old", encoding="utf-8")
        assert rawi(verb, "--case", traced, "-o", kept, **limited_to(1_000)).returncode == 1
        assert kept.read_text(encoding="utf-8") == "old"
    assert Path("/dev/full").is_char_device()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["export", "report"]


def test_a_reader_that_has_enough(traced: Path) -> None:
    program = f"{sys.executable} -c 'from rawi.cli import main; main()'"
    done = subprocess.run(
        ["sh", "-c", f"{program} export --case '{traced}' | head -c 10"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stderr == ""


def test_stopped_in_the_middle_it_keeps_what_it_has_and_goes_on(rawi: Rawi, tmp_path: Path) -> None:
    pages = write(tmp_path / "pages", 200)
    case = tmp_path / "case"
    command = [sys.executable, "-c", "from rawi.cli import main; main()", "trace", str(pages), "--case", str(case)]
    process = subprocess.Popen(
        command, stderr=subprocess.PIPE, stdout=subprocess.PIPE, text=True, start_new_session=True
    )
    held = 0
    while not held and process.poll() is None:
        time.sleep(0.02)
        held = documents(case)
    # As a terminal does it: to the whole group.
    os.killpg(process.pid, signal.SIGINT)
    out, err = process.communicate(timeout=60)
    assert process.returncode == 130, err
    assert "run the same command to go on" in err
    assert "Traceback" not in err
    assert out == ""
    intact(case)
    kept = documents(case)
    assert held <= kept < 200
    again = rawi("trace", pages, "--case", case)
    assert again.returncode == 0, again.stderr
    assert f"{200 - kept} documents added" in again.stderr
    intact(case)
    assert documents(case) == 200


def documents(case: Path) -> int:
    if not (case / "case.db").exists():
        return 0
    connection = sqlite3.connect(case / "case.db", timeout=30)
    try:
        return int(connection.execute("SELECT count(*) FROM reading").fetchone()[0])
    except sqlite3.OperationalError:
        return 0
    finally:
        connection.close()


def test_killed_at_any_moment_nothing_is_lost(rawi: Rawi, tmp_path: Path) -> None:
    pages = write(tmp_path / "pages", 150)
    case = tmp_path / "case"
    command = [sys.executable, "-c", "from rawi.cli import main; main()", "trace", str(pages), "--case", str(case)]
    for seconds in (0.3, 0.9, 1.5, 2.1):
        process = subprocess.Popen(
            command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
        )
        time.sleep(seconds)
        before = documents(case)
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        if (case / "case.db").exists():
            assert documents(case) >= before
    done = rawi("trace", pages, "--case", case)
    assert done.returncode == 0, done.stderr
    assert documents(case) == 150
    with sqlite3.connect(case / "case.db") as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    connection.close()


def test_a_killed_parent_leaves_no_process_behind(tmp_path: Path) -> None:
    pages = write(tmp_path / "pages", 400)
    command = [sys.executable, "-c", "from rawi.cli import main; main()", "read", str(pages)]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, start_new_session=True)
    while process.poll() is None and len(group(process.pid)) < 3:
        time.sleep(0.02)
    process.kill()
    process.wait()
    for _ in range(100):
        if not group(process.pid):
            return
        time.sleep(0.1)
    os.killpg(process.pid, signal.SIGKILL)
    pytest.fail("processes of a killed parent live on")


def group(number: int) -> list[int]:
    """Return the living processes of a process group."""
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        try:
            # After the name in brackets: state, parent, process group.
            state, _, group, *_ = (process / "stat").read_text(encoding="utf-8").rpartition(")")[2].split()
        except OSError:
            continue
        if int(group) == number and state != "Z":
            found.append(int(process.name))
    return found


def test_what_is_no_case(rawi: Rawi, tmp_path: Path) -> None:
    for verb, *rest in (["show"], ["search", "كلمة"], ["export"], ["report", "-o", tmp_path / "out.html"]):
        done = rawi(verb, *rest, "--case", tmp_path)
        assert done.returncode == 1
        assert "holds no case" in done.stderr
    nothing = rawi("trace", tmp_path, "--case", tmp_path / "case")
    assert nothing.returncode == 1
    assert "there are no files to take in" in nothing.stderr
    (tmp_path / "page.txt").write_text(PAGE, encoding="utf-8")
    assert "holds other things and no case" in rawi("trace", tmp_path, "--case", tmp_path).stderr


@pytest.mark.parametrize(
    "arguments",
    [
        ["read"],
        ["read", "--lines", "a", "b"],
        ["read", "x", "--published", "yesterday"],
        ["read", "x", "--format", "xml"],
        ["trace", "x"],
        ["trace", "--case", "x"],
        ["search", "--case", "x"],
        ["export"],
        ["report", "--case", "x"],
        ["compare", "x"],
        ["nonsense"],
    ],
)
def test_wrong_use_is_exit_code_2(rawi: Rawi, tmp_path: Path, arguments: list[str]) -> None:
    done = rawi(*arguments, cwd=tmp_path)
    assert done.returncode == 2
    assert done.stdout == ""
    assert not list(tmp_path.iterdir())
