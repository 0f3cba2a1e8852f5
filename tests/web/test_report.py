"""The report: whole, self-contained, in two languages, and true to the letter."""

import re
from html.parser import HTMLParser
from typing import get_args

import pytest

from rawi.model import (
    Attribution,
    Change,
    Claim,
    ClaimTime,
    Derivation,
    Disagreement,
    Document,
    Entity,
    Event,
    EventFigure,
    Interval,
    Origin,
    Participant,
    Passage,
    Position,
    Published,
    Quotation,
    Reuse,
    Row,
    Side,
    Source,
    Span,
)
from rawi.model.claim import ChangeKind, EventType, Modality, Mode, Verdict
from rawi.model.document import Interest, PublishedBasis, Role
from rawi.model.link import About, DerivationKind, Nature, ReuseLabel
from rawi.web.positions import in_arabic, position, position_in
from rawi.web.report import render_case, render_comparison
from rawi.web.strings import strings

STATEMENT = "أعلنت اللجنة إطلاق سراح 12 محتجزاً <b>وحلفاءهم</b> من سجن المدينة."
REPORT = 'قالت اللجنة إنها "أطلقت سراح 12 محتجزاً من سجن المدينة" الأحد.'


def rows() -> list[Row]:
    statement = Document(id="d1", path="a.txt", sha256="0" * 64, text=STATEMENT, title="بيان <script>")
    report = Document(
        id="d2", path="b.txt", sha256="1" * 64, text=REPORT, published=Published("2020-01-05", "2020-01-05", "linked")
    )
    p1 = Passage(id="p1", span=Span("d1", 0, len(STATEMENT)), role="statement", narrator="s1")
    p2 = Passage(id="p2", span=Span("d2", 0, len(REPORT)), role="report", narrator=None)
    quoted = Span("d2", REPORT.index('"'), REPORT.rindex('"') + 1)
    said = Span("d1", 13, len(STATEMENT) - 1)
    drop = Change(
        kind="actor_dropped",
        source_text="وحلفاءهم",
        source_span=Span("d1", STATEMENT.index("وحلفاءهم"), STATEMENT.index("وحلفاءهم") + 8),
    )
    chain = (Attribution(speaker=None), Attribution(speaker="e1", text="اللجنة", mode="mixed"))
    claim = Claim(
        id="c1",
        span=quoted,
        text=REPORT[quoted.start : quoted.end],
        event_type="release",
        attribution=chain,
        passage="p2",
    )
    who = Participant(entity="e1", text="اللجنة", span=Span("d2", 5, 11))
    return [
        statement,
        report,
        Source(id="s1", name="اللجنة", kind="state", entity="e1"),
        p1,
        p2,
        Entity(id="e1", kind="actor", name="اللجنة", name_en="The Committee"),
        Quotation(
            id="q1",
            span=quoted,
            text=REPORT[quoted.start : quoted.end],
            kind="clause",
            attribution=chain,
            verdict="altered",
            source_span=said,
            changes=(drop,),
        ),
        claim,
        Reuse(
            id="r1",
            source=Side("p1", said),
            target=Side("p2", quoted),
            label="near_verbatim",
            score=0.9,
            in_quotation=True,
            changes=(drop,),
        ),
        Derivation(id="x1", source="p1", target="p2", kind="quotes", declared=True, share=0.6, evidence=("r1",)),
        Event(
            id="v1",
            event_type="release",
            title="Release",
            agents=(who,),
            claims=("c1",),
            independent=Interval(1, 1),
            time=ClaimTime(end="2020-01-05"),
            figures=(EventFigure(what="released", low=12, high=12, claims=("c1",)),),
            origins=(Origin(root="e1", interest="party", claims=("c1",), documents=("d2",)),),
        ),
        Disagreement(
            id="g1",
            event="v1",
            about="who",
            nature="editorial_change",
            severity="high",
            positions=(Position(value="وحلفاءهم", claims=("c1",)),),
        ),
    ]


class Words(HTMLParser):
    """Collects the text of elements with the class source-text, and every attribute that could ask a network."""

    def __init__(self) -> None:
        super().__init__()
        self.depth = 0
        self.texts: list[str] = []
        self.requests: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.requests += [
            v or "" for k, v in attrs if k in ("src", "href", "action", "srcset") and not (v or "").startswith("#")
        ]
        if self.depth or "source-text" in (given.get("class") or ""):
            if not self.depth:
                self.texts.append("")
            self.depth += 1

    def handle_endtag(self, tag: str) -> None:
        self.depth = max(0, self.depth - 1)

    def handle_data(self, data: str) -> None:
        if self.depth:
            self.texts[-1] += data


def read(page: str) -> Words:
    parser = Words()
    parser.feed(page)
    return parser


@pytest.mark.parametrize(
    "page",
    [render_case(rows(), name="قضية"), render_comparison(rows(), source="d1", target="d2")],
    ids=["case", "pair"],
)
def test_page_is_self_contained_and_true_to_the_letter(page: str) -> None:
    parser = read(page)
    assert parser.requests == []
    assert not re.search(r"url\((?!data:|#)|@import|https?://", re.sub(r"base64,[^)]*", "", page))
    assert STATEMENT in parser.texts
    assert REPORT in parser.texts
    assert 'dir="rtl"' in page
    assert len(page.encode()) < 500_000


def test_hostile_title_is_escaped() -> None:
    assert "<script>" not in render_case(rows(), name="x<script>").replace("<script>(function", "").replace(
        "\n<script>", ""
    )


def test_an_empty_case_is_a_page() -> None:
    assert "لم يُعثر على أحداث" in render_case([], name="فارغة")


def test_in_arabic_what_is_counted_stands_before_its_number() -> None:
    assert in_arabic("more than 100 killed and injured") == "قتلى وجرحى: أكثر من 100"
    assert in_arabic("from 20 to 99 injured") == "جرحى: من 20 إلى 99"
    assert in_arabic("says it happened") == "يقول إنه وقع"


def test_a_position_speaks_both_languages_and_keeps_its_words() -> None:
    assert "يُسقط" in position("leaves out «وحلفائه»")
    assert "«وحلفائه»" in position("leaves out «وحلفائه»")
    assert in_arabic("leaves out the adjective «إيرانية»") == "يُسقط الصفة «إيرانية»"
    assert in_arabic("against الجيش") == "المستهدَف: الجيش"
    assert not re.search("[a-z]", in_arabic("says that fighters were harmed"))
    assert "من 2018-02-10 إلى 2018-02-13" in position("adds («الأيام») from 2018-02-10 to 2018-02-13")
    assert "قتلى: أكثر من 12" in position("more than 12 killed («عشرات killed»)")
    assert position("more than 12 killed («عشرات killed»)").count("عشرات killed") == 2
    assert position_in("18 injured («18 جريحاً»)", "ar") == 'جرحى: 18 (<bdi dir="auto">«18 جريحاً»</bdi>)'
    assert position_in("18 injured («<b>»)", "en") == '18 injured (<bdi dir="auto">«&lt;b&gt;»</bdi>)'
    assert position("<b>") == '<bdi dir="auto">&lt;b&gt;</bdi>'


def test_every_value_of_the_record_has_words_in_both_languages() -> None:
    for prefix, values in {
        "change": ChangeKind,
        "type": EventType,
        "verdict": Verdict,
        "modality": Modality,
        "mode": Mode,
        "role": Role,
        "interest": Interest,
        "basis": PublishedBasis,
        "about": About,
        "derivation": DerivationKind,
        "nature": Nature,
        "label": ReuseLabel,
    }.items():
        for value in get_args(values):
            assert f"{prefix}.{value}" in strings()


def test_a_position_names_the_account_that_holds_it() -> None:
    page = render_case(rows(), name="قضية")
    assert re.search(r'<th scope="col"><a href="#d-d2">', page)
    assert re.search(r'<td class="p0"><a href="#c-c1">.*وحلفاءهم', page)
