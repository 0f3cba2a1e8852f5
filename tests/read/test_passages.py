"""What a page is made of: bounds, roles, narrators, and what the page says of itself."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rawi.ingest import ingest
from rawi.lexicon import load
from rawi.model import Document, Published
from rawi.read.passages import Segmentation, segment
from rawi.text import analyse

KHWEIN = Path(__file__).parents[2] / "examples" / "khwein-2018"


def page(text: str, *, author: str | None = None, published: Published | None = None, **extra: str) -> Segmentation:
    document = Document(
        id="d", path="p", sha256="0", text=text, author=author, published=published or Published(), extra=extra
    )
    return segment(document, analyse(text), load())


def shown(text: str, found: Segmentation) -> list[tuple[str, str | None, str]]:
    """Return role, narrator and first words of each passage."""
    names = {source.id: source.name for source in found.sources}
    return [
        (p.role, names[p.narrator] if p.narrator else None, " ".join(text[p.span.start : p.span.end].split()[:2]))
        for p in found.passages
    ]


def roles(text: str, **known: str) -> list[str]:
    return [passage.role for passage in page(text, **known).passages]


def name_of(found: Segmentation, source: str | None) -> str | None:
    return next((s.name for s in found.sources if s.id == source), None)


class TestTheTwoPages:
    def read(self, start: str) -> tuple[str, Segmentation]:
        document = ingest(next(KHWEIN.glob(f"{start}*.txt")))
        return document.text, segment(document, analyse(document.text), load())

    def test_the_agency_report(self) -> None:
        _, found = self.read("000")
        bounds = [(p.role, p.span.start, p.span.end) for p in found.passages]
        assert bounds == [("headline", 0, 67), ("dateline", 71, 84), ("report", 86, 2099), ("byline", 2104, 2120)]
        assert {name_of(found, p.narrator) for p in found.passages} == {"وكالة سمارت للأنباء"}
        assert found.author == "أمنة رياض"
        assert found.genre == "report"
        assert found.published == Published()

    def test_the_archive_page_holds_a_summary_and_the_full_statement(self) -> None:
        _, found = self.read("004")
        bounds = [(p.role, p.span.start, p.span.end) for p in found.passages]
        assert bounds == [("headline", 2, 92), ("metadata", 95, 173), ("summary", 177, 1184), ("statement", 1188, 2643)]
        assert [name_of(found, p.narrator) for p in found.passages] == [None, None, None, "غرفة عمليات دحر الغزاة"]
        assert found.author == "غرفة عمليات دحر الغزاة"
        assert (found.views, found.genre, found.source) == (204, "archive_page", None)
        assert (found.published.start, found.published.basis) == ("2018-02-13", "metadata")


REPORT = "سيطرت القوات صباح اليوم على القرية بعد معارك عنيفة استمرت ثلاثة أيام مع الفصائل."


class TestDatelines:
    @pytest.mark.parametrize(
        ("line", "narrator"),
        [
            ("سمارت ــ إدلب", "وكالة سمارت للأنباء"),
            ("دمشق - سانا", "الوكالة العربية السورية للأنباء"),
            ("عنب بلدي – ريف حلب", "عنب بلدي"),
            ("السومرية نيوز/ بغداد", "السومرية نيوز"),
            ("تونس في 21 أفريل 2019 (رويترز)", "وكالة رويترز"),
            ("صحيفة الساحل - عدن", "صحيفة الساحل"),
        ],
    )
    def test_a_line_of_its_own(self, line: str, narrator: str) -> None:
        text = f"القوات تسيطر على القرية\n\n{line}\n\n{REPORT}"
        assert [(r, n) for r, n, _ in shown(text, page(text))] == [
            ("headline", narrator),
            ("dateline", narrator),
            ("report", narrator),
        ]

    @pytest.mark.parametrize(
        ("dateline", "separator"),
        [("طرابلس (رويترز)", " - "), ("دمشق - سانا", ": "), ("متابعات - عنب بلدي", " – "), ("مقديشو", "- ")],
    )
    def test_at_the_head_of_the_report(self, dateline: str, separator: str) -> None:
        text = f"{dateline}{separator}{REPORT}"
        found = page(text)
        assert [text[p.span.start : p.span.end] for p in found.passages] == [dateline, REPORT]
        assert [p.role for p in found.passages] == ["dateline", "report"]

    def test_an_outlet_and_a_date_are_metadata(self) -> None:
        assert roles(f"القوات تسيطر\n\nصوت الساحل - الثلاثاء 19 يونيو 2018\n\n{REPORT}") == [
            "headline",
            "metadata",
            "report",
        ]

    def test_an_unknown_name_beside_a_place_is_no_outlet_unless_the_text_says_so(self) -> None:
        text = f"القوات تسيطر\n\nسنابل – حلب\n\n{REPORT}"
        assert page(text).source is None
        told = f'{text} وقال ناشط لـ"سنابل" إن القصف مستمر.'
        assert name_of(page(told), page(told).source) == "سنابل"

    def test_a_place_and_the_author_are_a_byline(self) -> None:
        text = f"القوات تسيطر\n\nجنين – وليد نزال\n\n{REPORT}"
        found = page(text, author="وليد نزال", source="وكالة سنابل")
        assert [p.role for p in found.passages] == ["headline", "byline", "report"]

    @pytest.mark.parametrize("line", ["إدلب: قتلى وجرحى في قصف على السوق", "17 قتيلا في هجوم على فندق"])
    def test_headlines_are_not_datelines(self, line: str) -> None:
        assert roles(f"{line}\n\n{REPORT}") == ["headline", "report"]


class TestMetadata:
    def test_labels_in_arabic(self) -> None:
        labels = "الكاتب : أمنة رياض\nتاريخ النشر: 13 شباط 2018\nآخر تحديث: 15 شباط 2018\nعدد المشاهدات: 1,204"
        text = f"القوات تسيطر على القرية\n{labels}\n\n{REPORT}"
        found = page(text)
        assert [p.role for p in found.passages] == ["headline", "metadata", "report"]
        assert (found.author, found.views, found.title) == ("أمنة رياض", 1204, "القوات تسيطر على القرية")
        assert (found.published.start, found.published.end) == ("2018-02-13", "2018-02-13")
        assert found.published.span is not None
        assert text[found.published.span.start : found.published.span.end] == "13 شباط 2018"

    def test_labels_in_english(self) -> None:
        found = page(f"Author: Amna Riad\nDate: 2018-02-13\nSource: SANA\nViews: 33\n\n{REPORT}")
        assert (found.author, found.views, found.published.start) == ("Amna Riad", 33, "2018-02-13")

    def test_two_days_that_differ_settle_nothing(self) -> None:
        assert page(f"التاريخ: 13 شباط 2018\nتاريخ النشر: 14 شباط 2018\n\n{REPORT}").published == Published()

    def test_known_facts_win(self) -> None:
        known = Published(start="2018-02-14", end="2018-02-14", basis="metadata")
        found = page(f"التاريخ: 13 شباط 2018\nالكاتب: فلان\n\n{REPORT}", author="أمنة", published=known)
        assert (found.published, found.author) == (known, "أمنة")

    def test_a_relative_day_is_not_a_date(self) -> None:
        assert page(f"{REPORT}\n\nنشر: الثلاثاء").published == Published()

    def test_the_publisher_by_address(self) -> None:
        found = page(REPORT, url="https://www.sana.sy/?p=1")
        assert name_of(found, found.source) == "الوكالة العربية السورية للأنباء"

    @pytest.mark.parametrize("tail", ["المصدر\nأمنة رياض", "تحرير: سعاد الخطيب", "بقلم سعاد الخطيب"])
    def test_bylines_below(self, tail: str) -> None:
        text = f"القوات تسيطر على القرية\n\n{REPORT}\n\n{tail}"
        found = page(text)
        assert [p.role for p in found.passages] == ["headline", "report", "byline"]
        assert text[found.passages[-1].span.start :] == tail

    def test_furniture(self) -> None:
        below = "شارك\n#إدلب #سوريا\n\nمقالات ذات صلة\nخبر أول قديم\nخبر ثان\nجميع الحقوق محفوظة"
        text = f"القوات تسيطر على القرية\n\n{REPORT}\n\n{below}"
        assert roles(text) == ["headline", "report", "boilerplate"]


WE = "تمكن مجاهدونا من تدمير دبابة شرق البلدة، وإننا نؤكد أن المعركة مستمرة حتى النصر، وندعو أهلنا إلى الصبر."


class TestStatements:
    @pytest.mark.parametrize(
        "heading",
        [
            "بسم الله الرحمن الرحيم\nبيان صادر عن حركة أحرار الشام",
            "بلاغ عسكري صادر عن\n:::: حركة أحرار الشام ::::",
            "بيان رقم (3) صادر عن حركة أحرار الشام حول معركة إدلب",
        ],
    )
    def test_the_heading_names_the_issuer_and_the_page_is_its_own(self, heading: str) -> None:
        text = f"{heading}\n\n{WE}\n\nوالنصر لثورتنا"
        found = page(text)
        assert [(r, n) for r, n, _ in shown(text, found)] == [
            ("headline", "حركة أحرار الشام"),
            ("statement", "حركة أحرار الشام"),
        ]
        assert found.genre == "statement"

    def test_the_text_names_its_issuer(self) -> None:
        text = f"إننا في تجمع ثوار الغوطة، نعلن الإضراب العام.\n\n{WE}"
        assert {n for _, n, _ in shown(text, page(text))} == {"تجمع ثوار الغوطة"}

    def test_who_issues_it_may_stay_open(self) -> None:
        assert shown(WE, page(WE)) == [("statement", None, "تمكن مجاهدونا")]

    def test_the_signature(self) -> None:
        text = f"بسم الله الرحمن الرحيم\n\n{WE}\n\nعاشت بلادنا حرة\n\nغرفة عمليات الجنوب"
        assert shown(text, page(text))[-1] == ("byline", "غرفة عمليات الجنوب", "غرفة عمليات")

    def test_a_report_that_quotes_it_in_full(self) -> None:
        full = f"نص البيان:\n\nبسم الله الرحمن الرحيم\n{WE}\n\nانتهى"
        text = f"الفصائل تدمر دبابة\n\nدمشق - سانا\n\n{REPORT}\n\n{full}\n\nوكانت البلدة قد تعرضت لقصف عنيف أمس."
        assert roles(text) == ["headline", "dateline", "report", "statement", "report"]

    def test_a_news_item_under_a_bold_heading_is_no_statement(self) -> None:
        text = f"أخبار اليوم لحظة بلحظة\n\n{REPORT}\n\n**بيان الجيش**\nقالت القيادة إن المعركة مستمرة في المدينة."
        assert roles(text) == ["headline", "report"]

    def test_who_says_we_in_the_news_is_quoted(self) -> None:
        text = f"وكالة رويترز - بيروت\n\n{WE}"
        assert "statement" not in roles(text)

    def test_several_statements_on_a_page(self) -> None:
        text = f"أرشيف البيانات\n\n## بيان صادر عن حركة أحرار الشام\n\n{WE}\n\n## بيان صادر عن لواء التوحيد\n\n{WE}"
        narrators = [n for r, n, _ in shown(text, page(text)) if r == "statement"]
        assert narrators == ["حركة أحرار الشام", "لواء التوحيد"]


class TestOddPages:
    @pytest.mark.parametrize("text", ["", "   \n\n \t", "\n"])
    def test_nothing(self, text: str) -> None:
        found = page(text)
        assert (found.passages, found.genre, found.title) == ((), "other", None)

    def test_one_paragraph_is_a_report(self) -> None:
        assert roles(REPORT) == ["report"]
        assert roles("عاجل") == ["report"]

    def test_a_channel_and_its_posts(self) -> None:
        posts = f"🔴 عاجل\n{REPORT}\n\n🔴 أهلنا في سرمين، نناشد المنظمات تأمين خيام."
        text = f"قناة مراسل المحرر ◈ تلغرام\n\n{posts}\n\nتابعونا على القناة الاحتياطية"
        found = page(text)
        assert [p.role for p in found.passages] == ["metadata", "report", "boilerplate"]
        assert {name_of(found, p.narrator) for p in found.passages} == {"قناة مراسل المحرر"}

    def test_the_same_page_gives_the_same_passages(self) -> None:
        text = f"القوات تسيطر\n\nدمشق - سانا\n\n{REPORT}"
        assert page(text) == page(text)

    def test_work_grows_with_the_page(self) -> None:
        assert len(page("بيان\nنص قصير\n" * 2000).passages) >= 1
        assert page("سمارت - إدلب\n" * 2000).passages

    @settings(max_examples=60, deadline=None)
    @given(
        st.lists(st.sampled_from(["بيان", "المصدر:", "سمارت - إدلب", REPORT, "شارك", "\n", "«", "## ", "١٢ آب", "X"]))
    )
    def test_passages_are_in_order_and_hold_something(self, lines: list[str]) -> None:
        text = "\n".join(lines)
        end = 0
        for passage in page(text).passages:
            assert end <= passage.span.start < passage.span.end <= len(text)
            assert text[passage.span.start : passage.span.end].strip()
            end = passage.span.end
