"""Claims: every trigger by its examples, the frames of Arabic clauses, and the events of the two first pages."""

from functools import cache
from pathlib import Path

import pytest

from rawi.lexicon import modality, triggers
from rawi.lexicon.modality import ModalWord
from rawi.lexicon.triggers import TriggerRow
from rawi.model import Claim, Reading
from rawi.read import read_text

PUBLISHED = "2018-02-13"
SEEDS = Path(__file__).parents[2] / "examples" / "khwein-2018"
REPORT, ARCHIVE = SEEDS / "000_f06363eee123f151.txt", SEEDS / "004_fbd8113b0bef9d78.txt"


def claims(text: str, *, published: str | None = PUBLISHED) -> tuple[Claim, ...]:
    return read_text(text, published=published).claims


def only(text: str, event_type: str) -> Claim:
    found = [claim for claim in claims(text) if claim.event_type == event_type]
    assert len(found) == 1, [(claim.event_type, claim.text) for claim in claims(text)]
    return found[0]


def names(reading: Reading, *ids: str | None) -> list[str | None]:
    known = {entity.id: entity.name_en or entity.name for entity in reading.entities}
    return [known.get(name) if name else None for name in ids]


def told(text: str) -> tuple[Reading, Claim]:
    reading = read_text(text, published=PUBLISHED)
    (claim,) = reading.claims
    return reading, claim


def agents(text: str) -> list[str]:
    _, claim = told(text)
    return [participant.text for participant in claim.agents]


def targets(text: str) -> list[str]:
    _, claim = told(text)
    return [participant.text for participant in claim.targets]


# the tables


@pytest.mark.parametrize("row", triggers.rows(), ids=lambda row: f"{row.pos}:{row.lemma}")
def test_the_example_of_a_trigger_tells_its_event(row: TriggerRow) -> None:
    found = claims(row.example)
    if row.event_type is None:
        assert any(not claim.rule.startswith("speech:") for claim in found)
    else:
        assert (row.event_type, f"{row.pos}:{row.lemma}") in {(claim.event_type, claim.rule) for claim in found}


@pytest.mark.parametrize(
    "row", [row for row in triggers.rows() if row.counter], ids=lambda row: f"{row.pos}:{row.lemma}"
)
def test_the_counter_example_of_a_trigger_does_not(row: TriggerRow) -> None:
    found = claims(row.counter or "")
    if row.event_type is None:
        assert not found
    else:
        assert f"{row.pos}:{row.lemma}" not in {claim.rule for claim in found}


@pytest.mark.parametrize("row", modality.rows(), ids=lambda row: row.word)
def test_a_modal_word_governs_the_event_of_its_example(row: ModalWord) -> None:
    assert (row.modality, row.polarity) in {(claim.modality, claim.polarity) for claim in claims(row.example)}


# who does what to whom


@pytest.mark.parametrize(
    ("text", "by", "to"),
    [
        ("قصفت قوات النظام حركة أحرار الشام في مدينة دوما.", ["قوات النظام"], ["حركة أحرار الشام"]),
        ("قوات النظام قصفت مدينة دوما.", ["قوات النظام"], []),
        ("اعتقلت قوات النظام خمسة من عناصر حركة أحرار الشام.", ["قوات النظام"], ["حركة أحرار الشام"]),
        ("اشتبكت قوات النظام مع حركة أحرار الشام في مدينة دوما.", ["قوات النظام"], ["حركة أحرار الشام"]),
        ("اندلعت معارك بين قوات النظام وحركة أحرار الشام.", ["قوات النظام", "حركة أحرار الشام"], []),
        ("قتل خمسة من عناصر حركة أحرار الشام على يد قوات النظام.", ["قوات النظام"], ["حركة أحرار الشام"]),
        ("تعرضت قوات النظام لهجوم قرب مدينة دوما.", [], ["قوات النظام"]),
        ("تقدمت قوات النظام نحو مدينة دوما مدعومة بمقاتلين من حزب الله.", ["قوات النظام", "حزب الله"], []),
        ("استعادت قوات النظام مدينة تدمر من تنظيم الدولة.", ["قوات النظام"], ["تنظيم الدولة"]),
    ],
)
def test_roles_follow_word_order_and_prepositions(text: str, by: list[str], to: list[str]) -> None:
    assert agents(text) == by
    assert targets(text) == to


def test_a_passive_has_no_doer() -> None:
    claim = only("قُتل القيادي في الجيش الحر قرب مدينة دوما.", "killing")
    assert claim.agents == ()


def test_a_verb_of_the_first_person_is_the_speakers_deed() -> None:
    reading = read_text('قال المتحدث باسم حزب الله: "دمرنا دبابتين في بلدة كفركلا".', published=PUBLISHED)
    (claim,) = reading.claims
    assert names(reading, *(item.entity for item in claim.agents)) == ["Hezbollah"]


def test_a_speaker_is_meant_by_the_pronoun_after_that() -> None:
    reading = read_text("قالت قوات سوريا الديمقراطية إنها أسقطت طائرة مسيرة قرب مدينة منبج.", published=PUBLISHED)
    (claim,) = reading.claims
    assert names(reading, *(item.entity for item in claim.agents)) == ["Syrian Democratic Forces"]


def test_a_subject_of_unknown_kind_is_not_taken_from_the_clause_before() -> None:
    found = claims("قصفت قوات النظام مدينة دوما. وتظاهر العشرات من ذوي المفقودين في العاصمة.")
    protest = next(claim for claim in found if claim.event_type == "protest")
    assert protest.agents == ()


def test_whom_a_pronoun_means_stays_open_where_two_are_named() -> None:
    found = claims("التقى حزب الله حركة أحرار الشام بعد أن اعتقلهم تنظيم الدولة.")
    detention = next(claim for claim in found if claim.event_type == "detention")
    assert detention.targets == ()


# several events in one sentence


def test_joined_masdars_share_doer_and_place() -> None:
    reading = read_text(
        "تمكنت قوات النظام من قتل خمسة مسلحين وتدمير دبابة وأسر ثلاثة في بلدة مورك.", published=PUBLISHED
    )
    assert [claim.event_type for claim in reading.claims] == ["killing", "destruction", "capture"]
    for claim in reading.claims:
        assert [item.text for item in claim.agents] == ["قوات النظام"]
        assert [item.text for item in claim.places] == ["بلدة مورك"]


def test_one_figure_counts_killed_and_wounded_together() -> None:
    claim = only("تمكنت الفصائل من قتل وجرح العشرات من فلول التنظيم في بلدة الخوين.", "killing")
    (figure,) = claim.quantities
    assert (figure.what, figure.joint_with, figure.low, figure.high) == ("killed", ("injured",), 20, 99)
    assert figure.comparator == "vague"


def test_what_comes_of_a_blow_comes_where_it_fell() -> None:
    found = claims("سقطت قذائف على سوق في مدينة حلب أمس، ما أدى إلى مقتل سبعة مدنيين وإصابة عشرة.")
    assert [claim.event_type for claim in found] == ["shelling", "killing", "injury"]
    for claim in found:
        assert claim.time is not None
        assert claim.time.start == "2018-02-12"
    assert [claim.quantities[0].low for claim in found[1:]] == [7, 10]


def test_background_tells_no_event() -> None:
    text = "غرفة عمليات دحر الغزاة أصدرت بيانا عن مناطق سيطرة النظام المشمولة باتفاق تخفيف التصعيد، وعن عناصرها."
    assert claims(text) == ()


def test_scripture_tells_no_event() -> None:
    assert claims("﴿أذن للذين يقاتلون بأنهم ظلموا﴾") == ()


def test_a_list_has_the_doer_and_the_day_it_is_introduced_with() -> None:
    text = "\n\n".join(
        (
            "أسفرت جهود القوات المسلحة المصرية خلال يوم 12 فبراير 2018 عن الآتي:",
            "1- القضاء على سبعة مسلحين بمدينة رفح.",
            "2- القبض على أربعة أشخاص.",
        )
    )
    reading = read_text(text, published=PUBLISHED)
    assert [claim.event_type for claim in reading.claims] == ["killing", "detention"]
    for claim in reading.claims:
        assert names(reading, *(item.entity for item in claim.agents)) == ["Egyptian Armed Forces"]
        assert claim.time is not None
        assert (claim.time.start, claim.time.end) == ("2018-02-12", "2018-02-12")


def test_a_list_of_losses_befell_whom_it_is_introduced_with() -> None:
    reading = read_text("خسائر تنظيم داعش في عملية الأمس:\n\n1- قتل 20 عنصرا.\n\n2- أسر 5 عناصر.", published=PUBLISHED)
    assert [claim.event_type for claim in reading.claims] == ["killing", "capture"]
    assert all(claim.agents == () for claim in reading.claims)


def test_what_we_did_not_do_is_denied_and_what_we_do_not_do_promised() -> None:
    assert only("قال الرئيس: لم نستهدف المدنيين.", "attack_on_civilians").modality == "denied"
    assert only("قال الرئيس: لا نستهدف المدنيين.", "attack_on_civilians").modality == "promised"


# when and where


def test_since_lasts_until_publication_and_until_has_no_beginning() -> None:
    since = only("نزحت مئات العائلات من بلدة اللطامنة منذ 10 شباط 2018.", "displacement")
    assert since.time is not None
    assert (since.time.start, since.time.end) == ("2018-02-10", PUBLISHED)


def test_what_a_day_is_compared_with_or_another_event_had_is_not_its_time() -> None:
    killed = only("قتلت قوات الأمن الأحد 15 شخصا في أعنف يوم منذ انقلاب 1 شباط.", "killing")
    assert killed.time is not None
    assert (killed.time.start, killed.time.end) == ("2018-02-11", "2018-02-11")
    shelled = only("اندلعت الحرب في 15 أبريل 2016، وقصف الجيش السوداني الخرطوم في 12 آذار.", "shelling")
    assert shelled.time is not None
    assert shelled.time.start is None


def test_since_something_began_is_since_that_day() -> None:
    text = "قتل 21 شخصا في ضواحي طرابلس منذ بدء هجوم القوات الموالية لخليفة حفتر على العاصمة، الخميس 8 شباط 2018."
    claim = only(text, "killing")
    assert claim.time is not None
    assert (claim.time.start, claim.time.end) == ("2018-02-08", PUBLISHED)


def test_a_duration_is_no_day() -> None:
    claim = only("تمكنت الفصائل بعد اشتباكات دامت ثلاثة أيام من أسر عشرة جنود في بلدة الخوين.", "capture")
    assert claim.time is None


def test_a_day_before_or_after_is_left_open() -> None:
    assert only("قصفت قوات النظام مدينة دوما بعد 10 شباط 2018.", "shelling").time is None


def test_without_a_date_what_is_relative_stays_open() -> None:
    (claim,) = claims("قصفت قوات النظام مدينة دوما أمس.", published=None)
    assert claim.time is None or (claim.time.start, claim.time.end) == (None, None)


def test_a_movement_keeps_where_from_and_where_to() -> None:
    claim = only("نقل النظام مقاتلين من تنظيم الدولة من مدينة تدمر إلى بلدة عقيربات.", "movement_of_forces")
    assert [(item.text, item.relation) for item in claim.places] == [
        ("مدينة تدمر", "from"),
        ("بلدة عقيربات", "toward"),
    ]


def test_where_those_who_fled_came_from_is_no_place_of_what_struck_them() -> None:
    claim = only("سقطت قذائف في مدينة إدلب على النازحين الفارين من دوما وحرستا.", "shelling")
    assert [item.text for item in claim.places] == ["مدينة إدلب"]


def test_the_age_of_a_child_is_no_figure_of_what_befell_it() -> None:
    claim = only("خطف مسلحون في مدينة دوما ثلاثة مدنيين، بينهم رضيع عمره 40 يوما.", "abduction")
    assert [item.low for item in claim.quantities] == [3]


def test_the_capital_that_speaks_is_no_place() -> None:
    claim = only("مقتل العشرات في أحياء حلب الشرقية ودمشق تنفي", "killing")
    assert all("دمشق" not in place.text for place in claim.places)


# happened or not


@pytest.mark.parametrize(
    ("text", "event_type", "modality", "polarity"),
    [
        ("نفت قوات سوريا الديمقراطية استهداف مدنيين في مدينة الرقة.", "attack_on_civilians", "denied", False),
        ("لم تقصف قوات النظام مدينة دوما.", "shelling", "asserted", False),
        ("طالبت منظمة العفو الدولية بفتح تحقيق في مدينة دوما.", "investigation", "demanded", True),
        ("تعهدت الأمم المتحدة بإدخال مساعدات إلى مدينة دوما.", "aid", "promised", True),
        ("تعتزم قوات النظام اقتحام مدينة دوما.", "battle", "planned", True),
        ("إذا قصفت قوات النظام مدينة دوما فسنرد.", "shelling", "hypothetical", True),
        ("حذرت الأمم المتحدة من اقتحام مدينة دوما.", "battle", "hypothetical", True),
        ("رفعت قوات النظام الحصار عن مدينة دوما.", "siege", "asserted", False),
        ("فشلت قوات النظام في السيطرة على مدينة دوما.", "territory_change", "asserted", False),
        ("تظاهر المئات في مدينة دوما.", "protest", "asserted", True),
        ("قال الوزير إن ما تم الاتفاق عليه في جنيف نفذ بنجاح.", "agreement", "asserted", True),
        ("قال إنه ما قصف الجيش مدينة دوما.", "shelling", "denied", False),
        ("ما شن الجيش أي هجوم على مدينة دوما.", "battle", "denied", False),
        ("وكثيراً ما قصف الجيش السوري مدينة دوما.", "shelling", "asserted", True),
        ("وسرعان ما قصفت قوات النظام مدينة دوما.", "shelling", "asserted", True),
        ("ما حدث في مدينة دوما مجزرة.", "attack_on_civilians", "asserted", True),
        ("قال المدير: القصف استهدف إحدى الأسواق، ولا نزال نتحقق من تفاصيل القصف.", "shelling", "asserted", True),
        ("أدت المعارك إلى حال نزوح كبيرة من مدينة دوما.", "displacement", "asserted", True),
        ("تعيش مدينة دوما حالة حصار خانق.", "siege", "asserted", True),
        ("استقبل المستشفى خمسة أطفال في حالة حرجة إثر قصف مدفعي.", "shelling", "asserted", True),
        ('شدد الحزب على أن "ما حصل هو قصف على مدينة دوما".', "shelling", "asserted", True),
        ("في حال قصفت القوات مدينة دوما فسنرد.", "shelling", "hypothetical", True),
    ],
)
def test_modality(text: str, event_type: str, modality: str, polarity: bool) -> None:
    claim = only(text, event_type)
    assert (claim.modality, claim.polarity) == (modality, polarity)


def test_what_was_only_tried_took_no_ground() -> None:
    assert [claim.event_type for claim in claims("حاولت قوات النظام التقدم نحو مدينة دوما.")] == ["battle"]


def test_a_demand_without_a_known_event_is_a_demand() -> None:
    claim = only("ناشدت الأمم المتحدة الأطراف التزام أقصى درجات ضبط النفس.", "demand")
    assert (claim.modality, claim.rule) == ("demanded", "speech:demand")


def test_what_the_speakers_say_they_will_do_is_a_promise() -> None:
    reading = read_text('قالت قوات سوريا الديمقراطية: "سنقتص من المعتدين في الوقت المناسب".', published=PUBLISHED)
    (claim,) = reading.claims
    assert (claim.event_type, claim.modality) == ("promise", "promised")
    assert names(reading, *(item.entity for item in claim.agents)) == ["Syrian Democratic Forces"]


def test_years_are_no_future() -> None:
    found = claims("قالت قوات سوريا الديمقراطية إن سنوات طويلة مرت على البلاد.")
    assert [(claim.event_type, claim.modality) for claim in found] == [("statement", "asserted")]


def test_several_days_in_one_clause_are_given_together() -> None:
    claim = only("أفرجت السلطات عن تسع نساء يوم 10 شباط 2018 ثم عن ثلاث يوم 12 شباط 2018.", "release")
    assert claim.time is not None
    assert (claim.time.start, claim.time.end) == ("2018-02-10", "2018-02-12")


# the two first pages


@cache
def seed(path: Path) -> Reading:
    return read_text(path.read_text(encoding="utf-8"), published=PUBLISHED)


KHWEIN = frozenset({"Al-Khuwayn"})
IDLIB = frozenset({"Idlib Governorate", "Idlib", "Al-Khuwayn"})
HAMA = frozenset({"Hama Governorate", "Hama"})
# The events a careful coder sees: where they are told, as what, one of these places, the days, the modality.
EVENTS = {
    "E01": (None, {"battle", "territory_change"}, IDLIB, None, "asserted"),
    "E02": (None, {"capture"}, KHWEIN, None, "asserted"),
    "E03": (REPORT, {"territory_change"}, KHWEIN, ("2018-02-12", "2018-02-12"), "asserted"),
    "E04": (REPORT, {"advance"}, {"Al-Tamanah"}, None, "asserted"),
    "E05": (REPORT, {"alliance_or_collusion"}, None, None, "asserted"),
    "E05b": (REPORT, {"territory_change"}, None, None, "asserted"),
    "E06": (None, {"movement_of_forces"}, {"Uqayribat"}, None, "asserted"),
    "E06b": (None, {"movement_of_forces"}, None, None, "asserted"),
    "E07": (None, {"battle"}, HAMA, None, "asserted"),
    "E08": (None, {"handover"}, None, None, "asserted"),
    "E09": (None, {"movement_of_forces"}, KHWEIN, None, "asserted"),
    "E10": (REPORT, {"territory_change"}, IDLIB, ("2017-12-21", "2017-12-31"), "asserted"),
    "E11": (REPORT, {"territory_change"}, HAMA, None, "asserted"),
    "E14": (REPORT, {"alliance_or_collusion"}, HAMA, None, "asserted"),
    "E15": (None, {"investigation", "demand"}, None, None, "demanded"),
    "E16": (None, {"promise"}, None, None, "promised"),
    "E17": (None, {"promise"}, None, None, "promised"),
    "E18": (ARCHIVE, {"battle"}, None, None, "asserted"),
    "E19": (None, {"alliance_or_collusion"}, None, None, "asserted"),
}


def tells(event: str) -> bool:
    where, types, places, days, mood = EVENTS[event]
    for path in (REPORT, ARCHIVE):
        if where not in (None, path):
            continue
        reading = seed(path)
        for claim in reading.claims:
            here = set(names(reading, *(place.entity for place in claim.places)))
            when = (claim.time.start, claim.time.end) if claim.time is not None else (None, None)
            fits = claim.event_type in types and claim.modality == mood
            if fits and (places is None or here & places) and (days is None or when == days):
                return True
    return False


def test_the_seeds_tell_the_events_of_the_gold() -> None:
    missing = [event for event in EVENTS if not tells(event)]
    assert len(EVENTS) - len(missing) >= 18, missing


def test_no_day_of_the_seeds_is_wrong() -> None:
    right = {
        ("2018-02-12", "2018-02-12"),
        ("2017-12-21", "2017-12-31"),
        ("2018-02-10", "2018-02-13"),
        ("2018-02-13", "2018-02-13"),
    }
    for path in (REPORT, ARCHIVE):
        days = {(c.time.start, c.time.end) for c in seed(path).claims if c.time is not None}
        assert {pair for pair in days if pair != (None, None)} <= right


def test_who_moved_whom_is_told_as_each_page_tells_it() -> None:
    report, archive = seed(REPORT), seed(ARCHIVE)

    def movers(reading: Reading) -> list[set[str | None]]:
        moves = [c for c in reading.claims if c.event_type == "movement_of_forces" and "مجموعات كبيرة" in c.text]
        return [set(names(reading, *(item.entity for item in move.agents))) for move in moves]

    assert movers(report) == [{"Syrian government"}]
    assert {"Syrian government", "Iran", "Russia"} in movers(archive)


def test_an_inquiry_into_an_attack_promises_no_attack() -> None:
    (claim,) = claims("وعدت الحكومة بالتحقيق في الهجوم على قرية السريحة.")
    assert (claim.event_type, claim.modality) == ("investigation", "promised")


def test_an_adjective_names_the_doer_after_a_mark_of_urgency() -> None:
    found = claims("#عاجل مقتل سبعة مدنيين بغارة روسية على مدينة سراقب")
    assert [(claim.event_type, [item.text for item in claim.agents]) for claim in found] == [
        ("killing", ["روسية"]),
        ("airstrike", ["روسية"]),
    ]


def test_an_attack_beaten_back_is_told_once_with_whose_it_was() -> None:
    (claim,) = claims("صد الجيش السوداني هجوما شنته قوات الدعم السريع على مدينة الفاشر.")
    assert [item.text for item in claim.targets] == ["قوات الدعم السريع"]


@pytest.mark.parametrize(
    "text",
    [
        "ارتفعت حصيلة القصف الذي استهدف قرية هروزا الخميس الماضي إلى 52 قتيلاً.",
        "أعلنت الوكالة ارتفاع حصيلة الضربة التي أصابت القرية ليل الأحد إلى 52 قتيلاً.",
    ],
)
def test_a_toll_rises_behind_what_describes_the_blow(text: str) -> None:
    assert [figure.low for figure in only(text, "killing").quantities] == [52.0]


def test_no_toll_rises_where_what_rose_is_something_else() -> None:
    found = claims("حذر الوزير من ارتفاع الأسعار بعد مقتل 3 جنود في الهجوم.")
    assert [figure.low for claim in found for figure in claim.quantities] == [3.0]


# words that stand in no plan, offer or promise


@pytest.mark.parametrize(
    "text",
    [
        "عرضت كتائب القسام مشاهد لاستهداف دبابة في مدينة غزة.",
        "عرض التلفزيون صورا لقصف مدينة غزة.",
        "قوات تتولى حماية القافلة تعرضت لهجوم في مدينة غزة.",
        "جهود الإنقاذ مستمرة بعد قصف مدينة غزة.",
        "عقدت جلسة لبحث قصف مدينة غزة.",
        "قتلت الطفلة وعد في قصف مدينة غزة.",
        "السلام عليكم قصف النظام مدينة دوما.",
    ],
)
def test_what_is_shown_discussed_or_named_is_told_as_happened(text: str) -> None:
    assert {claim.modality for claim in claims(text)} == {"asserted"}


@pytest.mark.parametrize(
    ("text", "types"),
    [
        ("وقع هجوم في كلية القانون في مدينة كابل.", {"battle"}),
        ("حفرت القوات خطوط دفاع في مدينة دوما.", set()),
        ("أخذ المقاتلون موقعا في مدينة تعز.", set()),
        ("أخذ الجنود مدينتنا مثالا.", set()),
        ("ترك القصف عشرات العائلات بلا مأوى في مدينة غزة.", {"shelling"}),
        ("علق متحدث باسم الحكومة على قصف مدينة غزة.", {"shelling"}),
    ],
)
def test_a_common_verb_tells_no_event_of_its_own(text: str, types: set[str]) -> None:
    assert {claim.event_type for claim in claims(text)} == types


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ("انسحب المقاتلون من مدينة بنغازي، على أن تتسلم الشرطة المطار غدا.", "planned"),
        ("أكد المتحدث على أن تتسلم الشرطة المطار.", "planned"),
        ("أعلنت البعثة استعدادها لإدخال مساعدات إلى مدينة دوما.", "promised"),
        ("أعلن الحزب أن مطلبه إطلاق الأسرى في مدينة صنعاء.", "demanded"),
    ],
)
def test_terms_offers_and_demands_are_no_facts(text: str, made: str) -> None:
    assert claims(text)[-1].modality == made


def test_who_visits_loses_nobody() -> None:
    visit, loss = "تفقد الفريق عبد الفتاح البرهان جرحى معركة الخرطوم.", "تفقد القوات 20 مقاتلا من عناصرها."
    assert [claim.event_type for claim in claims(visit)] == ["other"]
    assert [claim.event_type for claim in claims(loss)] == ["killing"]
