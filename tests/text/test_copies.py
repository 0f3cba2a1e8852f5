"""Copies are read and written only where nobody but this user can have put them."""

import os
import stat
from pathlib import Path

import pytest

from rawi.text import copies

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
    if os.geteuid() == 0:
        os.chown(path, 12345, -1)
    else:
        monkeypatch.setattr(os, "geteuid", lambda: 12345)


def _mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


@pytest.mark.parametrize("umask", [0o002, 0o022, 0o077])
def test_a_copy_and_its_folders_are_the_users_alone(folder: Path, umask: int) -> None:
    before = os.umask(umask)
    try:
        copies.write_copy("words", b"made", b"body")
    finally:
        os.umask(before)
    assert copies.read_copy("words", b"made") == b"body"
    assert _mode(folder / "words") == 0o600
    assert _mode(folder) == _mode(folder.parent) == 0o700
    assert [path.name for path in folder.iterdir()] == ["words"]


@pytest.mark.parametrize(("folder_mode", "file_mode"), [(0o770, 0o600), (0o707, 0o600), (0o700, 0o620), (0o700, 0o602)])
def test_what_others_may_write_to_is_not_read(folder: Path, folder_mode: int, file_mode: int) -> None:
    copies.write_copy("words", b"made", b"body")
    (folder / "words").chmod(file_mode)
    folder.chmod(folder_mode)
    assert copies.read_copy("words", b"made") is None


def test_what_others_may_only_read_is_read(folder: Path) -> None:
    copies.write_copy("words", b"made", b"body")
    (folder / "words").chmod(0o644)
    folder.chmod(0o755)
    assert copies.read_copy("words", b"made") == b"body"


@pytest.mark.parametrize("of", ["file", "folder"])
def test_what_is_another_users_is_not_read(folder: Path, monkeypatch: pytest.MonkeyPatch, of: str) -> None:
    copies.write_copy("words", b"made", b"body")
    _give_away(folder if of == "folder" else folder / "words", monkeypatch)
    assert copies.read_copy("words", b"made") is None


def test_nothing_is_written_to_a_folder_that_others_may_write_to(folder: Path) -> None:
    folder.mkdir(parents=True)
    folder.chmod(0o770)
    copies.write_copy("words", b"made", b"body")
    assert not list(folder.iterdir())


def test_no_folder_is_made_in_the_home_of_another(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    home = folder.parent.parent
    _give_away(home, monkeypatch)
    copies.write_copy("words", b"made", b"body")
    assert not list(home.iterdir())


def test_a_folder_that_is_a_link_is_not_used(folder: Path) -> None:
    copies.write_copy("words", b"made", b"body")
    folder.rename(folder.with_name("elsewhere"))
    folder.symlink_to(folder.with_name("elsewhere"))
    assert copies.read_copy("words", b"made") is None


def test_a_pipe_in_place_of_a_copy_is_not_waited_for(folder: Path) -> None:
    folder.mkdir(mode=0o700, parents=True)
    os.mkfifo(folder / "words", 0o600)
    assert copies.read_copy("words", b"made") is None
    copies.write_copy("words", b"made", b"body")
    assert copies.read_copy("words", b"made") == b"body"


def test_a_folder_in_place_of_a_copy_is_left_alone(folder: Path) -> None:
    (folder / "words").mkdir(parents=True)
    folder.chmod(0o700)
    copies.write_copy("words", b"made", b"body")
    assert copies.read_copy("words", b"made") is None
    assert [path.name for path in folder.iterdir()] == ["words"]
