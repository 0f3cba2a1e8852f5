"""Whose text a page only passes on."""

import pytest

from rawi.lexicon import load
from rawi.model import Document
from rawi.read import read_text
from rawi.read.reader import read

REPORT = "قصف الطيران سوق البلدة صباح اليوم وقتل خمسة مدنيين وجرح عشرة آخرين."


def chains(text: str) -> set[tuple[str | None, ...]]:
    reading = read_text(text)
    names = {source.id: source.name for source in reading.sources} | {e.id: e.name for e in reading.entities}
    return {tuple(names.get(link.speaker or "") for link in claim.attribution) for claim in reading.claims}


@pytest.mark.parametrize(
    ("line", "author"),
    [
        ("شبكة بردى || منشور الاخ سالم العلي", "سالم العلي"),
        ("شبكة بردى / شهادة المهندس خالد باعباد", "خالد باعباد"),
        ("شبكة بردى - تدوينة للدكتور أحمد الحسن", "أحمد الحسن"),
    ],
)
def test_a_post_behind_the_name_of_a_page_is_its_writers(line: str, author: str) -> None:
    assert chains(f"{line}\n\n{REPORT}") == {("شبكة بردى", author)}


@pytest.mark.parametrize("part", ["رسالة من الرئيس إلى الشعب", "شهادة ناجين من المجزرة"])
def test_what_a_text_is_about_is_nobody_who_wrote_it(part: str) -> None:
    assert chains(f"وكالة سنابل | {part}\n\n{REPORT}") == {("وكالة سنابل",)}


def test_the_last_line_may_say_so() -> None:
    assert (None, "أبو سليم") in chains(f"قصف على بلدة الرستن\n\n{REPORT}\n\nمنقول من الأخ أبو سليم")


@pytest.mark.parametrize(
    ("raw", "role"),
    [
        ("قتل ثلاثة مدنيين بقصف مدفعي على بلدة سرمين في ريف إدلب.", "report"),
        ("استهدفت قواتنا مواقع العدو في بلدة سرمين، ونؤكد أن مجاهدينا بخير.", "report"),
    ],
)
def test_a_forwarded_message_is_his_whose_it_was(raw: str, role: str) -> None:
    def chain(**extra: str) -> list[str | None]:
        document = Document(id="doc:x", path="", sha256="0" * 64, text=raw, extra={"source": "قناة الشمال", **extra})
        reading = read(document, load())
        names = {source.id: source.name for source in reading.sources}
        assert [passage.role for passage in reading.passages] == [role]
        return [names.get(link.speaker or "") for link in reading.claims[0].attribution]

    assert chain(forwarded_from="شبكة الوادي") == ["قناة الشمال", "شبكة الوادي"]
    assert chain() == ["قناة الشمال"]
