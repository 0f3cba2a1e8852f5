"""Copies are read and written only where nobody but this user can have put them."""

import os
import stat
import time
from pathlib import Path

import pytest

from rawi.text import copies

FILE = f"words-{copies._PLACE}"
pytestmark = pytest.mark.skipif(not hasattr(os, "geteuid"), reason="a system without owners of files")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return where the copies will be; nothing is there."""
    folder = tmp_path / "home" / ".cache" / "rawi"
    monkeypatch.setattr(copies, "cache_folder", lambda: folder)
    folder.parent.parent.mkdir(mode=0o700)
    return folder


def _give_away(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Make `path` another user's."""
    user = os.geteuid()
    if user == 0:
        os.chown(path, 12345, -1)
    else:
        monkeypatch.setattr(os, "geteuid", lambda: user + 1)


def _never() -> bytes:
    raise AssertionError("a copy was laid out though it cannot be written")


def _mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


@pytest.mark.parametrize("umask", [0o002, 0o022, 0o077])
def test_a_copy_and_its_folders_are_the_users_alone(folder: Path, umask: int) -> None:
    before = os.umask(umask)
    try:
        copies.write_copy("words", b"made", lambda: b"body")
    finally:
        os.umask(before)
    assert copies.read_copy("words", b"made") == b"body"
    assert _mode(folder / FILE) == 0o600
    assert _mode(folder) == _mode(folder.parent) == 0o700
    assert [path.name for path in folder.iterdir()] == [FILE]


@pytest.mark.parametrize(("folder_mode", "file_mode"), [(0o770, 0o600), (0o707, 0o600), (0o700, 0o620), (0o700, 0o602)])
def test_what_others_may_write_to_is_not_read(folder: Path, folder_mode: int, file_mode: int) -> None:
    copies.write_copy("words", b"made", lambda: b"body")
    (folder / FILE).chmod(file_mode)
    folder.chmod(folder_mode)
    assert copies.read_copy("words", b"made") is None


def test_what_others_may_only_read_is_read(folder: Path) -> None:
    copies.write_copy("words", b"made", lambda: b"body")
    (folder / FILE).chmod(0o644)
    folder.chmod(0o755)
    assert copies.read_copy("words", b"made") == b"body"


@pytest.mark.parametrize("of", ["file", "folder"])
def test_what_is_another_users_is_not_read(folder: Path, monkeypatch: pytest.MonkeyPatch, of: str) -> None:
    copies.write_copy("words", b"made", lambda: b"body")
    _give_away(folder if of == "folder" else folder / FILE, monkeypatch)
    assert copies.read_copy("words", b"made") is None


def test_nothing_is_written_to_a_folder_that_others_may_write_to(folder: Path) -> None:
    folder.mkdir(parents=True)
    folder.chmod(0o770)
    copies.write_copy("words", b"made", _never)
    assert not list(folder.iterdir())


def test_no_folder_is_made_in_the_home_of_another(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    home = folder.parent.parent
    _give_away(home, monkeypatch)
    copies.write_copy("words", b"made", _never)
    assert not list(home.iterdir())


def test_a_folder_that_is_a_link_is_not_used(folder: Path) -> None:
    copies.write_copy("words", b"made", lambda: b"body")
    folder.rename(folder.with_name("elsewhere"))
    folder.symlink_to(folder.with_name("elsewhere"))
    assert copies.read_copy("words", b"made") is None


def test_a_pipe_in_place_of_a_copy_is_not_waited_for(folder: Path) -> None:
    folder.mkdir(mode=0o700, parents=True)
    os.mkfifo(folder / FILE, 0o600)
    assert copies.read_copy("words", b"made") is None
    copies.write_copy("words", b"made", lambda: b"body")
    assert copies.read_copy("words", b"made") == b"body"


def test_a_folder_in_place_of_a_copy_is_left_alone(folder: Path) -> None:
    (folder / FILE).mkdir(parents=True)
    folder.chmod(0o700)
    copies.write_copy("words", b"made", lambda: b"body")
    assert copies.read_copy("words", b"made") is None
    assert [path.name for path in folder.iterdir()] == [FILE]


def test_nothing_is_laid_out_where_a_file_is_in_place_of_the_folder(folder: Path) -> None:
    folder.parent.write_text("a file where the folder should be")
    copies.write_copy("words", b"made", _never)
    assert copies.read_copy("words", b"made") is None


@pytest.mark.skipif(hasattr(os, "geteuid") and os.geteuid() == 0, reason="root may write anywhere")
@pytest.mark.parametrize("there", [False, True])
def test_nothing_is_laid_out_in_a_home_that_is_read_only(folder: Path, there: bool) -> None:
    if there:
        folder.mkdir(mode=0o700, parents=True)
        folder.chmod(0o500)
    folder.parent.parent.chmod(0o500)
    copies.write_copy("words", b"made", _never)
    assert copies.read_copy("words", b"made") is None
    folder.parent.parent.chmod(0o700)


def test_a_copy_that_cannot_be_laid_out_leaves_no_part(folder: Path) -> None:
    with pytest.raises(AssertionError, match="laid out"):
        copies.write_copy("words", b"made", _never)
    assert not list(folder.iterdir())


def _aged(path: Path, days: float) -> Path:
    path.touch(mode=0o600)
    when = time.time() - days * 24 * 60 * 60
    os.utime(path, (when, when))
    return path


def test_what_was_left_is_removed_and_nothing_else(folder: Path) -> None:
    folder.mkdir(mode=0o700, parents=True)
    left = {_aged(folder / "words-0123abcd", 91), _aged(folder / "words-0123abcd.89abcdef", 2)}
    (folder / "words-01234567").mkdir()
    stays = {
        _aged(folder / "words-89abcdef", 89),
        _aged(folder / "words-0123abcd.01234567", 0.5),
        _aged(folder / "words-01234567", 100),
        _aged(folder / "words-2", 100),
        _aged(folder / "words-01234567.txt", 100),
        _aged(folder / "my-words-01234567", 100),
        _aged(folder / "words-0123456789", 100),
        _aged(folder / "notes", 100),
    }
    copies.write_copy("words", b"made", lambda: b"body")
    assert set(folder.iterdir()) == {*stays, folder / FILE}
    assert not any(path.exists() for path in left)


def test_a_copy_that_is_used_is_not_removed(folder: Path) -> None:
    copies.write_copy("words", b"made", lambda: b"body")
    copy = _aged(folder / FILE, 100)
    assert copies.read_copy("words", b"made") == b"body"
    assert time.time() - copy.stat().st_mtime < 60 * 60


def test_writers_at_once_leave_one_whole_copy(folder: Path) -> None:
    def body() -> bytes:
        copies.write_copy("words", b"made", lambda: b"other")
        assert copies.read_copy("words", b"made") == b"other"
        return b"body"

    copies.write_copy("words", b"made", body)
    assert copies.read_copy("words", b"made") == b"body"
    assert [path.name for path in folder.iterdir()] == [FILE]
