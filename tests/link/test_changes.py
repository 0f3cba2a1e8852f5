"""Typed changes: on the seeds, and one by one on sentences made for it."""

import khwein
import pytest
from link_readings import Did, Name, Part, Quoted, Said, Value, reading, together

from rawi.link.pairs.align import Alignment, align
from rawi.link.texts.traits import is_word
from rawi.model import QuantityValue, Reading
from rawi.text import key

TAKEN = align(khwein.page(), khwein.report())
CHANGES = [change for reuse in TAKEN.reuses for change in reuse.changes]
SOURCE = khwein.page().document.text

ISSUER = "قيادة العمليات"
SITE = "موقع الفجر"
NAMES = (
    Name(ISSUER, ("قيادة العمليات",)),
    Name("الجيش", ("الجيش الوطني", "الجيش")),
    Name("روسيا", ("القوات الروسية", "الروس")),
    Name("داعش", ("تنظيم داعش", "داعش", "التنظيم")),
    Name("الفصائل", ("الفصائل",), register="common"),
)


def _pair(source: str, target: str, *, quoted: tuple[Quoted, ...] = (), **more: tuple[Value, ...]) -> Alignment:
    """Align a statement with a report that gives all it says on the issuer's word."""
    values = more.get("values", ())
    whole, passages = together([Part("statement", ISSUER, source)])
    of = reading("s.txt", whole, passages, publisher=ISSUER, names=NAMES, values=values)
    cue = f"أعلنت قيادة العمليات أن {target}"
    whole, passages = together([Part("report", SITE, cue)])
    said = (Said(target, (ISSUER,), "أعلنت", who="قيادة العمليات"),)
    to = reading("t.txt", whole, passages, publisher=SITE, names=NAMES, values=values, said=said, quoted=quoted)
    return align(of, to)


def _changes(found: Alignment, *kinds: str) -> list[tuple[str, str]]:
    return [
        (one.source_text, one.target_text)
        for reuse in found.reuses
        for one in reuse.changes
        if not kinds or one.kind in kinds
    ]


def test_every_dropped_actor_of_the_seeds_is_found() -> None:
    dropped = [one.source_span for one in CHANGES if one.kind == "actor_dropped" and one.source_span]
    for start, end in khwein.DROPPED_ACTORS:
        assert any(span.start < end and start < span.end for span in dropped), SOURCE[start:end]


@pytest.mark.parametrize(
    ("kind", "source", "target"),
    [
        ("actor_dropped", "مع حلفائه الإيرانيين والروس", ""),
        ("actor_dropped", "وحلفائه", ""),
        ("actor_dropped", "والإيرانيين", ""),
        ("actor_dropped", "ضد الثوار والجيش الحر", ""),
        ("actor_dropped", "سيطرتهم", "سيطرته"),
        ("epithet_dropped", "المجرم", ""),
        ("epithet_dropped", "الإهاري", ""),
        ("renamed", "داعش", "التنظيم"),
        ("renamed", "نظام الأسد", "النظام"),
        ("person_shift", "وسنكشف", "وستكشف"),
        ("role_reversed", "ليقاتل معهم", "ليقاتلون إلى جانبه"),
        ("strengthened", "ندعو", "وطالبت"),
        ("softened", "رعت", "ودعمه"),
        ("typo", "مهمتهم", "مهتهم"),
        ("scare_quoted", "فلول", "فلول"),
        ("false_ellipsis", "", "(..)"),
        ("dropped", "مرة أخرى", ""),
        ("dropped", "للعالم", ""),
        ("added", "", "بحماة"),
    ],
)
def test_changes_of_the_seeds(kind: str, source: str, target: str) -> None:
    assert (kind, source, target) in {(one.kind, one.source_text, one.target_text) for one in CHANGES}


def test_a_light_verb_that_goes_is_no_change() -> None:
    assert not [one for one in CHANGES if one.source_text in ("قام", "قاموا", "لقد قام", "قاموا بتسليم")]


def test_the_figure_of_the_summary_is_changed() -> None:
    within = align(khwein.page(), khwein.page())
    assert ("لأكثر من ثلاثة أيام", "الأيام الثلاثة") in _changes(within, "number_changed")


FULL = "سيطر الجيش الوطني مع القوات الروسية على حقل الزيتون النفطي شرقي المدينة بعد معارك عنيفة"


def test_the_same_words_have_no_changes() -> None:
    assert _changes(_pair(FULL, FULL)) == []


def test_inflection_is_no_change() -> None:
    told = FULL.replace("معارك عنيفة", "المعارك العنيفة").replace("سيطر", "سيطرت")
    assert _changes(_pair(FULL, told)) == []


@pytest.mark.parametrize(("we", "they"), [("نطالب", "طالبت"), ("نرفض", "رفض"), ("ونحمل", "وحملوا")])
def test_what_we_do_is_told_of_them(we: str, they: str) -> None:
    rest = "الدول الضامنة بوقف القصف على المدينة وفتح المعابر الإنسانية"
    assert _changes(_pair(f"{we} {rest}", f"{they} {rest}"), "person_shift") == [(we, they)]


@pytest.mark.parametrize(("one", "other"), [("نساء", "ساء"), ("نطالب", "نطالبهم"), ("نزح", "نزحت"), ("نفى", "نفت")])
def test_a_first_letter_is_no_first_person(one: str, other: str) -> None:
    rest = "الدول الضامنة بوقف القصف على المدينة وفتح المعابر الإنسانية"
    assert _changes(_pair(f"{one} {rest}", f"{other} {rest}"), "person_shift") == []


def test_an_ally_left_out() -> None:
    found = _pair(FULL, FULL.replace("مع القوات الروسية ", ""))
    assert _changes(found) == [("مع القوات الروسية", "")]
    assert _changes(found, "actor_dropped")


def test_an_actor_named_elsewhere_in_the_sentence_is_not_left_out() -> None:
    told = "القوات الروسية والجيش الوطني سيطرا على حقل الزيتون النفطي شرقي المدينة بعد معارك عنيفة"
    assert _changes(_pair(FULL, told), "actor_dropped") == []


def test_an_actor_said_by_a_pronoun_is_not_left_out() -> None:
    source = "انسحب المقاتلون عبر مناطق سيطرة الجيش الوطني نحو حقل الزيتون النفطي شرقي المدينة"
    told = "المقاتلين انسحبوا عبر مناطق سيطرته نحو حقل الزيتون النفطي شرقي المدينة"
    assert _changes(_pair(source, told), "actor_dropped") == []


def test_somebody_put_in() -> None:
    source = FULL.replace("مع القوات الروسية ", "")
    assert _changes(_pair(source, FULL), "actor_added") == [("", "القوات الروسية")]


def test_a_name_made_common_leaves_the_actor_out() -> None:
    source = "قصفت الطائرات مواقع الجيش الوطني قرب حقل الزيتون النفطي شرقي المدينة"
    told = "الطائرات قصفت مواقع الفصائل قرب حقل الزيتون النفطي شرقي المدينة"
    assert _changes(_pair(source, told), "actor_dropped") == [("الجيش الوطني", "")]


def test_the_adjective_of_a_country_left_out() -> None:
    source = "دمرت المدفعية راجمتين ومدرعة إماراتية قرب حقل الزيتون النفطي شرقي المدينة"
    assert _changes(_pair(source, source.replace("إماراتية ", "")), "actor_dropped") == [("إماراتية", "")]
    assert _changes(_pair(source, source)) == []


def test_remnants_of_a_group_become_the_group() -> None:
    source = "قضت القوات المشتركة على فلول تنظيم داعش قرب حقل الزيتون النفطي شرقي المدينة"
    told = source.replace("فلول ", "")
    assert _changes(_pair(source, told)) == [("فلول تنظيم", "تنظيم")]
    assert _changes(_pair(source, told), "strengthened")


def test_our_forces_are_the_forces() -> None:
    source = "استعادت قواتنا حقل الزيتون النفطي شرقي المدينة بعد معارك عنيفة"
    told = source.replace("قواتنا", "القوات")
    assert _changes(_pair(source, told), "person_shift") == [("قواتنا", "القوات")]


def test_before_is_not_after() -> None:
    assert _changes(_pair(FULL, FULL.replace("بعد", "قبل")), "substituted") == [("بعد", "قبل")]


def test_a_negation_that_goes_is_seen() -> None:
    source = "مقاتلو الجيش لم ينسحبوا من حقل الزيتون النفطي شرقي المدينة بعد معارك عنيفة"
    assert ("لم", "") in _changes(_pair(source, source.replace("لم ", "")), "dropped")


def test_another_name_is_renamed_and_never_equal() -> None:
    source = "انسحب تنظيم داعش من حقل الزيتون النفطي شرقي المدينة بعد معارك عنيفة"
    told = "التنظيم انسحب من حقل الزيتون النفطي شرقي المدينة بعد معارك عنيفة"
    found = _pair(source, told)
    assert _changes(found, "renamed") == [("تنظيم داعش", "التنظيم")]
    assert all(reuse.label != "verbatim" for reuse in found.reuses)


def test_a_figure_in_other_words_is_the_same_figure() -> None:
    twenty = Value("quantity", "عشرين قتيلا", QuantityValue(what="killed", low=20, high=20))
    digits = Value("quantity", "20 قتيلا", QuantityValue(what="killed", low=20, high=20))
    more = Value("quantity", "30 قتيلا", QuantityValue(what="killed", low=30, high=30))
    source = "خلف القصف المدفعي على حقل الزيتون النفطي عشرين قتيلا بين العمال"
    same = _pair(source, source.replace("عشرين", "20"), values=(twenty, digits))
    assert _changes(same, "number_changed") == []
    other = _pair(source, source.replace("عشرين", "30"), values=(twenty, more))
    assert _changes(other, "number_changed") == [("عشرين قتيلا", "30 قتيلا")]


def test_digits_nobody_read_still_differ() -> None:
    source = "خلف القصف المدفعي على حقل الزيتون النفطي 20 قتيلا بين العمال"
    assert _changes(_pair(source, source.replace("20", "30"))) == [("20", "30")]


def test_an_honest_omission_is_no_false_one() -> None:
    source = "سنواصل العمليات العسكرية حتى تحرير كامل الأرض وعودة المهجرين إلى ديارهم"
    quote = '"سنواصل العمليات العسكرية (...) وعودة المهجرين إلى ديارهم"'
    found = _pair(source, quote, quoted=(Quoted(quote, "clause", (ISSUER,)),))
    assert _changes(found, "false_ellipsis") == []
    false = '"سنواصل العمليات العسكرية (...) حتى تحرير كامل الأرض"'
    found = _pair(source, false, quoted=(Quoted(false, "clause", (ISSUER,)),))
    assert _changes(found, "false_ellipsis") == [("", "(...)")]


def test_exchanged_roles_by_the_claims() -> None:
    source = "أسر الجيش الوطني مقاتلين من تنظيم داعش قرب حقل الزيتون النفطي شرقي المدينة"
    told = "أسر تنظيم داعش مقاتلين من الجيش الوطني قرب حقل الزيتون النفطي شرقي المدينة"

    def side(path: str, text: str, agent: str, target: str) -> Reading:
        whole, passages = together([Part("report", path, text)])
        did = (Did(text, "أسر", "capture", agent, target),)
        return reading(path, whole, passages, publisher=path, names=NAMES, did=did)

    found = align(side("a.txt", source, "الجيش", "داعش"), side("b.txt", told, "داعش", "الجيش"))
    assert [kind for reuse in found.reuses for kind in {one.kind for one in reuse.changes} & {"role_reversed"}]
    found = align(side("a.txt", source, "الجيش", "داعش"), side("b.txt", source, "الجيش", "داعش"))
    assert not [one for reuse in found.reuses for one in reuse.changes]


@pytest.mark.parametrize(
    ("word", "known"),
    [("مهتهم", False), ("الإهاري", False), ("قتلهم", True), ("نقله", True), ("مهمتهم", True), ("استراتيجة", False)],
)
def test_what_is_a_word(word: str, known: bool) -> None:
    assert is_word(key(word)) is known


@pytest.mark.parametrize(("we", "they"), [("مواقعنا", "مواقعه"), ("نؤكد", "يؤكد"), ("وندعو", "ويدعو")])
def test_we_become_they_in_any_form(we: str, they: str) -> None:
    rest = "الدول الضامنة بوقف القصف على المدينة وفتح المعابر الإنسانية"
    assert (we, they) in _changes(_pair(f"{rest} {we} {rest}", f"{rest} {they} {rest}"), "person_shift")


@pytest.mark.parametrize(
    ("word", "slip"), [("المهاجمين", "الهماجمين"), ("الأجنبية", "الأجبنية"), ("المتوسطة", "المتتوسطة")]
)
def test_letters_exchanged_or_doubled_are_a_slip(word: str, slip: str) -> None:
    rest = "الدول الضامنة بوقف القصف على المدينة وفتح المعابر الإنسانية"
    assert _changes(_pair(f"{rest} {word} {rest}", f"{rest} {slip} {rest}"), "typo") == [(word, slip)]


def test_who_is_left_out_behind_the_last_word_is_left_out() -> None:
    told = "استهدفت سرية المدفعية خطوطهم الخلفية وأوقعت إصابات مباشرة في صفوف العدو"
    assert _changes(_pair(f"{told} والمرتزقة الأجانب", told), "actor_dropped")


REST = "قرب حقل الزيتون النفطي شرقي المدينة بعد معارك عنيفة"


@pytest.mark.parametrize(
    ("source", "told"),
    [("وأصيب مقاتلو الفصائل", "وأصيب مقاتلي الفصائل"), ("وأسر المهاجمون", "وأسر المهاجمين")],
)
def test_the_ending_of_another_case_is_no_slip(source: str, told: str) -> None:
    assert _changes(_pair(f"{source} {REST}", f"{told} {REST}"), "typo") == []


def test_a_word_for_two_that_becomes_one_is_another_number() -> None:
    two = (Value("quantity", "سيارتين", QuantityValue(what="vehicle", low=2, high=2)),)
    found = _pair(f"دمر الجيش سيارتين {REST}", f"دمر الجيش سيارة {REST}", values=two)
    assert _changes(found, "number_changed") == [("سيارتين", "سيارة")]


def test_raids_and_dead_are_no_two_counts_of_one_thing() -> None:
    values = (
        Value("quantity", "ثلاث غارات", QuantityValue(what="airstrike", low=3, high=3)),
        Value("quantity", "عشرين قتيلا", QuantityValue(what="killed", low=20, high=20)),
    )
    found = _pair(f"شن الطيران ثلاث غارات {REST}", f"شن الطيران عشرين قتيلا {REST}", values=values)
    assert _changes(found, "number_changed") == []


def test_a_hostile_noun_for_those_counted_is_another_name() -> None:
    values = tuple(
        Value("quantity", f"عشرين {noun}", QuantityValue(what=what, low=20, high=20))
        for noun, what in (("مرتزقا", "killed"), ("عنصرا", "fighter"))
    )
    found = _pair(f"قتل الجيش عشرين مرتزقا {REST}", f"قتل الجيش عشرين عنصرا {REST}", values=values)
    assert _changes(found, "renamed") == [("مرتزقا", "عنصرا")]


@pytest.mark.parametrize(
    ("kind", "was", "now"),
    [("softened", "ودمرت", "وأعطبت"), ("renamed", "المعتدين", "المهاجمين")],
)
def test_a_weaker_verb_and_a_noun_that_takes_no_side(kind: str, was: str, now: str) -> None:
    found = _pair(f"قصفت الفصائل {was} {REST}", f"قصفت الفصائل {now} {REST}")
    assert (was, now) in _changes(found, kind)


def test_the_adjective_of_the_country_in_place_of_a_name_is_a_name() -> None:
    names = (*NAMES, Name("العدو", ("العدو الإسرائيلي",), register="partisan"))
    whole, passages = together([Part("report", ISSUER, f"وقعت غارات العدو الإسرائيلي على البلدة {REST}")])
    of = reading("s.txt", whole, passages, publisher=ISSUER, names=names)
    whole, passages = together([Part("report", SITE, f"وقعت غارات إسرائيلية على البلدة {REST}")])
    found = align(of, reading("t.txt", whole, passages, publisher=SITE, names=names))
    assert _changes(found, "actor_dropped") == []
    assert _changes(found, "renamed") == [("العدو الإسرائيلي", "إسرائيلية")]


def test_who_is_asked_before_a_quotation_and_left_out_there() -> None:
    whole, passages = together([Part("statement", ISSUER, f"نطالب القوات الروسية والفصائل بوقف القصف {REST}")])
    of = reading("s.txt", whole, passages, publisher=ISSUER, names=NAMES)
    told = f"وقف القصف {REST}"
    whole, passages = together([Part("report", SITE, f"ودعت قيادة العمليات القوات الروسية إلى {told}")])
    said = (Said(told, (ISSUER,), "ودعت", who="قيادة العمليات"),)
    found = align(of, reading("t.txt", whole, passages, publisher=SITE, names=NAMES, said=said))
    assert _changes(found, "actor_dropped") == [("والفصائل", "")]


def test_an_accusation_told_as_fact_is_strengthened() -> None:
    accused = f"واتهم الجيش الوطني القوات الروسية بقصف البلدة بالصواريخ {REST}"
    whole, passages = together([Part("report", ISSUER, accused)])
    of = reading("s.txt", whole, passages, publisher=ISSUER, names=NAMES)
    whole, passages = together([Part("report", SITE, f"قصفت القوات الروسية البلدة بالصواريخ {REST}")])
    found = align(of, reading("t.txt", whole, passages, publisher=SITE, names=NAMES))
    assert [one for one in _changes(found, "strengthened") if one[0] == "واتهم"]


def test_of_several_counted_each_answers_to_its_own_kind() -> None:
    values = tuple(
        Value("quantity", text, QuantityValue(what=what, low=low, high=low))
        for text, what, low in (("ست عشرة امرأة", "woman", 16), ("ستة أطفال", "child", 6))
    )
    source = f"قتلت الفصائل ست عشرة امرأة وستة أطفال {REST}"
    assert _changes(_pair(source, f"قتلت الفصائل ستة أطفال {REST}", values=values), "number_changed") == []


def test_mercenaries_without_a_name_are_somebody_who_is_left_out() -> None:
    source = f"قصف الجيش الوطني بدعم من مرتزقة أجانب البلدة {REST}"
    found = _pair(source, f"قصف الجيش الوطني البلدة {REST}")
    assert _changes(found, "actor_dropped") == [("مرتزقة", "")]
    assert _changes(found, "epithet_dropped") == []


def test_a_verb_denied_on_one_side_alone() -> None:
    source = "ونفت قوات الدعم السريع مسؤوليتها عن قصف السوق القديم واتهمت الجيش بقصفه من قاعدته الجوية"
    found = _pair(source, source.replace("ونفت", "ولم تنف"))
    assert ("ونفت", "ولم تنف") in _changes(found, "substituted")
    assert _changes(_pair(source, source), "substituted") == []


def test_others_are_counted_by_the_same_number() -> None:
    source = "قتل تسعة مدنيين في قصف مدفعي نفذته القوات على سوق الخضار في مدينة الأبيض صباح الأحد"
    found = _pair(
        source,
        source.replace("مدنيين", "جنود"),
        values=(
            Value("quantity", "تسعة مدنيين", QuantityValue(what="civilian", low=9, high=9)),
            Value("quantity", "تسعة جنود", QuantityValue(what="soldier", low=9, high=9)),
        ),
    )
    assert ("مدنيين", "جنود") in _changes(found, "substituted")
