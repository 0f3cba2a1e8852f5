"""Copies of tables say what the tables say, and are taken only where they are whole and hold Rawi's own types."""

import io
import os
import pickle
from collections.abc import Callable
from pathlib import Path

import pytest

from rawi.lexicon import actors, kept, persons, places, triggers
from rawi.lexicon.actors import Actors
from rawi.lexicon.persons import Persons
from rawi.lexicon.places import Places
from rawi.lexicon.triggers import TriggerIndex
from rawi.text import analyse, copies


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(copies, "cache_folder", lambda: tmp_path)
    return tmp_path


@pytest.mark.parametrize(
    ("table", "load", "name"),
    [
        ("actors", actors.load, "الجيش السوري"),
        ("persons", persons.load, "بشار الأسد"),
        ("places", places.load, "خان شيخون"),
    ],
)
def test_a_copy_says_what_the_table_says(
    folder: Path, table: str, load: Callable[[], Actors | Persons | Places], name: str
) -> None:
    made, held = load.__wrapped__(), load.__wrapped__()
    assert len(list(folder.glob(f"{table}-*"))) == 1
    assert made.rows == held.rows
    assert made.entities == held.entities
    assert made.names.first_words == held.names.first_words
    found = made.names.find(analyse(name), 0)
    assert found is not None
    assert found == held.names.find(analyse(name), 0)


def test_a_copy_of_triggers_says_what_the_tables_say(folder: Path) -> None:
    assert triggers.tables() == triggers.tables()
    assert len(list(folder.iterdir())) == 1


def test_a_damaged_copy_is_made_anew(folder: Path) -> None:
    made = persons.load.__wrapped__()
    (copy,) = folder.glob("persons-*")
    whole = copy.read_bytes()
    copy.write_bytes(whole[:-3])
    assert persons.load.__wrapped__().rows == made.rows
    assert copy.read_bytes()[:64] == whole[:64]


def _fill(folder: Path, body: bytes) -> Path:
    """Give the one copy that is there another body, with its right digest."""
    (copy,) = folder.iterdir()
    copy.write_bytes(copies._digest(kept._made_of(), body) + b"\n" + body)
    return copy


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"no copy",
        pickle.dumps((1,))[:-1],
        pickle.dumps([1]),
        pickle.dumps(None),
        b"crawi.lexicon.gone\nRow\n.",
        b"crawi.lexicon.places\nGone\n.",
        b"crawi.lexicon.places\nPlaces\n)R.",
        b"\x80\x04\x8e" + (1 << 62).to_bytes(8, "little") + b".",
    ],
)
def test_a_copy_with_other_content_is_made_anew(folder: Path, body: bytes) -> None:
    tables = kept.kept("numbers", tuple)
    tables(lambda: (1,))()
    copy = _fill(folder, body)
    assert tables(lambda: (2,))() == (2,)
    assert pickle.loads(copy.read_bytes().partition(b"\n")[2]) == (2,)


def test_nothing_is_laid_out_for_a_copy_that_cannot_be_written(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def never(*_: object, **__: object) -> bytes:
        raise AssertionError("a copy was laid out though there is nowhere to write it")

    monkeypatch.setattr(pickle, "dumps", never)
    monkeypatch.setattr(copies, "cache_folder", lambda: None)
    assert kept.kept("numbers", tuple)(lambda: (1,))() == (1,)


class _Calls:
    """What would call a function of the system where it is read back."""

    def __reduce__(self) -> tuple[Callable[[str], int], tuple[str]]:
        return os.system, ("exit 1",)


def test_a_copy_that_calls_something_is_not_taken(folder: Path) -> None:
    tables = kept.kept("calls", str)
    assert isinstance(tables(_Calls)(), _Calls)
    (copy,) = folder.iterdir()
    body = copy.read_bytes().partition(b"\n")[2]
    with pytest.raises(pickle.UnpicklingError, match="no type of a table"):
        kept._OwnTypes(io.BytesIO(body)).load()
    assert tables(lambda: "made")() == "made"


@pytest.mark.parametrize(
    ("module", "name"),
    [
        ("rawi.web.job", "subprocess.Popen"),
        ("rawi.lexicon.kept", "pickle.Unpickler"),
        ("rawi.lexicon.kept", "Path"),
        ("rawi.web.job", "Job"),
        ("os", "system"),
        ("builtins", "eval"),
    ],
)
def test_no_name_leads_out_of_the_tables_own_types(module: str, name: str) -> None:
    with pytest.raises(pickle.UnpicklingError, match="no type of a table"):
        kept._OwnTypes(io.BytesIO()).find_class(module, name)


def test_a_copy_that_goes_through_a_module_starts_no_program(folder: Path) -> None:
    started = folder / "started"
    words = b"".join(b"\x8c" + bytes([len(word)]) + word for word in (b"touch", str(started).encode()))
    body = b"\x80\x04\x8c\x0crawi.web.job\x8c\x10subprocess.Popen\x93(" + b"]" + b"(" + words + b"et" + b"R."
    with pytest.raises(pickle.UnpicklingError, match="no type of a table"):
        kept._OwnTypes(io.BytesIO(body)).load()
    assert not started.exists()


# Sets an attribute of a type: names only what a copy may name.
_PLANTED = b"\x80\x04crawi.lexicon.triggers\nTriggerIndex\nN}\x8c\x07planted\x88s\x86b."


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="a system without owners of files")
@pytest.mark.parametrize("way", ["file others may write to", "folder others may write to", "another user's"])
def test_a_copy_that_another_may_have_written_changes_no_type(
    folder: Path, monkeypatch: pytest.MonkeyPatch, way: str
) -> None:
    tables = kept.kept("numbers", tuple)
    tables(lambda: (1,))()
    copy = _fill(folder, _PLANTED)
    match way:
        case "file others may write to":
            copy.chmod(0o620)
        case "folder others may write to":
            folder.chmod(0o770)
        case _:
            user = os.geteuid()
            monkeypatch.setattr(os, "geteuid", lambda: user + 1)
    assert tables(lambda: (2,))() == (2,)
    assert not hasattr(TriggerIndex, "planted")


def test_tables_of_another_making_are_made_anew(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    one = kept.kept("numbers", tuple)
    assert one(lambda: (1,))() == (1,)
    assert one(lambda: (2,))() == (1,)
    monkeypatch.setattr(kept, "_made_of", lambda: b"another")
    monkeypatch.setattr(kept, "_MADE_OF", b"another")
    assert one(lambda: (2,))() == (2,)
    assert one(lambda: (3,))() == (2,)


def test_code_that_was_replaced_since_it_was_loaded_writes_no_copy(
    folder: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = tmp_path_factory.mktemp("package")
    (package / "lexicon").mkdir()
    source = package / "lexicon" / "places.py"
    source.write_text("old")
    monkeypatch.setattr(kept, "_ROOT", package)
    monkeypatch.setattr(kept, "_MADE_OF", kept._made_of())
    numbers = kept.kept("numbers", tuple)
    source.write_text("new")
    assert numbers(lambda: (1,))() == (1,)
    assert not list(folder.iterdir())
    source.write_text("old")
    assert numbers(lambda: (2,))() == (2,)
    source.write_text("new")
    assert numbers(lambda: (3,))() == (2,)
