"""A bag is a valid bag, gives the same case again, and is refused where it is not as it was bagged."""

from pathlib import Path

import bagit
import pytest
from test_verify import Silent, found, take_in
from tiny import tiny_links

from rawi.case import Case, CaseError, audit
from rawi.case.bag import bag, unbag

NAMES = ("تقرير الخوين.txt", "a\nb\u202ec/../x.txt", "ن" * 200 + ".html")


@pytest.fixture
def case(tmp_path: Path) -> Path:
    folder = tmp_path / "case"
    with Case.create(folder, by="ليلى") as case:
        readings = take_in(case, *(f"خبر رقم {n}" for n in range(3)))
        case.replace_links(readings, tiny_links(*readings), state=case.state())
        first = case.given("", readings[0].document.sha256)[0]
        case.add((), [first._replace(path=f"/pages/{name}", last=True) for name in NAMES])
    return folder


def test_a_bag_is_valid_and_gives_the_same_case_again(case: Path, tmp_path: Path) -> None:
    done = bag(case, tmp_path / "bag", watch=Silent(), by="ليلى")
    held = bagit.Bag(str(tmp_path / "bag"))
    held.validate()
    assert held.info["Rawi-Audit-Head"] == done.head
    assert held.info["Payload-Oxum"] == f"{done.bytes}.{done.files}"
    assert unbag(tmp_path / "bag", tmp_path / "again", watch=Silent(), by="سامر") == 3
    assert found(tmp_path / "again") == ""
    with Case.open(case) as one, Case.open(tmp_path / "again") as two:
        assert list(one.lines()) == list(two.lines())
        assert one.linked()
        assert two.linked()
        ours, theirs = list(audit.entries(one.connection)), list(audit.entries(two.connection))
        assert ours[-1].action == "bagged"
        assert theirs[: len(ours) - 1] == ours[:-1]
        assert [(entry.action, entry.by) for entry in theirs[len(ours) - 1 :][:2]] == [
            ("unbagged", "سامر"),
            ("verified", "سامر"),
        ]
        for sql in ("SELECT * FROM file", "SELECT * FROM item", "SELECT * FROM search_root", "SELECT * FROM meta"):
            assert one.connection.execute(sql).fetchall() == two.connection.execute(sql).fetchall()


def test_originals_keep_their_names_as_far_as_a_disk_can_hold_them(case: Path, tmp_path: Path) -> None:
    with Case.create(case) as opened:
        for n, name in enumerate(NAMES):
            take_in(opened, f"أصل {n}", path=f"/pages/{name}")
    bag(case, tmp_path / "bag", watch=Silent())
    names = {path.name for path in (tmp_path / "bag" / "data" / "originals").rglob("*") if path.is_file()}
    assert "تقرير الخوين.txt" in names
    assert "x.txt" in names
    (long,) = [name for name in names if name.startswith("ننن")]
    assert long.endswith("ن.html")
    assert len(long.encode()) <= 120
    bagit.Bag(str(tmp_path / "bag")).validate()


@pytest.mark.parametrize("harm", ["change", "remove", "add"])
def test_a_bag_that_was_changed_is_refused(case: Path, tmp_path: Path, harm: str) -> None:
    bag(case, tmp_path / "bag", watch=Silent())
    original = next(path for path in (tmp_path / "bag" / "data" / "originals").rglob("*") if path.is_file())
    if harm == "change":
        original.write_bytes(b"x" * original.stat().st_size)
    elif harm == "remove":
        original.unlink()
    else:
        (original.parent / "more.txt").write_bytes(b"more")
    with pytest.raises(CaseError, match=r"is not as it was bagged: .*data/originals"):
        unbag(tmp_path / "bag", tmp_path / "again", watch=Silent())
    assert sorted(path.name for path in tmp_path.iterdir()) == ["bag", "case"]


def test_places_that_do_not_suit(case: Path, tmp_path: Path) -> None:
    with pytest.raises(CaseError, match="is there already"):
        bag(case, case, watch=Silent())
    with pytest.raises(CaseError, match="is not a bag"):
        unbag(case, tmp_path / "again", watch=Silent())
    with pytest.raises(CaseError, match="holds no case"):
        bag(tmp_path, tmp_path / "bag", watch=Silent())
    assert [path.name for path in tmp_path.iterdir()] == ["case"]
