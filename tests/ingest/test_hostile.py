"""What comes in may be made to do harm: each file is bounded in time and memory, gets one sentence, and stops no other.

The limits are those of `rawi.ingest.limits`.
"""

import os
import resource
import time
from collections import deque
from collections.abc import Iterator
from pathlib import Path

import hostile
import pytest
from containers import TEXT, web_page, zipped

from rawi.ingest import IngestError, Worker, documents
from rawi.ingest.door import extract
from rawi.ingest.limits import MEMORY
from rawi.ingest.unpack import ExhaustedError, unpacker
from rawi.model import Document

# Nothing below may take longer on a machine that does nothing else; the limits of the worker are wider.
SECONDS = 60
OURS = 150_000_000


@pytest.fixture(scope="module")
def worker() -> Iterator[Worker]:
    with Worker() as started:
        yield started


def taken(path: Path, worker: Worker) -> tuple[list[Document], list[str]]:
    """Return the documents and the sentences that a file gives."""
    found, said = [], []
    try:
        for one in documents(path, worker=worker):
            if isinstance(one, Document):
                found.append(one)
            else:
                said.append(str(one))
    except IngestError as error:
        said.append(str(error))
    return found, said


def peak(worker: Worker) -> int:
    """Return the most address space that the worker ever took, in bytes."""
    if worker._process is None:
        return 0
    status = Path(f"/proc/{worker._process.pid}/status").read_text(encoding="utf-8")
    return int(status.split("VmPeak:")[1].split()[0]) * 1024


@pytest.mark.parametrize("file", hostile.FILES, ids=lambda file: file.name)
def test_each_gets_one_sentence_within_the_limits(file: hostile.Hostile, worker: Worker, tmp_path: Path) -> None:
    folder = tmp_path / "a" / "b"
    folder.mkdir(parents=True)
    (folder / file.name).write_bytes(file.make())
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    started = time.monotonic()
    found, said = taken(folder / file.name, worker)
    assert time.monotonic() - started < SECONDS
    assert (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) * 1024 < OURS
    assert peak(worker) <= MEMORY
    texts = [document.text for document in found]
    assert texts or said
    assert any(file.says in words for words in texts + said)
    assert not any(file.never in words for words in texts)
    assert all("\n" not in sentence and "\u202e" not in sentence for sentence in said)
    assert max(map(len, texts), default=0) < 1_000_000
    # Nothing was written anywhere but into the worker's own folder, which is empty again.
    assert sorted(path.name for path in tmp_path.rglob("*")) == sorted(["a", "b", file.name])
    if worker._process is not None:
        assert not list(Path(worker._folder).iterdir())
    # And the worker, or the next, does its work.
    (folder / "good.html").write_bytes(web_page(TEXT))
    assert [document.text for document in taken(folder / "good.html", worker)[0]] == [TEXT]


@pytest.mark.parametrize(
    "head",
    [
        b"",
        b"%PDF-1.7\n",
        b"Message-ID: <1@a>\n\n",
        b'{"name": "x", "messages": [',
        b"<html>",
        b"\x89PNG\r\n\x1a\n",
    ],
)
def test_two_gigabytes_of_nothing(head: bytes, worker: Worker, tmp_path: Path) -> None:
    path = hostile.sparse(tmp_path / "sparse", head)
    started = time.monotonic()
    found, said = taken(path, worker)
    assert time.monotonic() - started < SECONDS
    assert not found
    assert len(said) <= 2
    assert said
    assert peak(worker) <= MEMORY


def test_all_archives_in_one_are_counted_together(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    path.write_bytes(zipped({f"{n}.zip": zipped({"a.txt": os.urandom(1000).hex()}) for n in range(20)}))
    with pytest.raises(ExhaustedError):
        list(extract(path, name="a.zip", unpack=unpacker(unpacked=10_000)))


def test_a_million_messages_in_flat_memory(tmp_path: Path, worker: Worker) -> None:
    path = tmp_path / "result.json"
    with path.open("w", encoding="utf-8") as file:
        file.write('{"name": "قناة", "type": "public_channel", "id": 1, "messages": [')
        for n in range(1_000_000):
            head = f'{"," if n else ""}{{"id": {n}, "type": "message", "date_unixtime": "1518512400", '
            file.write(f'{head}"text": "خبر {n}"}}\n')
        file.write("]}")
    with Worker() as fresh:
        found = documents(path, worker=fresh)
        for _ in range(1000):
            next(found)
        ours, theirs = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, peak(fresh)
        (last,) = deque(found, maxlen=1)
        assert isinstance(last, Document)
        assert last.text == "خبر 999999"
        assert (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - ours) * 1024 < 20_000_000
        assert peak(fresh) - theirs < 20_000_000
