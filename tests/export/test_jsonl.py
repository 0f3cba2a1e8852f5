"""Files on the way out are whole or not there."""

import os
import stat
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest

from rawi.case import Case, write_whole
from rawi.export.jsonl import jsonl
from rawi.export.select import select


def test_an_empty_case_is_an_empty_record(tmp_path: Path) -> None:
    output = BytesIO()
    with Case.create(tmp_path / "case") as case, select(case) as selected:
        assert jsonl(selected, output) == ()
    assert output.getvalue() == b""


def test_a_file_is_replaced_whole(tmp_path: Path) -> None:
    path = tmp_path / ("خ" * 120 + ".jsonl")
    write_whole(path, [b"one\n", b"two\n"])
    write_whole(path, [b"three\n"])
    assert path.read_bytes() == b"three\n"
    umask = os.umask(0)
    os.umask(umask)
    assert stat.S_IMODE(path.stat().st_mode) == 0o666 & ~umask
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("error", [OSError, KeyboardInterrupt])
def test_what_fails_in_the_middle_leaves_the_old_file(tmp_path: Path, error: type[BaseException]) -> None:
    path = tmp_path / "record.jsonl"
    write_whole(path, [b"old"])

    def chunks() -> Iterator[bytes]:
        yield b"new"
        raise error

    with pytest.raises(error):
        write_whole(path, chunks())
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_link_stays_a_link_and_a_pipe_a_pipe(tmp_path: Path) -> None:
    path, link = tmp_path / "record.jsonl", tmp_path / "link"
    link.symlink_to(path)
    write_whole(link, [b"x"])
    assert link.is_symlink()
    assert path.read_bytes() == b"x"
    write_whole(Path("/dev/null"), [b"x"])
    assert Path("/dev/null").is_char_device()
