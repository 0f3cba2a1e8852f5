"""Accounts that are denied or rejected: what they tell is denied, by whomever it is said there."""

import pytest

from rawi.read import read_text


def told(text: str) -> list[tuple[str, str]]:
    return [(claim.event_type, claim.modality) for claim in read_text(text, published="2024-05-16").claims]


@pytest.mark.parametrize(
    ("text", "event_type"),
    [
        ("نفت قوات الدعم السريع صحة التقارير التي تتهمها باستهداف المدنيين في مدينة الفاشر.", "attack_on_civilians"),
        ("كذبت الوزارة أنباء تتحدث عن سيطرة المسلحين على المطار.", "territory_change"),
        ("رفضت الحركة اتهامات الجيش لها بقصف المستشفى.", "shelling"),
        ("وصف الناطق الأنباء عن مقتل القائد بأنها شائعات.", "killing"),
        ("أما الادعاءات بقصف المستشفى فغير صحيحة.", "shelling"),
    ],
)
def test_what_a_rejected_account_tells_is_denied(text: str, event_type: str) -> None:
    assert told(text) == [(event_type, "denied")]


@pytest.mark.parametrize(
    "text",
    [
        "واتهمت الحركة الجيش بقصف المستشفى.",
        "ورفض الجيش الرد. وقالت التقارير إن الجيش قصف المستشفى.",
        "انتشرت بعد قصف المستشفى شائعات.",
        "الأنباء عن قصف المستشفى ليست مجرد مزاعم.",
    ],
)
def test_an_account_that_nobody_rejects_stands(text: str) -> None:
    assert ("shelling", "asserted") in told(text)


def test_words_that_only_lead_on_say_nothing() -> None:
    assert not told("وقال الناطق إن الأمر كما أشار المرصد إلى.")


@pytest.mark.parametrize(
    ("text", "told_by"),
    [
        ("ونفت حركة الشباب ما تروجه حكومة مقديشو من أن مقاتليها قصفوا السوق، بل إن الطيران قصف القرية.", "حركة الشباب"),
        ("ينفي الجيش ما تردده الحركة من أن طيرانه قصف المستشفى وإنما قصف مستودعا للذخيرة.", "الجيش"),
    ],
)
def test_what_was_so_instead_is_told_by_whoever_denies_an_account(text: str, told_by: str) -> None:
    claims = read_text(text, published="2024-05-16").claims
    assert [claim.modality for claim in claims] == ["denied", "asserted"]
    assert [claim.attribution[-1].text for claim in claims] == [told_by, told_by]


@pytest.mark.parametrize(
    ("text", "told_as"),
    [
        ("كذاب البقول ليك السوق سقط.", [("denied", False)]),
        ("كاذب من يدعي أن مقاتلينا قصفوا المستشفى.", [("denied", False)]),
        ("المستنفرين ما خلوا الدعم السريع يدخل المدينة.", [("asserted", False)]),
        ("القائد خلى الجيش يدخل المدينة.", [("asserted", True)]),
    ],
)
def test_liars_and_who_let_nobody_in_as_people_say_it(text: str, told_as: list[tuple[str, bool]]) -> None:
    claims = read_text(text, published="2024-05-16").claims
    assert [(claim.modality, claim.polarity) for claim in claims] == told_as


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("ونفت صحة ما تردد عن مقتل قائدها.", [None]),
        ("ونفى صحة الأنباء عن سقوط المدينة.", [None]),
        ("نفت صحة غزة مقتل طبيب في الشفاء.", ["صحة غزة"]),
    ],
)
def test_the_truth_of_a_report_is_no_speaker(text: str, speakers: list[str | None]) -> None:
    reading = read_text(text, published="2018-08-24")
    names = {source.id: source.name for source in reading.sources}
    assert [names.get(claim.attribution[-1].speaker or "") for claim in reading.claims] == speakers


@pytest.mark.parametrize(
    "text",
    [
        "قال المتحدث إن ما أعلنته الميليشيا حول قصف التحالف مستشفى في حجة غير صحيح.",
        "أكد الجيش أن ما نشرته الوكالة عن قصف السوق لا أساس له من الصحة.",
        "وغير صحيح البتة ما نقلته الوكالة عن قصف الجيش للمخيم.",
        "وما تردد عن قصف السوق مجرد شائعات.",
    ],
)
def test_what_is_called_untrue_is_denied(text: str) -> None:
    assert [modality for _, modality in told(text)] == ["denied"]


@pytest.mark.parametrize(
    "text",
    [
        "قال المتحدث إن ما أعلنته الميليشيا حول قصف التحالف مستشفى في حجة صحيح.",
        "ما أعلنته الوزارة عن قصف السوق هزّ البلاد.",
        "قال المتحدث إن القصف الذي استهدف السوق غير مبرر.",
    ],
)
def test_what_is_granted_or_deplored_stands(text: str) -> None:
    assert "denied" not in [modality for _, modality in told(text)]


def test_who_announces_what_is_untrue_did_not_do_it() -> None:
    text = "أكد الناطق أن ما أعلنته حركة الشباب حول استهداف الجيش لسوق في بيدوا غير صحيح."
    reading = read_text(text, published="2024-05-16")
    assert "حركة الشباب" not in [doer.text for claim in reading.claims for doer in claim.agents]


@pytest.mark.parametrize(
    ("text", "modalities"),
    [
        ("ينظر القضاء في مزاعم بأن الجيش قتل عشرة قرويين.", ["hypothetical"]),
        ("تدرس المحكمة ادعاءات بأن القوات قصفت السوق، ما أدى إلى مقتل سبعة.", ["hypothetical", "hypothetical"]),
        ("هذه نتائج التحقيق في ما ورد من أن القوات قصفت السوق.", ["hypothetical"]),
        ("أثبت التحقيق في مزاعم التعذيب أن الجنود قتلوا سجينين.", ["asserted"]),
    ],
)
def test_what_is_looked_into_may_be_or_not(text: str, modalities: list[str]) -> None:
    assert [modality for _, modality in told(text)] == modalities


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("وسط مزاعم بأن الجيش قصف القرية.", None),
        ("انتشرت شائعات غير مؤكدة عن مقتل القائد.", None),
        ("رد الناطق على مزاعم بأن الجيش قصف السوق.", None),
        ("ما أشيع من أن الجيش قصف السوق أخرج الناس إلى الشوارع.", None),
        ("وفيما يتعلق بما ورد في تقرير الأمم المتحدة من أن الطيران قصف السوق، بدأ النقاش.", "تقرير الأمم المتحدة"),
        ("نفى الوزير مزاعم بأن الجيش قصف القرية.", "الوزير"),
        ("أكد الوزير أنباء عن مقتل القائد.", "الوزير"),
        ("وجهت الحكومة اتهامات بأن الحركة قصفت المطار.", "الحكومة"),
    ],
)
def test_who_tells_an_account(text: str, speaker: str | None) -> None:
    claims = [claim for claim in read_text(text, published="2024-05-16").claims if claim.event_type != "accusation"]
    assert [(len(claim.attribution), claim.attribution[-1].text) for claim in claims] == [(2, speaker)]


@pytest.mark.parametrize(
    ("text", "types"),
    [
        ("من دون أن تشير إلى سقوط قتلى، قالت الوكالة إن الغارات قصفت مستودعا.", ["airstrike"]),
        ("قال الجيش إن طائراته قصفت القرية، دون أن يذكر سقوط قتلى.", ["airstrike"]),
        ("دون الإشارة إلى سقوط قتلى، قالت الوكالة إن الجيش قصف القرية.", ["shelling"]),
        ("أشارت الوكالة إلى سقوط قتلى.", ["killing"]),
    ],
)
def test_what_is_left_out_is_not_told(text: str, types: list[str]) -> None:
    assert [event_type for event_type, _ in told(text)] == types


@pytest.mark.parametrize(
    "text",
    [
        "رفض الوزير اتهام الحرس الثوري للجيش بقصف السوق.",
        "وقد رفض الوزير اتهام الحرس الثوري لقواته بقصف السوق.",
    ],
)
def test_who_refuses_an_accusation_denies_it(text: str) -> None:
    (claim,) = read_text(text, published="2024-05-16").claims
    assert (claim.modality, claim.attribution[-1].text) == ("denied", "الوزير")


def test_what_was_spread_of_a_deed_is_no_deed() -> None:
    assert told("ما نشر عن مقتل القائد في نيالا لم يتأكد.") == [("killing", "hypothetical")]
    assert told("نشر الجيش قواته في نيالا.") == [("movement_of_forces", "asserted")]
