"""The limits are documented as they are."""

from pathlib import Path

from rawi.ingest import limits

PAGE = (Path(__file__).parents[2] / "docs" / "reliability.md").read_text(encoding="utf-8")


def test_every_limit_is_documented_with_its_value() -> None:
    rows = {
        line.split("|")[1]: line.split("|")[2].replace(",", "") for line in PAGE.splitlines() if line.startswith("| `")
    }
    for name, value in vars(limits).items():
        if name.isupper() and name != "MB":
            (stated,) = [cell for names, cell in rows.items() if f"`{name}`" in names]
            shown = {str(value), str(value // limits.MB)}
            assert shown & set(stated.replace("million", "").split()), name
