"""What a clause leaves unsaid is said to be so in the terminal, with the words it was taken from."""

import json
from pathlib import Path

from running import Rawi

TEXT = "سانا - 2 أيار 2024\n\nقصفت قوات الدعم السريع مدينة الفاشر صباح أمس، وقُتل ثلاثة مدنيين."


def test_a_claim_and_its_event_say_what_is_not_said(rawi: Rawi, tmp_path: Path) -> None:
    source, case = tmp_path / "a.txt", tmp_path / "case"
    source.write_text(TEXT, encoding="utf-8")
    assert rawi("trace", source, "--case", case).returncode == 0
    rows = [json.loads(line) for line in rawi("export", "--case", case, "--format", "jsonl").stdout.splitlines()]
    claim, event = (
        next(row["id"] for row in rows if row["type"] == kind and row["event_type"] == "killing")
        for kind in ("claim", "event")
    )
    said = " ".join(rawi("show", "--case", case, claim).stdout.split())
    assert "[ ] who: not said in this clause; taken from: “قوات الدعم السريع”" in said
    assert "[ ] when: not said in this clause; taken from: “صباح أمس” (the day of the strike it came of)" in said
    whole = " ".join(rawi("show", "--case", case, event).stdout.split())
    assert "[ ] who: not said in the clauses of this event; taken from: “قوات الدعم السريع”" in whole
    assert said in whole
