"""The worker process: faults of a parser cost one file, or one file in a file, and nothing else."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from rawi.ingest import IngestError, Worker
from rawi.ingest.extracted import Extracted, Part


@pytest.fixture
def worker(monkeypatch: pytest.MonkeyPatch) -> Iterator[Worker]:
    monkeypatch.setenv("PYTHONPATH", str(Path(__file__).parent))
    with Worker(silent=3.0, program="faulty_worker") as started:
        yield started


def order(tmp_path: Path, *lines: str) -> Path:
    path = tmp_path / "file"
    path.write_text("\n".join(["obey", *lines]), encoding="utf-8")
    return path


def told(parts: Iterator[Part]) -> list[str]:
    return [f"{p.part}: {p.text if isinstance(p, Extracted) else p.what}" for p in parts]


def process(worker: Worker) -> int | None:
    return worker._process.pid if worker._process else None


def test_one_process_does_many_files(worker: Worker, tmp_path: Path) -> None:
    path = order(tmp_path, "text أول", "print", "refuse", "text ثان")
    assert told(worker.parts(path, name="f", container=True)) == ["line 1: أول", "line 3: is refused", "line 4: ثان"]
    first = process(worker)
    assert len(told(worker.parts(path, name="f", container=True))) == 3
    assert process(worker) == first


@pytest.mark.parametrize(
    ("fault", "said"),
    [
        ("crash", "its parser crashed (SIGSEGV)"),
        ("exit", "its parser stopped (exit code 3)"),
        ("raise", r"it may be damaged (LookupError: odd\x0afile)"),
        ("memory", "more than 2500 MB of memory"),
        ("sleep 60", "did not get on for 3 seconds"),
    ],
)
def test_a_fault_is_one_sentence_and_the_next_file_is_read(
    worker: Worker, tmp_path: Path, fault: str, said: str
) -> None:
    got = []
    started = time.monotonic()
    with pytest.raises(IngestError) as error:
        got += told(worker.parts(order(tmp_path, "text قبل", fault, "text بعد"), name="f", container=True))
    assert said in str(error.value)
    assert "\n" not in str(error.value)
    assert time.monotonic() - started < 30
    assert told(worker.parts(order(tmp_path, "text آخر"), name="f", container=True)) == ["line 1: آخر"]


@pytest.mark.parametrize("fault", ["crash", "raise", "memory", "sleep 60"])
def test_a_fault_in_an_inner_file_costs_that_file_alone(worker: Worker, tmp_path: Path, fault: str) -> None:
    lines = ("text أ", "inner one text ب;text ج", f"inner two text د;{fault};text ه", "inner three text و", "text ز")
    found = told(worker.parts(order(tmp_path, *lines), name="f", container=True))
    refusal = found.pop(4)
    assert refusal.startswith("two: ")
    assert found == ["line 1: أ", "one#line 1: ب", "one#line 2: ج", "two#line 1: د", "three#line 1: و", "line 5: ز"]


def test_a_parser_that_gets_on_may_take_its_time(worker: Worker, tmp_path: Path) -> None:
    assert told(worker.parts(order(tmp_path, "slow 20", "text نص"), name="f", container=True)) == ["line 2: نص"]


def test_halves_of_characters_are_told(worker: Worker, tmp_path: Path) -> None:
    (part,) = worker.parts(order(tmp_path, "half"), name="f", container=True)
    assert isinstance(part, Extracted)
    assert part.text == "نصف \ufffd"
    assert part.notes == ("halves of characters in this text stand as U+FFFD",)


def test_who_stops_early_leaves_nothing_behind(worker: Worker, tmp_path: Path) -> None:
    parts = worker.parts(order(tmp_path, "text أول", "sleep 60"), name="f", container=True)
    next(parts)
    pid, folder = process(worker), Path(worker._folder)
    parts.close()
    assert not folder.exists()
    assert pid is not None
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)


def test_no_code_is_taken_from_the_folder_one_stands_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("lxml", "yaml", "trafilatura", "resource"):
        (tmp_path / f"{name}.py").write_text("raise SystemExit(3)", encoding="utf-8")
    (tmp_path / "page.html").write_text("<meta charset=utf-8><p>نص الصفحة التي تقرأ هنا.</p>", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    with Worker() as started:
        (page,) = started.parts(Path("page.html"), name="page.html")
    assert isinstance(page, Extracted)
    assert page.text == "نص الصفحة التي تقرأ هنا."


def test_the_worker_ends_with_the_process_it_works_for(tmp_path: Path) -> None:
    path = order(tmp_path, "text أول", "sleep 60")
    program = (
        "import sys, time; from pathlib import Path; from rawi.ingest import Worker\n"
        "worker = Worker(program='faulty_worker'); parts = worker.parts(Path(sys.argv[1]), name='f'); next(parts)\n"
        "print(worker._process.pid, worker._folder, flush=True); time.sleep(60)"
    )
    parent = subprocess.Popen(
        [sys.executable, "-c", program, str(path)],
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parent)},
    )
    assert parent.stdout is not None
    pid, folder = parent.stdout.readline().split(" ")
    parent.kill()
    parent.wait()
    parent.stdout.close()
    deadline = time.monotonic() + 20
    while Path(f"/proc/{pid}").exists() and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not Path(f"/proc/{pid}").exists() or "Z" in Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").split()
    assert not Path(folder.strip()).exists()
