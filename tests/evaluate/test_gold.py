"""Gold is read strictly: what is wrong is said with file and item."""

import json
from pathlib import Path
from typing import Any

import pytest

from rawi.evaluate.gold import GoldError, find, load

TEXT = "قصفت الطائرات القرية. وقتل ثلاثة."
ROOT = Path(__file__).parents[1] / "gold"


def document(**layers: Any) -> dict[str, Any]:
    return {"path": "a.txt", "published": None, **layers}


def written(folder: Path, gold: dict[str, Any], *, text: str = TEXT) -> Path:
    (folder / "a.txt").write_text(text, encoding="utf-8")
    path = folder / "a.gold.json"
    path.write_text(json.dumps({"name": "a", "documents": [document()], **gold}), encoding="utf-8")
    return path


def claim(id: str = "c1", start: int = 0, end: int = 20) -> dict[str, Any]:
    return {
        "id": id,
        "start": start,
        "end": end,
        "text": TEXT[start:end],
        "event_type": "airstrike|shelling",
        "chain": ["one", None],
    }


def test_all_gold_of_the_project_loads() -> None:
    for path in find([ROOT]):
        case = load(path)
        assert len(case.documents) == len(case.gold.documents)


def test_a_layer_that_is_absent_is_null(tmp_path: Path) -> None:
    case = load(written(tmp_path, {"documents": [document(claims=[claim()])]}))
    (given,) = case.gold.documents
    assert given.passages is None
    assert given.claims is not None
    assert given.claims[0].chain == ("one", None)
    assert case.path == tmp_path / "a.gold.json"


def test_offsets_count_after_front_matter(tmp_path: Path) -> None:
    path = written(tmp_path, {"documents": [document(claims=[claim()])]}, text=f"---\nlanguage: ar\n---\n{TEXT}")
    assert load(path).documents[0].text == TEXT


@pytest.mark.parametrize(
    ("gold", "problem"),
    [
        ({"colour": "red"}, "unknown field `colour`"),
        (
            {"documents": [document(claims=[{**claim(), "text": "other"}])]},
            "a.txt: claims 1: other words stand at 0-20",
        ),
        ({"documents": [document(claims=[claim(), claim()])]}, "claims: the same id twice"),
        ({"documents": [document(claims=[{**claim(), "modality": "maybe"}])]}, "Invalid enum value 'maybe'"),
        ({"documents": [document(), document()]}, "documents: the same path twice"),
        ({"events": [{"id": "E1", "event_type": "battle", "claims": ["c9"]}]}, "event E1: there is no claim c9"),
        ({"origins": [{"event": "E1", "low": 1, "high": 1}]}, "origins: there is no event E1"),
        (
            {
                "disagreements": [
                    {"id": "d", "about": "who", "nature": "update", "spans": [{"document": "b", "start": 0, "end": 1}]}
                ]
            },
            "disagreement d: there is no document b",
        ),
        (
            {
                "disagreements": [
                    {
                        "id": "d",
                        "about": "who",
                        "nature": "update",
                        "spans": [{"document": "a.txt", "start": 5, "end": 500}],
                    }
                ]
            },
            "disagreement d: 5-500 is outside of a.txt",
        ),
        (
            {"derivations": [{"source": "a.txt#4", "target": "a.txt#0", "kind": "quotes", "declared": True}]},
            "derivations: there is no passage a.txt#4",
        ),
    ],
)
def test_what_is_wrong_is_said(tmp_path: Path, gold: dict[str, Any], problem: str) -> None:
    path = written(tmp_path, gold)
    with pytest.raises(GoldError) as caught:
        load(path)
    assert str(caught.value).startswith(f"{path}: ")
    assert problem in str(caught.value)


def test_intervals_of_origins(tmp_path: Path) -> None:
    gold = {
        "documents": [document(claims=[claim()])],
        "events": [{"id": "E1", "event_type": "battle", "claims": ["c1"]}],
        "origins": [{"event": "E1", "low": 2, "high": 1, "roots": [None]}],
    }
    with pytest.raises(GoldError, match="low is above high"):
        load(written(tmp_path, gold))


def test_a_claim_is_in_one_event(tmp_path: Path) -> None:
    event = {"id": "E1", "event_type": "battle", "claims": ["c1"]}
    gold = {"documents": [document(claims=[claim()])], "events": [event, {**event, "id": "E2"}]}
    with pytest.raises(GoldError, match="claim c1 is in another event"):
        load(written(tmp_path, gold))


def test_a_missing_text_and_bytes_that_are_no_json(tmp_path: Path) -> None:
    path = written(tmp_path, {})
    (tmp_path / "a.txt").unlink()
    with pytest.raises(GoldError, match="no such file"):
        load(path)
    path.write_text("{", encoding="utf-8")
    with pytest.raises(GoldError, match=str(path)):
        load(path)


def test_where_gold_is_looked_for(tmp_path: Path) -> None:
    with pytest.raises(GoldError, match="no gold found"):
        find([tmp_path])
    with pytest.raises(GoldError, match="no such file"):
        find([tmp_path / "nowhere"])
    path = written(tmp_path, {})
    assert find([tmp_path, path]) == [path]
