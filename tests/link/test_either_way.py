"""Of two copies the earlier is the source; where nothing shows which that is, nobody is called it."""

import pytest

from rawi.cli.summary import summary
from rawi.lexicon import load
from rawi.link.pipeline import link
from rawi.model import Derivation, Document, Links, Published, Reading, content_id
from rawi.read import read
from rawi.web.view import arrange

SHELL = (
    "أصيب {} مدنيين بسقوط قذيفة على منزل في منطقة ديلة بالزاوية خلال اشتباكات بين مجموعة الفار ومجموعة الكابوات، وأغلق "
    "الطريق الساحلي عند بوابة الصمود أمام حركة السير حتى إشعار آخر."
)
MORE = " ونقل المصابون إلى مستشفى الزاوية التعليمي حيث يعالجون، بحسب ما قال أطباء فيه، وطالب الأهالي بوقف القتال هناك."


def linked(*texts: str, days: tuple[str | None, ...]) -> tuple[tuple[Reading, ...], Links]:
    readings = []
    for number, (text, day) in enumerate(zip(texts, days, strict=True)):
        document = Document(
            id=content_id("doc", number, text),
            path=f"{number}.txt",
            sha256="",
            text=text,
            published=Published(start=day, end=day, basis="explicit") if day else Published(),
            extra={"source": f"صحيفة الوادي {number}"},
        )
        readings.append(read(document, load()))
    return link(tuple(readings), load(), read=read)


def way(links: Links, readings: tuple[Reading, ...]) -> str:
    """Return from which text to which, and whether that is shown."""
    at = {passage.id: number for number, reading in enumerate(readings) for passage in reading.passages}
    (one,) = (edge for edge in links.derivations if isinstance(edge, Derivation))
    return "open" if one.either_way else f"{at[one.source]} > {at[one.target]}"


@pytest.mark.parametrize(
    ("texts", "days", "expected"),
    [
        ((SHELL.format("ثلاثة"), SHELL.format("خمسة")), (None, None), "open"),
        ((SHELL.format("ثلاثة"), SHELL.format("خمسة")), ("2024-08-19", "2024-08-19"), "open"),
        ((SHELL.format("ثلاثة"), SHELL.format("خمسة")), (None, "2024-08-19"), "open"),
        ((SHELL.format("ثلاثة"), SHELL.format("خمسة")), ("2024-08-20", "2024-08-19"), "1 > 0"),
        ((SHELL.format("ثلاثة"), SHELL.format("خمسة") + MORE), (None, None), "1 > 0"),
    ],
)
def test_a_letter_more_does_not_show_who_was_first(
    texts: tuple[str, str], days: tuple[str | None, str | None], expected: str
) -> None:
    readings, links = linked(*texts, days=days)
    assert way(links, readings) == expected


def test_the_two_together_are_one_origin_and_neither_dates_the_other() -> None:
    readings, links = linked(SHELL.format("ثلاثة"), SHELL.format("خمسة"), days=(None, "2024-08-19"))
    event = next(event for event in links.events if event.event_type == "injury")
    assert {origin.root for origin in event.origins} == {reading.sources[0].id for reading in readings}
    assert (event.independent.low, event.independent.high) == (1, 1)
    assert readings[0].document.published.start is None
    assert [one.nature for one in links.disagreements] == ["editorial_change"]


def test_it_is_said_so() -> None:
    readings, links = linked(SHELL.format("ثلاثة"), SHELL.format("خمسة"), days=(None, None))
    rows = [row for reading in readings for row in reading.rows()]
    rows += [*links.reuses, *links.derivations, *links.events, *links.disagreements]
    told = " ".join(" ".join(summary(arrange(rows))).split())
    assert "nothing shows which was first" in told
    assert "1 INDEPENDENT ORIGIN: “صحيفة الوادي 0” or “صحيفة الوادي 1”" in told
