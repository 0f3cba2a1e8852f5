"""Two annotators of one text: what they agree on counts, what they left out does not."""

import json
from pathlib import Path
from typing import Any

import pytest

from rawi.evaluate import GoldError, agreement

TEXT = "قال العقيد سالم إن داعش هاجم بلدة السفيرة فجر الثلاثاء وقتل خمسة جنود."


def span(words: str) -> dict[str, Any]:
    start = TEXT.index(words)
    return {"start": start, "end": start + len(words), "text": words}


def annotated(*, actor: str, low: int, killed_by: str, layers: tuple[str, ...]) -> dict[str, Any]:
    document = {
        "path": "a.txt",
        "passages": [{"role": "report", **span(TEXT), "narrator": None}],
        "mentions": [
            {"kind": "actor", **span("داعش"), "entity": actor},
            {"kind": "quantity", **span("خمسة"), "value": {"what": "soldier", "low": low, "high": low}},
        ],
        "quotations": [],
        "claims": [
            {
                "id": "c1",
                **span("وقتل خمسة جنود"),
                "event_type": "killing|battle",
                "agents": [killed_by],
                "chain": [None, "العقيد سالم"],
            }
        ],
    }
    return {"name": "a", "documents": [{name: document[name] for name in ("path", *layers)}]}


ALL = ("passages", "mentions", "quotations", "claims")


def written(folder: Path, first: dict[str, Any], second: dict[str, Any] | None) -> Path:
    folder.mkdir(parents=True)
    (folder / "a.txt").write_text(TEXT, encoding="utf-8")
    (folder / "a.gold.json").write_text(json.dumps(first), encoding="utf-8")
    if second is not None:
        (folder / "a.second.json").write_text(json.dumps(second), encoding="utf-8")
    return folder


def test_what_both_saw_counts_and_names_of_one_entity_are_one(tmp_path: Path) -> None:
    first = annotated(actor="Islamic State", low=5, killed_by="Islamic State", layers=ALL)
    second = annotated(actor="تنظيم الدولة الإسلامية", low=6, killed_by="Syrian Democratic Forces", layers=ALL)
    report = agreement([written(tmp_path / "gold" / "unseen-2", first, second)])
    (part,) = report.parts
    scores = {(layer, name): score.value for layer, held in part.layers.items() for name, score in held.items()}
    assert (part.name, part.documents) == ("unseen-2", 1)
    assert scores["passages", "f1"] == scores["claims", "f1"] == scores["chains.whole", "right"] == 1.0
    assert scores["mentions.actor", "right"] == 1.0
    assert scores["mentions.quantity", "wrong"] == 1.0
    assert scores["claims.agents", "f1"] == 0.0
    assert report.misses == ()


def test_layers_that_one_left_out_do_not_count(tmp_path: Path) -> None:
    first = annotated(actor="Islamic State", low=5, killed_by="Islamic State", layers=ALL)
    second = annotated(actor="Islamic State", low=5, killed_by="Islamic State", layers=("passages", "mentions"))
    (part,) = agreement([written(tmp_path / "dev", first, second)]).parts
    assert "mentions.actor" in part.layers
    assert not {"claims", "quotations"} & set(part.layers)


def test_gold_that_one_person_saw_alone_has_no_agreement(tmp_path: Path) -> None:
    first = annotated(actor="Islamic State", low=5, killed_by="Islamic State", layers=ALL)
    with pytest.raises(GoldError, match="no text was annotated twice"):
        agreement([written(tmp_path / "dev", first, None)])
