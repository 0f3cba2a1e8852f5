"""Of two copies the earlier is the source; where nothing shows which that is, nobody is called it."""

import pytest
from linked_texts import linked

from rawi import read_text
from rawi.cli.summary import summary
from rawi.lexicon import load
from rawi.link.growing import GrowingCase
from rawi.link.pipeline import link
from rawi.model import Derivation, Links, Reading
from rawi.read import read
from rawi.web.view import arrange

SHELL = (
    "أصيب {} مدنيين بسقوط قذيفة على منزل في منطقة ديلة بالزاوية خلال اشتباكات بين مجموعة الفار ومجموعة الكابوات، وأغلق "
    "الطريق الساحلي عند بوابة الصمود أمام حركة السير حتى إشعار آخر."
)
MORE = " ونقل المصابون إلى مستشفى الزاوية التعليمي حيث يعالجون، بحسب ما قال أطباء فيه، وطالب الأهالي بوقف القتال هناك."


def way(links: Links, readings: tuple[Reading, ...]) -> str:
    """Return from which text to which, and whether that is shown."""
    at = {passage.id: number for number, reading in enumerate(readings) for passage in reading.passages}
    (one,) = (edge for edge in links.derivations if isinstance(edge, Derivation))
    return "open" if one.either_way else f"{at[one.source]} > {at[one.target]}"


def told_of(readings: tuple[Reading, ...], links: Links) -> str:
    rows = [row for reading in readings for row in reading.rows()]
    rows += [*links.reuses, *links.derivations, *links.events, *links.disagreements]
    return " ".join(" ".join(summary(arrange(rows))).split())


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
    told = told_of(*linked(SHELL.format("ثلاثة"), SHELL.format("خمسة"), days=(None, None)))
    assert "nothing shows which was first" in told
    assert "1 INDEPENDENT ORIGIN: “صحيفة الوادي 0” or “صحيفة الوادي 1”" in told


HOME = "{}\nالثلاثاء 14 مايو 2019\n\n"
MARKET = (
    "قتل سبعة مدنيين وأصيب عشرة آخرون بقصف مدفعي نفذه الجيش السوري على سوق الخضار في بلدة كفرنبل بريف إدلب صباح اليوم "
    "الثلاثاء{}.\n"
)
ONE, OTHER = HOME.format("وكالة النهرين"), HOME.format("شبكة الفرات")


def linked_pages(*pages: str) -> tuple[tuple[Reading, ...], Links]:
    readings = sorted((read_text(page) for page in pages), key=lambda reading: reading.document.id)
    return link(readings, load(), read=read)


@pytest.mark.parametrize("together", [True, False])
def test_who_copied_once_tells_other_things_for_himself(together: bool) -> None:
    more = (
        "قتل خمسة أشخاص بانفجار سيارة مفخخة في مدينة الباب.\n",
        "أدى تفجير سيارة ملغومة في الباب إلى مقتل تسعة أشخاص، حسبما أفاد مراسلنا.\n",
    )
    market = MARKET.format("")
    pages = [ONE + market, OTHER + market, ONE + more[0], OTHER + more[1]]
    if together:
        pages = [ONE + market + more[0], OTHER + market + more[1]]
    readings, links = linked_pages(*pages)
    assert any(edge.either_way for edge in links.derivations)
    counted = {
        (figure.low, figure.high): (event.independent.low, event.independent.high)
        for event in links.events
        for figure in event.figures
        if figure.what == "killed"
    }
    assert counted == {(7, 7): (1, 1), (5, 9): (2, 2)}
    told = told_of(readings, links)
    assert "2 INDEPENDENT ORIGINS: “" in told and "(a third party); “" in told
    case = GrowingCase(load(), read=read)
    for page in reversed(pages):
        case.add([read_text(page)])
    assert case.links(reading.document.id for reading in readings)[1].events == links.events


def test_of_those_of_no_name_no_more_are_told_than_are_counted() -> None:
    said = MARKET.format("، وفق ما قاله سكان في البلدة")
    told = told_of(*linked_pages(ONE + said, OTHER + said))
    assert "1 INDEPENDENT ORIGIN: “سكان في البلدة” -" in told
    assert "perhaps" not in told
