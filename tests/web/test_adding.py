"""Adding: files, text that is pasted, what is known of it; the trace runs beside and says how it goes."""

import subprocess
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from apps import TestClient, client_of, csrf

import rawi.web.job as job_module
from rawi.case import Case
from rawi.model import Document
from rawi.web.job import Job


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[TestClient]:
    with Case.create(tmp_path / "case"):
        pass
    with client_of(tmp_path / "case") as client:
        yield client


def traced(client: TestClient, folder: Path) -> list[Document]:
    """Return the documents of the case once the job is done."""
    end = time.monotonic() + 120
    while 'class="banner"' not in (page := client.get("/progress?lang=en").text) or "Traced." not in page:
        assert time.monotonic() < end and "stopped before" not in page, page
        time.sleep(0.2)
    with Case.open(folder) as case:
        return list(case.rows(Document))


def test_an_empty_case_says_how_it_is_filled(empty: TestClient) -> None:
    page = empty.get("/?lang=en").text
    assert "still empty" in page and 'action="/add"' in page and 'action="/add/paste"' in page


def test_files_of_one_name_in_two_folders_both_come_in_and_a_bad_one_is_named(
    empty: TestClient, tmp_path: Path
) -> None:
    given = {
        "a/page.txt": "قصف الطيران بلدة الخوين.",
        "b/page.txt": "أسرت الفصائل عشرة عناصر.",
        "../up.txt": "نص ثالث.",
    }
    files = [("files", (name, text.encode())) for name, text in given.items()]
    # With the folder it is held in this is a path that is shown without its middle.
    long = f"{'تقرير عن قصف البلدة ' * 4}صباح اليوم.txt"
    files += [("files", ("empty.txt", b"")), ("files", (f"b/{long}", b""))]
    assert empty.post("/add", data={"csrf": csrf(empty)}, files=files).status_code == 200
    documents = traced(empty, tmp_path / "case")
    assert sorted(document.text for document in documents) == sorted(given.values())
    assert {document.path for document in documents} >= {"a/page.txt", "b/page.txt"}
    said = empty.get("/add").text
    assert "empty.txt" in said and f">b/{long}" in said
    assert "incoming" not in said and "…" not in said
    assert list((tmp_path / "case" / "incoming").iterdir()) == []
    assert not (tmp_path / "up.txt").exists()


def test_pasted_text_keeps_its_letters_and_what_is_known_of_it(empty: TestClient, tmp_path: Path) -> None:
    text = 'عنوان: فيه نقطتان\n\nقال "الجيش" إنه أسر 12.'
    facts = {"title": "عنوان: «آخر»\nسطر", "source": "سمارت", "published": "2018-02-13", "url": "https://example.org/1"}
    form = {"csrf": csrf(empty), "text": text, **facts}
    assert empty.post("/add/paste", data=form).status_code == 200
    (document,) = traced(empty, tmp_path / "case")
    assert document.text.replace("\r\n", "\n") == text
    assert document.published.start == "2018-02-13" and document.extra["url"] == "https://example.org/1"
    assert document.title is not None and document.title.startswith("عنوان: «آخر»")


def test_a_trace_runs_nothing_of_the_folder_it_is_started_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    evidence = tmp_path / "evidence"
    evidence.mkdir()
    (evidence / "msgspec.py").write_text("open('was_run', 'w').close()", encoding="utf-8")
    (evidence / "page.txt").write_text("قصف الطيران بلدة الخوين.", encoding="utf-8")
    monkeypatch.chdir(evidence)
    job = Job()
    assert job.start(tmp_path / "case", [evidence / "page.txt"], by="سلمى")
    end = time.monotonic() + 60
    while job.progress().running:
        assert time.monotonic() < end
        time.sleep(0.1)
    assert job.progress().stage == "done"
    assert not (evidence / "was_run").exists()


def test_what_is_added_next_is_traced_by_the_same_process_while_it_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    started: list[subprocess.Popen[bytes]] = []
    begin = subprocess.Popen

    def noted(*given: Any, **named: Any) -> subprocess.Popen[bytes]:
        started.append(begin(*given, **named))
        return started[-1]

    monkeypatch.setattr(job_module.subprocess, "Popen", noted)
    job = Job()
    for number, stays in enumerate((60.0, 60.0, 0.0, 60.0)):
        monkeypatch.setattr(job_module, "_STAYS_SECONDS", stays)
        page = tmp_path / f"{number}.txt"
        page.write_text(f"قصف الطيران بلدة الخوين {number}.", encoding="utf-8")
        assert job.start(tmp_path / "case", [page], by="سلمى")
        end = time.monotonic() + 90
        while job.progress().running:
            assert time.monotonic() < end
            time.sleep(0.1)
        assert (job.progress().stage, job.progress().added) == ("done", 1)
        if not stays:
            assert started[0].wait(30) == 0
    assert len(started) == 2
    job.stop()
    assert started[1].wait(30) != 0
    with Case.open(tmp_path / "case") as case:
        assert len(case.documents()) == 4


def test_one_trace_at_a_time(tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_text("قصف الطيران بلدة الخوين.", encoding="utf-8")
    job = Job()
    assert job.start(tmp_path / "case", [page], by="سلمى")
    assert not job.start(tmp_path / "case", [page], by="سلمى")
    job.stop()
    end = time.monotonic() + 30
    while job.progress().running:
        assert time.monotonic() < end
        time.sleep(0.1)
