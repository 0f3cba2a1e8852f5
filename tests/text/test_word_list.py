"""The copy of the word list in the user's cache folder is only taken where it is whole and of the same making."""

from collections.abc import Callable
from pathlib import Path

import pytest

from rawi.text import copies, word_list


@pytest.fixture
def copy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Make the list short, and return where its copy will be."""
    monkeypatch.setattr(word_list, "_unpacked", lambda: frozenset({"قرية", "بيت", "بيتنا"}))
    monkeypatch.setattr(copies, "cache_folder", lambda: tmp_path / "new" / "rawi")
    return tmp_path / "new" / "rawi" / f"word-forms-{copies._PLACE}"


def _hold(forms: word_list.WordForms | frozenset[str], *words: str) -> bool:
    """Whether the forms hold these words and none that is only like them."""
    return all(word in forms and f"{word}ه" not in forms and word[:2] not in forms for word in words)


def never() -> frozenset[str]:
    raise AssertionError("the list was unpacked though a copy was there")


def test_the_copy_gives_what_the_list_gives(copy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = word_list.word_forms()
    monkeypatch.setattr(word_list, "_unpacked", never)
    read = word_list.word_forms()
    assert isinstance(read, word_list.WordForms)
    for forms in (made, read):
        assert _hold(forms, "قرية", "بيت", "بيتنا")
        assert "" not in forms
        assert "دار" not in forms
    assert [path.name for path in copy.parent.iterdir()] == [copy.name]


@pytest.mark.parametrize("damage", [lambda held: held[:-3], lambda held: held + "\nخطأ".encode(), lambda _: b""])
def test_a_damaged_copy_is_made_anew(copy: Path, damage: Callable[[bytes], bytes]) -> None:
    word_list.word_forms()
    whole = copy.read_bytes()
    copy.write_bytes(damage(whole))
    assert _hold(word_list.word_forms(), "قرية", "بيت")
    assert copy.read_bytes() == whole


def test_a_copy_that_is_no_text_is_made_anew(copy: Path) -> None:
    word_list.word_forms()
    whole = copy.read_bytes()
    copies.write_copy("word-forms", word_list.word_list_made_of(), lambda: b"\xff\xfe")
    assert _hold(word_list.word_forms(), "قرية", "بيت")
    assert copy.read_bytes() == whole


def test_a_copy_of_another_list_is_made_anew(copy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    word_list.word_forms()
    monkeypatch.setattr(word_list, "_unpacked", lambda: frozenset({"دار"}))
    monkeypatch.setattr(word_list, "word_list_made_of", lambda: b"another")
    monkeypatch.setattr(word_list, "_MADE_OF", b"another")
    assert _hold(word_list.word_forms(), "دار")
    assert isinstance(word_list.word_forms(), word_list.WordForms)


def test_a_list_that_was_replaced_since_the_code_was_loaded_has_no_copy(
    copy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(word_list, "word_list_made_of", lambda: b"another")
    assert _hold(word_list.word_forms(), "قرية", "بيت")
    assert not copy.exists()


def test_without_a_folder_to_write_to_the_list_is_unpacked(copy: Path) -> None:
    copy.parent.parent.write_text("a file where the folder should be", encoding="utf-8")
    assert _hold(word_list.word_forms(), "قرية", "بيت")


def test_the_real_list_is_known_and_knows_plain_words(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(copies, "cache_folder", lambda: tmp_path)
    made = word_list.word_forms()
    assert isinstance(made, frozenset)
    read = word_list.word_forms()
    assert all(word in read for word in made)
    assert "مدينه" in made
    assert "" not in made


@pytest.mark.parametrize(("given", "folder"), [("/held/here", "/held/here/rawi"), ("not/whole", None)])
def test_the_folder_is_the_one_the_user_named(monkeypatch: pytest.MonkeyPatch, given: str, folder: str | None) -> None:
    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.setenv("XDG_CACHE_HOME", given)
    assert copies.cache_folder() == (Path(folder) if folder else None)


def test_without_a_home_there_is_no_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.delenv("XDG_CACHE_HOME", raising=False)
    monkeypatch.setenv("HOME", "/home/somebody")
    assert copies.cache_folder() == Path("/home/somebody/.cache/rawi")
    monkeypatch.setenv("HOME", "")
    assert copies.cache_folder() is None
