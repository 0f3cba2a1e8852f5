"""Who answers for what: verbs, phrases and participles of saying in reports of many conflicts, and whole statements."""

from pathlib import Path

import pytest

from rawi.model import Attribution, Claim, Reading
from rawi.read import read_text

SEEDS = Path(__file__).parents[2] / "examples" / "khwein-2018"
REPORT = (SEEDS / "000_f06363eee123f151.txt").read_text(encoding="utf-8")
TAKEN = "القوات سيطرت على مدينة"


def read(text: str) -> Reading:
    return read_text(text, published="2024-05-10")


def only(text: str, event_type: str) -> Claim:
    found = [claim for claim in read(text).claims if claim.event_type == event_type]
    assert len(found) == 1, [(claim.event_type, claim.text) for claim in read(text).claims]
    return found[0]


def said(text: str, event_type: str) -> list[str | None]:
    """Return the words for those who say the one claim of a type, after the narrator of the page."""
    return [link.text for link in only(text, event_type).attribution[1:]]


def names(reading: Reading, links: tuple[Attribution, ...]) -> list[str | None]:
    known = {entity.id: entity.name_en or entity.name for entity in reading.entities}
    known |= {source.id: source.name_en or source.name for source in reading.sources}
    return [known[link.speaker] if link.speaker else None for link in links]


def cues(claim: Claim) -> list[str | None]:
    return [link.cue.text if link.cue else None for link in claim.attribution[1:]]


# one who says


@pytest.mark.parametrize(
    ("text", "event_type", "speaker", "cue"),
    [
        (f"قال الجيش اللبناني إن {TAKEN} عرسال.", "territory_change", "الجيش اللبناني", "قال"),
        (f"وقالت وزارة الدفاع العراقية إن {TAKEN} الحويجة.", "territory_change", "وزارة الدفاع العراقية", "وقالت"),
        (f"أعلنت جماعة الحوثي أن {TAKEN} مأرب.", "territory_change", "جماعة الحوثي", "أعلنت"),
        ("أعلنت حركة الشباب مقتل خمسة جنود في كيسمايو.", "killing", "حركة الشباب", "أعلنت"),
        ("نفت وزارة الدفاع العراقية مقتل خمسة جنود في كركوك.", "killing", "وزارة الدفاع العراقية", "نفت"),
        ("كشفت حركة حماس عن مقتل ثلاثة أسرى في مدينة غزة.", "killing", "حركة حماس", "كشفت"),
        (f"زعم الجيش الإسرائيلي أن {TAKEN} رفح.", "territory_change", "الجيش الإسرائيلي", "زعم"),
        (f"أفادت الأمم المتحدة بأن {TAKEN} ود مدني.", "territory_change", "الأمم المتحدة", "أفادت"),
        ("قتل عشرة مدنيين في مدينة تعز، بحسب منظمة الصحة العالمية.", "killing", "منظمة الصحة العالمية", "بحسب"),
        ("وفق المرصد السوري لحقوق الإنسان، قتل عشرة مدنيين في إدلب.", "killing", "المرصد السوري لحقوق الإنسان", "وفق"),
        ("قتل عشرة مدنيين في درنة وفقا للأمم المتحدة.", "killing", "لأمم المتحدة", "وفقا"),
    ],
)
def test_who_says_it(text: str, event_type: str, speaker: str, cue: str) -> None:
    claim = only(text, event_type)
    assert [link.text for link in claim.attribution[1:]] == [speaker]
    assert cues(claim) == [cue]
    assert claim.attribution[0].mode == "own"
    assert claim.attribution[1].mode == "indirect"
    assert claim.attribution[1].speaker is not None


@pytest.mark.parametrize(
    ("verb", "modality"),
    [("أعلن", "asserted"), ("نفى", "denied"), ("أنكر", "denied"), ("أكد", "asserted"), ("زعم", "asserted")],
)
def test_a_denial_is_not_an_assertion(verb: str, modality: str) -> None:
    assert only(f"{verb} الجيش اللبناني أن قواته قصفت بلدة عرسال.", "shelling").modality == modality


@pytest.mark.parametrize(
    "text",
    [
        "طالب المجلس المحلي في درعا الأمم المتحدة بإدخال المساعدات إلى المدينة.",
        "دعت منظمة أطباء بلا حدود إلى إدخال المساعدات إلى مدينة الفاشر.",
    ],
)
def test_a_demand_is_not_an_event(text: str) -> None:
    claim = only(text, "aid")
    assert claim.modality == "demanded"
    assert len(claim.attribution) == 2


@pytest.mark.parametrize(
    "text",
    [
        "سيطرت قوات الدعم السريع على مدينة الفاشر بعد معارك عنيفة.",
        "سيطر الجيش الليبي على مدينة سبها، وأسر عشرين مقاتلا.",
        "يذكر أن القوات سيطرت على مدينة الفاشر قبل عام.",
        "يشار إلى أن القوات سيطرت على مدينة بيجي قبل عام.",
    ],
)
def test_what_nobody_is_said_to_say_is_the_narrators(text: str) -> None:
    for claim in read(text).claims:
        assert [link.mode for link in claim.attribution] == ["own"]


@pytest.mark.parametrize("measure", ["القانون", "الاتفاق", "القانون الدولي", "المعايير الدولية", "الدستور"])
def test_what_is_done_by_a_law_is_nobodys_word(measure: str) -> None:
    claim = only(f"سلمت القوات مدينة الموصل إلى الشرطة حسب {measure}.", "handover")
    assert len(claim.attribution) == 1


# more from the same speaker


@pytest.mark.parametrize("participle", ["مضيفة", "مؤكدة", "مشيرة إلى", "موضحة", "معلنة"])
def test_a_participle_has_the_speaker_of_its_verb(participle: str) -> None:
    text = f"قالت حركة الشباب إن مقاتليها هاجموا قاعدة قرب كيسمايو، {participle} أنهم قتلوا عشرين جنديا."
    claim = only(text, "killing")
    assert [link.text for link in claim.attribution[1:]] == ["حركة الشباب"]
    assert cues(claim) == [participle.split(maxsplit=1)[0]]


@pytest.mark.parametrize("verb", ["وأضاف", "وتابع", "وأوضح", "وأشار إلى", "وأكد", "وأردف"])
def test_a_verb_without_subject_has_the_speaker_before(verb: str) -> None:
    text = f"قال الجيش اللبناني إن قواته سيطرت على بلدة عرسال. {verb} أن القوات أسرت عشرين مقاتلا."
    assert said(text, "capture") == ["الجيش اللبناني"]


def test_the_speaker_is_the_last_who_spoke() -> None:
    text = (
        "قال الجيش السوداني إن قواته سيطرت على مدينة الأبيض. "
        "وقالت قوات الدعم السريع إن مقاتليها دخلوا مدينة الفاشر. وأضافت أن مقاتليها أسروا عشرين جنديا."
    )
    assert said(text, "territory_change") == ["الجيش السوداني"]
    assert said(text, "advance") == ["قوات الدعم السريع"]
    assert said(text, "capture") == ["قوات الدعم السريع"]


def test_two_speakers_in_one_sentence_keep_their_own() -> None:
    text = "قال سكان إن الطائرات قصفت المستشفى، فيما نفى الجيش الإسرائيلي مقتل عشرة مدنيين."
    assert said(text, "airstrike") == ["سكان"]
    assert said(text, "killing") == ["الجيش الإسرائيلي"]


@pytest.mark.parametrize(
    "cue", ["حسب البيان", "بحسب البيان", "وفق البيان", "وفقا للبيان", "كما جاء في البيان", "حسبما ورد في البيان"]
)
def test_words_behind_the_claim(cue: str) -> None:
    text = f"قال الجيش العراقي في بيان إن المعارك مستمرة. وسيطرت القوات على مدينة تلعفر، {cue}."
    reading = read(text)
    (claim,) = [claim for claim in reading.claims if claim.event_type == "territory_change"]
    assert len(claim.attribution) == 2
    assert names(reading, claim.attribution)[1] == "Iraqi Armed Forces"


@pytest.mark.parametrize("tail", ["ودخلت قوات أخرى مدينة صيدا.", "وفي المقابل، دخلت قوات أخرى مدينة صيدا."])
def test_after_a_quotation_the_narrator_speaks_again(tail: str) -> None:
    text = f'قال وزير الدفاع: "الطائرات قصفت مدينة صور وقتلت عشرين مدنيا". {tail}'
    assert said(text, "airstrike") == ["وزير الدفاع"]
    assert said(text, "killing") == ["وزير الدفاع"]
    assert said(text, "advance") == []


@pytest.mark.parametrize(
    ("text", "mode"),
    [
        ('قال وزير الدفاع: "سيطرت القوات على مدينة درنة".', "direct"),
        ('قال وزير الدفاع إن "القوات سيطرت على مدينة درنة".', "direct"),
        ("قال وزير الدفاع إن القوات سيطرت على مدينة درنة.", "indirect"),
        ('قال وزير الدفاع إن القوات "سيطرت على مدينة درنة بالكامل".', "mixed"),
    ],
)
def test_how_the_words_are_given(text: str, mode: str) -> None:
    assert only(text, "territory_change").attribution[-1].mode == mode


# those who are not named


@pytest.mark.parametrize(
    "speaker",
    [
        "مصدر أمني",
        "مصادر محلية",
        "شهود عيان",
        "ناشطون",
        "سكان",
        "مسؤول أمني",
        "مصدر طبي",
        "مصدر عسكري",
        "مصادر ميدانية",
        "مصدر مطلع",
    ],
)
@pytest.mark.parametrize("frame", ["قال {} إن القوات سيطرت على مدينة سرت.", "سيطرت القوات على مدينة سرت، بحسب {}."])
def test_a_source_without_a_name_stays_open_with_its_words(speaker: str, frame: str) -> None:
    link = only(frame.format(speaker), "territory_change").attribution[1]
    assert (link.speaker, link.text) == (None, speaker)


@pytest.mark.parametrize("phrase", ["قيل إن", "يقال إن", "تردد أن", "أفيد أن", "يعتقد أن", "يزعم أن"])
def test_hearsay_is_somebodys_word(phrase: str) -> None:
    link = only(f"{phrase} {TAKEN} الفاشر.", "territory_change").attribution[1]
    assert (link.speaker, link.text) == (None, None)


# chains


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        (
            "قالت وكالة رويترز إن العقيد أحمد المسماري ذكر أن الوفد الروسي أقر بقصف مدينة سرت.",
            ["وكالة رويترز", "العقيد أحمد المسماري", "الوفد الروسي"],
        ),
        (
            "أفادت وكالة الأناضول بأن العقيد ياسر عبد الرحيم قال إن الوفد الروسي اعترف بقصف بلدة كفريا.",
            ["وكالة الأناضول", "العقيد ياسر عبد الرحيم", "الوفد الروسي"],
        ),
        (
            "نقلت وكالة سبأ عن العميد يحيى سريع قوله إن الحكومة السعودية أقرت بقصف مدينة صعدة.",
            ["وكالة سبأ", "العميد يحيى سريع", "الحكومة السعودية"],
        ),
        (
            "ذكرت وكالة رويترز نقلا عن مسؤول أمني أن الجيش الليبي أعلن قصف مدينة ترهونة.",
            ["وكالة رويترز", "مسؤول أمني", "الجيش الليبي"],
        ),
    ],
)
def test_a_chain_of_three(text: str, speakers: list[str]) -> None:
    assert said(text, "shelling") == speakers


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        (
            "نقلت وكالة سبأ عن مصدر عسكري قوله إن مسلحين هاجموا مدينة صعدة.",
            ["وكالة سبأ", "مصدر عسكري"],
        ),
        ("ذكرت وكالة رويترز نقلا عن مسؤول أمني أن مسلحين هاجموا مدينة سرت.", ["وكالة رويترز", "مسؤول أمني"]),
        (
            "قال قائد في البيشمركة لوكالة فرانس برس إن مسلحين هاجموا بلدة طوزخورماتو.",
            ["وكالة فرانس برس", "قائد في البيشمركة"],
        ),
    ],
)
def test_who_relays_comes_before_whom_he_relays(text: str, speakers: list[str]) -> None:
    assert said(text, "battle") == speakers


def test_the_remark_of_the_first_page_has_three_speakers() -> None:
    reading = read_text(REPORT, published="2018-02-13")
    claim = next(claim for claim in reading.claims if "تواطؤ" in claim.text)
    assert claim.event_type == "alliance_or_collusion"
    assert len(claim.attribution) == 3
    known = {entity.id: entity.name for entity in reading.entities}
    known |= {source.id: source.name for source in reading.sources}
    outlet, officer, delegation = (known[link.speaker or ""] for link in claim.attribution)
    assert "سمارت" in outlet
    assert officer == "فاتح حسون"
    assert delegation == "روسيا"
    assert claim.attribution[2].text == "الوفد الروسي إلى محادثات الأستانة"


# whole statements


def test_an_outlet_reproduces_and_the_issuer_speaks() -> None:
    text = (
        "الجيش الليبي يعلن السيطرة على سبها\nالمصدر: قناة الجزيرة\nالتاريخ: 3 آذار 2019\n\n"
        "أعلن الجيش الليبي السيطرة على مدينة سبها بعد معارك عنيفة استمرت يومين في محيط المدينة.\n\n"
        "بيان صادر عن الجيش الليبي\n\n"
        "نعلن لأهلنا أن قواتنا دخلت مدينة سبها فجر اليوم بعد معارك عنيفة دامت يومين، وقتل فيها عشرة من المهاجمين، "
        "وإننا نعاهد شعبنا على أن نواصل المسير حتى النهاية.\n\nوالنصر لشعبنا"
    )
    reading = read_text(text)
    statement = next(p for p in reading.passages if p.role == "statement")
    told = [claim for claim in reading.claims if claim.passage == statement.id]
    assert told
    for claim in told:
        assert [link.mode for link in claim.attribution[:2]] == ["reproduced", "reproduced"]
        assert claim.attribution[1].text == "الجيش الليبي"
    assert "advance" in {claim.event_type for claim in told}


def test_a_statement_by_itself_is_its_issuers_own() -> None:
    text = (
        "بسم الله الرحمن الرحيم\n\nبيان صادر عن حركة الشباب\n\n"
        "نعلن أن مقاتلينا سيطروا على مدينة كيسمايو بعد معارك عنيفة."
    )
    reading = read_text(text)
    (claim,) = [claim for claim in reading.claims if claim.event_type == "territory_change"]
    assert [link.mode for link in claim.attribution] == ["own"]
    assert [source.name for source in reading.sources if source.id == claim.attribution[0].speaker] == ["حركة الشباب"]


def test_a_carrier_is_named_with_who_issued_it() -> None:
    text = 'أصدر الجيش العراقي بيانا جاء فيه: "سيطرت قواتنا على مدينة تلعفر، وأسرت عشرين مقاتلا، ولن نتوقف".'
    link = only(text, "territory_change").attribution[1]
    assert link.text == "الجيش العراقي"
    assert link.via is not None
    assert link.via.text == "بيانا"


def test_an_accusative_is_no_speaker() -> None:
    reading = read_text("وتأخذ الوكالة هذه الادعاءات على محمل الجد وطلبت تحقيقاً مستقلاً في الضربة.")
    assert not [link.text for claim in reading.claims for link in claim.attribution if link.text == "تحقيقاً"]
