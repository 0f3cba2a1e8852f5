"""Who says what: constructions of Arabic reporting, who is meant, where what is said ends, chains of any depth."""

import json
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rawi.ingest import ingest
from rawi.lexicon import load
from rawi.lexicon.outlets import source_named
from rawi.model import Mention, Passage, Source, Span, identified
from rawi.model.document import Role
from rawi.model.mention import MentionKind
from rawi.read import speech
from rawi.read.chains import Speech, chain_at, spoken_at
from rawi.read.drafts import mention
from rawi.read.names import find_names
from rawi.read.passages import segment
from rawi.read.quotations import find
from rawi.text import analyse

ROOT = Path(__file__).parents[2]
NAMED: tuple[tuple[str, MentionKind, str | None], ...] = (
    ("المرصد السوري", "actor", "SOHR"),
    ("الدفاع المدني", "actor", "SCD"),
    ("وزارة الصحة", "actor", "MOH"),
    ("حركة حماس", "actor", "HAMAS"),
    ("الجيش الإسرائيلي", "actor", "IDF"),
    ("يحيى سريع", "person", "SAREE"),
    ("قوات الدعم السريع", "actor", "RSF"),
    ("الجيش السوداني", "actor", "SAF"),
    ("حكومة الوفاق", "actor", "GNA"),
    ("الأمم المتحدة", "actor", "UN"),
    ("حركة الشباب", "actor", "SHABAAB"),
    ("المجتمع الدولي", "actor", "IC"),
    ("كتائب القسام", "actor", "QASSAM"),
    ("أحمد المسماري", "person", "MISMARI"),
    ("محمد الحسين", "person", "HUSSEIN"),
    ("قوات النظام", "actor", "REG"),
    ("طيران التحالف", "actor", "COAL"),
    ("الجماعة", "actor", "HOUTHI"),
    ("غرفة عمليات الجنوب", "actor", "ROOM"),
    ("الوفد الروسي", "actor", "RU"),
    ("الجيش", "actor", "ARMY"),
    ("أمس", "time", None),
    ("مساء السبت", "time", None),
)
OUTLET = source_named("وكالة الساحل", kind="news_agency")
ISSUER = source_named("غرفة عمليات الجنوب", kind="armed_group")


def mentions(raw: str) -> tuple[Mention, ...]:
    found: list[Mention] = []
    for words, kind, entity in NAMED:
        for match in re.finditer(re.escape(words), raw):
            span = Span("d", *match.span())
            if not any(span.overlaps(other.span) for other in found):
                found.append(Mention(id=words, span=span, text=words, kind=kind, entity=entity, rule="r"))
    return tuple(found)


def passage(raw: str, role: Role = "report", narrator: Source | None = OUTLET) -> Passage:
    return identified(
        Passage(id="", span=Span("d", 0, len(raw)), role=role, narrator=narrator.id if narrator else None)
    )


def said(
    raw: str, role: Role = "report", narrator: Source | None = OUTLET, publisher: Source | None = OUTLET
) -> tuple[Speech, ...]:
    text, named = analyse(raw), mentions(raw)
    pages = (passage(raw, role, narrator),)
    sources = tuple(source for source in (OUTLET, ISSUER) if source in (narrator, publisher))
    return speech.attribute(
        text,
        pages,
        named,
        find(text, pages, named, load()),
        load(),
        sources=sources,
        publisher=publisher.id if publisher else None,
    )


def shown(raw: str, speeches: tuple[Speech, ...]) -> list[tuple[str, str]]:
    """Return who speaks behind the outlet (`?` with the words for one not settled), and what is said."""
    names = {source.id: source.name for source in speech.cited(speeches, load().outlets)}
    names |= {source.id: source.name for source in (OUTLET, ISSUER)}
    return [
        (
            " > ".join(
                names.get(link.speaker, link.speaker) if link.speaker else f"?{link.text or ''}" for link in s.chain[1:]
            ),
            raw[s.start : s.end],
        )
        for s in speeches
        if len(s.chain) > 1 or s.stance
    ]


def told(raw: str, role: Role = "report") -> list[tuple[str, str]]:
    return shown(raw, said(raw, role))


# Written for these tests in the manner of reports from all over the region.
CONSTRUCTIONS: tuple[tuple[str, list[tuple[str, str]]], ...] = (
    (
        'وأفاد مراسل بلدي نيوز بريف حلب؛ إن "قوات النظام قصفت بالمدفعية جمعية الصياد، ما أدى إلى إصابة مدنيين".',
        [("بلدي نيوز", '"قوات النظام قصفت بالمدفعية جمعية الصياد، ما أدى إلى إصابة مدنيين"')],
    ),
    (
        "أصيب مدنيون بقصف مدفعي، حسبما أوضح المرصد السوري، الذي رجح ارتفاع الحصيلة.",
        [("SOHR", "أصيب مدنيون بقصف مدفعي"), ("SOHR", "ارتفاع الحصيلة")],
    ),
    (
        'وقال محمد الحسين لمراسلنا: "القصف استهدف السوق". وأضاف: "لا يوجد مشفى قريب".',
        [("HUSSEIN", '"القصف استهدف السوق"'), ("HUSSEIN", '"لا يوجد مشفى قريب"')],
    ),
    (
        "وفي بيان نشرته عبر معرفاتها الرسمية، أعلنت حركة حماس مقتل جنديين.",
        [("HAMAS", "مقتل جنديين")],
    ),
    (
        "أعلنت قوات الدعم السريع، في بيان، سيطرتها على الفرقة السادسة، متهمة الجيش السوداني بقصف السوق.",
        [("RSF", "سيطرتها على الفرقة السادسة"), ("RSF", "الجيش السوداني بقصف السوق")],
    ),
    (
        "من جهته، نفى الجيش السوداني صحة تلك الأنباء، مؤكدا أن قواته ما زالت تسيطر على المدينة.",
        [("SAF", "صحة تلك الأنباء"), ("SAF", "قواته ما زالت تسيطر على المدينة")],
    ),
    (
        "قتل 5 أشخاص وأصيب آخرون، وفق حصيلة أولية لوزارة الصحة.",
        [("MOH", "قتل 5 أشخاص وأصيب آخرون")],
    ),
    (
        "وبحسب وزارة الصحة فإن عدد القتلى ارتفع إلى 30، بينما قالت حركة حماس إن بينهم أطفالا.",
        [("MOH", "عدد القتلى ارتفع إلى 30"), ("HAMAS", "بينهم أطفالا")],
    ),
    (
        "ونقلت وكالة رويترز عن مسؤول أمني قوله إن الغارة استهدفت قياديا.",
        [("وكالة رويترز > ?مسؤول أمني", "الغارة استهدفت قياديا")],
    ),
    (
        "ونقلت قناة الجزيرة عن مصدر في حركة حماس أن الحركة ترفض العرض.",
        [("قناة الجزيرة > ?مصدر في حركة حماس", "الحركة ترفض العرض")],
    ),
    (
        "وكشف مصدر أمني، طلب عدم الكشف عن اسمه، أن القوة انسحبت.",
        [("?مصدر أمني", "القوة انسحبت")],
    ),
    (
        "وذكر شهود عيان أن طائرات مسيرة حلقت فوق المدينة قبل أن تقصف المطار.",
        [("?شهود عيان", "طائرات مسيرة حلقت فوق المدينة قبل أن تقصف المطار")],
    ),
    (
        "المرصد السوري: مقتل 12 عنصرا من قوات النظام في البادية",
        [("SOHR", "مقتل 12 عنصرا من قوات النظام في البادية")],
    ),
    (
        "الجيش السوداني يعلن استعادة القصر.. والدعم السريع تنفي",
        [("SAF", "استعادة القصر")],
    ),
    (
        "طالبت الأمم المتحدة بفتح ممرات إنسانية، ودعت الأطراف إلى ضبط النفس.",
        [("UN", "بفتح ممرات إنسانية"), ("UN", "الأطراف إلى ضبط النفس")],
    ),
    (
        "وحذرت الأمم المتحدة من كارثة إنسانية في المدينة.",
        [("UN", "من كارثة إنسانية في المدينة")],
    ),
    (
        "وهدد يحيى سريع باستهداف السفن، مشيرا إلى أن قواته جاهزة.",
        [("SAREE", "باستهداف السفن"), ("SAREE", "قواته جاهزة")],
    ),
    (
        "وقال أحمد المسماري إن القوات أسرت 20 مقاتلا، لكن حكومة الوفاق نفت ذلك وقالت إن قواتها صدت الهجوم.",
        [("MISMARI", "القوات أسرت 20 مقاتلا"), ("GNA", "ذلك"), ("GNA", "قواتها صدت الهجوم")],
    ),
    (
        "يشار إلى أن المدينة شهدت معارك عنيفة الشهر الماضي.",
        [],
    ),
    (
        "قيل إن القائد قتل في الغارة.",
        [("?", "القائد قتل في الغارة")],
    ),
    (
        "اتهم المرصد السوري قوات النظام بقصف السوق بالبراميل.",
        [("SOHR", "قوات النظام بقصف السوق بالبراميل")],
    ),
    (
        "وأكدت مصادر محلية للمرصد السوري أن القوات اعتقلت شبانا.",
        [("المرصد السوري لحقوق الإنسان > ?مصادر محلية", "القوات اعتقلت شبانا")],
    ),
    (
        'وجاء في البيان: "نؤكد أن الهدنة قائمة".',
        [("?البيان", '"نؤكد أن الهدنة قائمة"'), ("?البيان", "الهدنة قائمة")],
    ),
    (
        "وأضاف المصدر ذاته أن الاشتباكات استمرت حتى الصباح، بحسب تعبيره.",
        [("?المصدر", "الاشتباكات استمرت حتى الصباح")],
    ),
    (
        "ورفضت حركة حماس الاتهامات واعتبرت أنها ملفقة.",
        [("HAMAS", "أنها ملفقة")],
    ),
    (
        "وأوضح الدفاع المدني أن فرقه انتشلت 3 جثث، وأن البحث مستمر. وكانت المدينة تعرضت لقصف أمس.",
        [("SCD", "فرقه انتشلت 3 جثث، وأن البحث مستمر")],
    ),
    (
        "ولم يصدر أي تعليق من الجيش الإسرائيلي.",
        [],
    ),
    (
        "ولم تعلن أي جهة مسؤوليتها عن الهجوم.",
        [],
    ),
    (
        "بعد إعلان حركة حماس مقتل أسير، قصف الجيش الإسرائيلي القطاع.",
        [("HAMAS", "مقتل أسير")],
    ),
    (
        "واعترف الجيش الإسرائيلي بمقتل جندي وإصابة 3 في كمين.",
        [("IDF", "بمقتل جندي وإصابة 3 في كمين")],
    ),
    (
        "وقال البيان إن العملية تأتي ردا على القصف.",
        [("?البيان", "العملية تأتي ردا على القصف")],
    ),
    (
        "الصحفي محمد الحسين أكد لنا أن الطريق مقطوع.",
        [("HUSSEIN", "الطريق مقطوع")],
    ),
    (
        "وعبر المتحدث عن أمله في التوصل إلى اتفاق.",
        [("?المتحدث", "أمله في التوصل إلى اتفاق")],
    ),
    (
        "وأعلن الجيش أن «الطيران الحربي نفذ 30 غارة»، فيما تحدث الدفاع المدني عن مقتل 10 مدنيين.",
        [("ARMY", "«الطيران الحربي نفذ 30 غارة»"), ("SCD", "مقتل 10 مدنيين")],
    ),
    (
        "وتحدثت مصادر إعلامية عن مقتل قيادي.",
        [("?مصادر إعلامية", "مقتل قيادي")],
    ),
    (
        'وعلى صعيد متصل، قالت مصادر لـ"عنب بلدي" إن المعبر أغلق.',
        [("عنب بلدي > ?مصادر", "المعبر أغلق")],
    ),
    (
        "أفادت وكالة الأنباء الرسمية أن الدفاعات الجوية تصدت لأهداف معادية.",
        [("?وكالة الأنباء الرسمية", "الدفاعات الجوية تصدت لأهداف معادية")],
    ),
    (
        "وبين محمد الحسين أن القذائف سقطت بين المنازل، وبين السوق والمدرسة.",
        [("HUSSEIN", "القذائف سقطت بين المنازل، وبين السوق والمدرسة")],
    ),
    (
        "وكالة سانا: الجيش يحكم سيطرته على بلدة",
        [("الوكالة العربية السورية للأنباء", "الجيش يحكم سيطرته على بلدة")],
    ),
    (
        "سيطرت الفصائل على القرية بعد معارك، على حد قول القيادي محمد الحسين.",
        [("HUSSEIN", "سيطرت الفصائل على القرية بعد معارك")],
    ),
    (
        "واستنكرت وزارة الصحة استهداف المشفى وطالبت المجتمع الدولي بالتدخل.",
        [("MOH", "استهداف المشفى"), ("MOH", "المجتمع الدولي بالتدخل")],
    ),
    (
        "قالت الأمم المتحدة الخميس إن أكثر من 5000 شخص نزحوا، نقلا عن تقارير ميدانية.",
        [("UN", "أكثر من 5000 شخص نزحوا، نقلا عن تقارير ميدانية"), ("UN > ?تقارير ميدانية", "أكثر من 5000 شخص نزحوا")],
    ),
    (
        "وأفاد بيان صادر عن وزارة الصحة بأن الحصيلة بلغت 40 قتيلا.",
        [("MOH", "الحصيلة بلغت 40 قتيلا")],
    ),
    (
        "وزعمت حركة الشباب أنها قتلت 15 جنديا، لكن الجيش نفى ذلك.",
        [("SHABAAB", "أنها قتلت 15 جنديا"), ("ARMY", "ذلك")],
    ),
    (
        "وقالت كتائب القسام إنها استهدفت دبابة، وإن مقاتليها أجهزوا على طاقمها. وأضافت أنها قنصت جنديا.",
        [("QASSAM", "إنها استهدفت دبابة، وإن مقاتليها أجهزوا على طاقمها"), ("QASSAM", "أنها قنصت جنديا")],
    ),
)


@pytest.mark.parametrize(("raw", "expected"), CONSTRUCTIONS, ids=[raw[:40] for raw, _ in CONSTRUCTIONS])
def test_constructions(raw: str, expected: list[tuple[str, str]]) -> None:
    assert told(raw, "report" if raw.endswith(".") else "headline") == expected


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("وردّت الجماعة باتهام طيران التحالف بشن ثلاث غارات.", [("HOUTHI", "طيران التحالف بشن ثلاث غارات")]),
        (
            "ونفى الجيش ما زعمته حركة الشباب من أنها قتلت 15 جنديا.",
            [("ARMY", "ما زعمته حركة الشباب من أنها قتلت 15 جنديا"), ("ARMY > SHABAAB", "أنها قتلت 15 جنديا")],
        ),
        ('"ننام على صوت القصف كل ليلة"، تقول إحدى الموظفات.', [("?إحدى الموظفات", '"ننام على صوت القصف كل ليلة"')]),
        ("وأصدرت حركة حماس بيانا جاء فيه أن الهدنة قائمة.", [("HAMAS", "الهدنة قائمة")]),
        ("نفت حركة حماس على لسان الناطق باسمها محمد الحسين سقوط المعسكر.", [("HUSSEIN", "سقوط المعسكر")]),
        ("قتل خمسة حسب القانون العسكري.", []),
    ],
)
def test_rarer_constructions(raw: str, expected: list[tuple[str, str]]) -> None:
    assert told(raw) == expected


class TestWhoIsMeant:
    def test_verbs_without_a_subject_go_on_with_who_spoke(self) -> None:
        raw = "قالت حركة حماس إن الهدنة قائمة. ونفى الجيش ذلك. وأضافت أن المعبر مغلق."
        assert told(raw) == [("HAMAS", "الهدنة قائمة"), ("ARMY", "ذلك"), ("HAMAS", "المعبر مغلق")]

    def test_nobody_agrees_so_it_stays_open(self) -> None:
        assert told("وأضاف أن الطريق مقطوع.") == [("?", "الطريق مقطوع")]

    def test_a_statement_is_its_issuer(self) -> None:
        raw = "قالت حركة حماس في بيان صادر عنها إن الهدنة قائمة. وأضاف البيان أن المعبر مغلق."
        speeches = said(raw)
        assert shown(raw, speeches) == [("HAMAS", "الهدنة قائمة"), ("HAMAS", "المعبر مغلق")]
        via = speeches[1].chain[-1].via
        assert via is not None
        assert via.text == "بيان صادر عنها"

    def test_the_source_is_who_was_called_a_source(self) -> None:
        raw = "قال مصدر أمني إن القصف مستمر. وأضاف المصدر أن الطريق مقطوع."
        assert [chain for chain, _ in told(raw)] == ["?مصدر أمني", "?المصدر"]

    def test_a_common_noun_is_the_body_named_with_it(self) -> None:
        raw = "أعلنت غرفة عمليات الجنوب سيطرتها على البلدة. وقالت الغرفة إن المعركة مستمرة."
        assert [chain for chain, _ in told(raw)] == ["ROOM", "ROOM"]

    def test_factions_inside_a_body_speak_in_its_name(self) -> None:
        raw = "أعلنت فصائل محلية عاملة. وقالت فصائل وكتائب غرفة عمليات الجنوب إن المعركة مستمرة."
        assert told(raw)[-1][0] == "ROOM"

    def test_an_unnamed_official_is_not_his_ministry(self) -> None:
        assert told("قال مسؤول في وزارة الصحة إن القصف مستمر.")[0][0] == "?مسؤول في وزارة الصحة"
        assert told("قال المتحدث باسم وزارة الصحة إن القصف مستمر.")[0][0] == "MOH"

    def test_two_who_speak_together_are_not_one(self) -> None:
        assert told("أعلنت حركة حماس والجيش أن الهدنة قائمة.")[0][0].startswith("?")

    def test_the_outlets_own_correspondent_is_the_outlet(self) -> None:
        for raw in ("وقال مراسلنا إن القصف مستمر.", "وأفاد مراسل الساحل بأن القصف مستمر."):
            (whole, inner) = said(raw)
            assert inner.own
            assert inner.chain == whole.chain

    def test_what_was_said_to_another_outlet_is_on_its_word(self) -> None:
        assert told('قال محمد الحسين لقناة "المسيرة" إن الطريق مقطوع.')[0][0] == "قناة المسيرة > HUSSEIN"
        assert told('قال محمد الحسين لـ"الساحل" إن الطريق مقطوع.')[0][0] == "HUSSEIN"


class TestNesting:
    RAW = (
        'وسبق أن قال العقيد أحمد المسماري، إنالوفد الروسي إلى المحادثات أقر بوجود "تواطؤ"بين الطرفين، '
        "ووعد بالتحقيق في الأمر."
    )

    def test_words_within_words(self) -> None:
        assert told(self.RAW) == [
            ("MISMARI", self.RAW[self.RAW.index("الوفد") : -1]),
            ("MISMARI > RU", 'بوجود "تواطؤ"بين الطرفين'),
            ("MISMARI > RU", "بالتحقيق في الأمر"),
        ]

    def test_as_deep_as_it_goes(self) -> None:
        raw = "وقال محمد الحسين إن أسيرا أقر له بأن قائده أخبرهم بأن المدد قادم."
        assert told(raw)[-1] == ("HUSSEIN > ?أسيرا > ?قائده", "المدد قادم")

    def test_a_thing_says_nothing(self) -> None:
        raw = "وقالت وزارة الصحة إن تقييمها الأولي يشير إلى أن أحدا لم يصب."
        assert told(raw) == [("MOH", "تقييمها الأولي يشير إلى أن أحدا لم يصب")]

    def test_what_is_inside_marks_stays_inside(self) -> None:
        raw = 'قال محمد الحسين: "أكد لنا شهود أن الطريق مقطوع". وأضاف أن القصف مستمر.'
        assert [chain for chain, _ in told(raw)] == ["HUSSEIN", "HUSSEIN > ?شهود", "HUSSEIN"]


class TestWhereItEnds:
    def test_the_narrator_goes_on(self) -> None:
        assert told("أعلنت وزارة الصحة مقتل خمسة، في حين نزح المئات.") == [("MOH", "مقتل خمسة")]
        assert told("قال الجيش إن الطريق مفتوح، وكانت المدينة قد قصفت أمس.") == [("ARMY", "الطريق مفتوح")]
        assert told("قال الجيش إن الطريق مفتوح، يشار إلى أن المدينة قصفت أمس.") == [("ARMY", "الطريق مفتوح")]

    def test_after_a_comma_the_whole_sentence_else_its_last_clause(self) -> None:
        raw = "سقطت قذائف على السوق، وأدت إلى مقتل خمسة بحسب وزارة الصحة."
        assert told(raw) == [("MOH", "وأدت إلى مقتل خمسة")]
        raw = "سقطت قذائف على السوق، وأدت إلى مقتل خمسة، بحسب وزارة الصحة."
        assert told(raw) == [("MOH", "سقطت قذائف على السوق، وأدت إلى مقتل خمسة")]

    def test_it_goes_on_into_the_next_sentence(self) -> None:
        raw = "وقالت وزارة الصحة إن القصف مستمر. وأن الطريق مقطوع. وسقطت قذائف."
        assert told(raw) == [("MOH", "القصف مستمر"), ("MOH", "وأن الطريق مقطوع")]
        raw = 'قال محمد الحسين: "القصف مستمر على السوق". "ننام على صوته كل ليلة".'
        assert [chain for chain, _ in told(raw)] == ["HUSSEIN", "HUSSEIN"]


class TestModes:
    @pytest.mark.parametrize(
        ("raw", "mode"),
        [
            ('قال محمد الحسين: "الطريق مقطوع منذ أمس".', "direct"),
            ('أكد محمد الحسين أن "الطريق مقطوع منذ أمس".', "direct"),
            ('قال محمد الحسين إن الطريق "مقطوع منذ أمس".', "mixed"),
            ("قال محمد الحسين إن الطريق مقطوع.", "indirect"),
            ("محمد الحسين: سنكشف الحقائق قريبا", "direct"),
        ],
    )
    def test_how_words_are_given(self, raw: str, mode: str) -> None:
        assert said(raw, "report" if raw.endswith(".") else "headline")[-1].chain[-1].mode == mode

    def test_the_links_point_to_their_words(self) -> None:
        raw = "وقال العقيد أحمد المسماري مساء السبت في بيان إن الطريق مقطوع."
        link = said(raw)[-1].chain[-1]
        assert link.cue is not None
        assert link.via is not None
        assert link.span is not None
        assert [raw[s.start : s.end] for s in (link.cue.span, link.span, link.via.span)] == [
            link.cue.text,
            link.text,
            link.via.text,
        ]
        assert (link.cue.text, link.text, link.via.text) == ("وقال", "العقيد أحمد المسماري", "بيان")


class TestStatements:
    RAW = (
        "تمكنت قواتنا من السيطرة. وتنفي الغرفة سقوط مدنيين، وندعو المجتمع الدولي إلى التحرك. "
        "وأبلغنا شهود أن القصف مستمر."
    )

    def test_on_the_issuers_own_page(self) -> None:
        speeches = said(self.RAW, "statement", ISSUER, ISSUER)
        assert {len(s.chain) for s in speeches if s.own} == {1}
        assert shown(self.RAW, speeches)[-1] == ("?شهود", "القصف مستمر")
        assert [s.stance for s in speeches if s.own and s.stance] == ["deny", "demand"]

    @pytest.mark.parametrize("publisher", [OUTLET, None])
    def test_on_anothers_page_it_is_reproduced(self, publisher: Source | None) -> None:
        first = said(self.RAW, "statement", ISSUER, publisher)[0]
        assert [link.speaker for link in first.chain] == [publisher.id if publisher else None, ISSUER.id]
        assert {link.mode for link in first.chain} == {"reproduced"}

    def test_nobody_is_known(self) -> None:
        assert [link.speaker for link in said("القصف مستمر.", narrator=None, publisher=None)[0].chain] == [None]


class TestChainAt:
    def test_the_innermost_speech_around_a_span(self) -> None:
        speeches = said(TestNesting.RAW)
        at = TestNesting.RAW.index("التحقيق")
        assert [link.speaker for link in chain_at(speeches, at, at + 7)] == [OUTLET.id, "MISMARI", "RU"]
        assert spoken_at(speeches, at, at + 7)[0]
        assert [link.speaker for link in chain_at(speeches, 0, 4)] == [OUTLET.id]
        assert spoken_at(speeches, 0, 4)[0] is False

    def test_outside_all_passages(self) -> None:
        assert chain_at((), 0, 1) == ()
        assert spoken_at((), 0, 1) == (False, ())


def test_all_chains_of_the_two_pages() -> None:
    """Every claim of the hand annotation, with the names the product finds: as many links, the same last speaker."""
    gold = json.loads((ROOT / "tests/gold/cases/khwein-2018.gold.json").read_text(encoding="utf-8"))
    wrong: list[tuple[str, list[str]]] = []
    for page in gold["documents"]:
        document = ingest(ROOT / "examples" / "khwein-2018" / Path(page["path"]).name)
        text = analyse(document.text)
        found = segment(document, text, load())
        drafts, entities = find_names(text, load(), passages=found.passages)
        named = tuple(mention(draft, document=document.id, text=document.text) for draft in drafts)
        marks = find(text, found.passages, named, load(), sources=found.sources)
        speeches = speech.attribute(
            text, found.passages, named, marks, load(), sources=found.sources, publisher=found.source
        )
        known = {source.id: {source.name} for source in found.sources}
        known |= {entity.id: {entity.name, entity.name_en or "", *entity.aliases} for entity in entities}
        for claim in page["claims"]:
            # A claim may begin with the verb that says it (ووعد بالتحقيق): where it ends its speaker speaks.
            links = chain_at(speeches, claim["end"] - 1, claim["end"])
            names = [known.get(link.speaker or "", {"?"}) | {link.text or ""} for link in links]
            last = claim["chain"][-1]
            meant = last is None or any(word in name for word in last.split("|") for name in names[-1])
            if len(links) != len(claim["chain"]) or not meant:
                wrong.append((claim["id"], sorted(names[-1])))
    assert wrong == []


WORDS = [
    "قال",
    "قالت حركة حماس",
    "إن",
    "أن",
    "بحسب",
    "وزارة الصحة",
    "،",
    ".",
    ":",
    '"',
    "«",
    "»",
    "مؤكدا",
    "نقلت",
    "عن",
    "في بيان",
    "\n",
]


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from([*WORDS, "قوله", "كما", "ما زعمه", "من", "وأضاف", "القصف", "قيل إن"]), max_size=40))
def test_speeches_nest_whatever_the_text(words: list[str]) -> None:
    raw = " ".join(words)
    if not raw.strip():
        return
    around: list[Speech] = []
    for found in said(raw):
        assert 0 <= found.start < found.end <= len(raw)
        while around and around[-1].end <= found.start:
            around.pop()
        assert not around or found.end <= around[-1].end
        around.append(found)
