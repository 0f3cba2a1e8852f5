"""الجيش in a text on one state's land: whose army it is where another state's blow is told of before it."""

import pytest

from rawi.read import read_text


def _army(raw: str) -> list[str | None]:
    reading = read_text(raw, published="2024-10-02")
    names = {entity.id: entity.name_en or entity.name for entity in reading.entities}
    return [names.get(item.entity or "") for item in reading.mentions if item.text == "الجيش"]


@pytest.mark.parametrize(
    "raw",
    [
        "قتل المصور بقصف إسرائيلي على علما الشعب، وقال الجيش إنه يراجع الحادث.",
        "استهدفت غارة إسرائيلية سيارة في بلدة الناقورة، وأعلن الجيش أنه اغتال قياديا.",
        "قصف تركي على دهوك، والجيش ينفي استهداف مدنيين.",
        "أصابت مسيرة إسرائيلية دراجة في صور، وزعم الجيش أن راكبها مقاتل.",
        "أصاب قصف مصري مدينة درنة، وقال الجيش إنه استهدف معسكرا.",
    ],
)
def test_it_may_be_that_of_the_state_that_struck(raw: str) -> None:
    assert _army(raw) == [None]


@pytest.mark.parametrize(
    ("raw", "army"),
    [
        ("أعلن الجيش اللبناني مقتل جندي بقصف إسرائيلي على العديسة، وقال الجيش إنه سيرد.", "Lebanese Armed Forces"),
        ("توقفت الغارات الإسرائيلية على صور. وانتشر الجيش في المدينة.", "Lebanese Armed Forces"),
        ("شن الجيش غارات على درعا.", "Syrian Arab Army"),
        ("أغارت طائرات إسرائيلية على مبنى في النصيرات، وأقر الجيش بالغارة.", "Israel Defense Forces"),
        ("قتل صحفي إسرائيلي في صور، وقال الجيش إنه يحقق.", "Lebanese Armed Forces"),
    ],
)
def test_it_is_that_of_the_land_where_nobody_else_struck(raw: str, army: str) -> None:
    assert _army(raw) == [army]


@pytest.mark.parametrize(
    ("raw", "army"),
    [
        ("قصف جيش الدفاع مواقع في غزة.", "Israel Defense Forces"),
        ("أعلن جيش الدفاع أنه قصف مواقع المتمردين.", "Israel Defense Forces"),
        ("أغار جيش الدفاع على درعا. وأقرت القوات الإسرائيلية بالغارة.", "Israel Defense Forces"),
        ("قصف جيش الدفاع خان يونس. وقالت إسرائيل إنها سترد.", "Israel Defense Forces"),
        ("قال جيش الدفاع إنه اعترض صاروخا أطلق من اليمن.", "Israel Defense Forces"),
        ("أعلن جيش الدفاع قصف مواقع في إيران.", "Israel Defense Forces"),
        ("قصف جيش الدفاع ميناء الحديدة في اليمن.", "Israel Defense Forces"),
        ("قتل جيش الدفاع قياديا في حزب الله في سوريا.", "Israel Defense Forces"),
        ("دعت الولايات المتحدة جيش الدفاع إلى وقف القصف.", "Israel Defense Forces"),
        ("قال جيش الدفاع في قره باغ إنه دمر عشر دبابات.", "Artsakh Defence Army"),
        ("خاض جيش الدفاع معارك في يريفان.", "Artsakh Defence Army"),
    ],
)
def test_the_defence_army_is_that_of_israel_but_in_the_caucasus(raw: str, army: str | None) -> None:
    reading = read_text(raw, published="2024-10-02")
    names = {entity.id: entity.name_en for entity in reading.entities}
    assert [names.get(item.entity or "") for item in reading.mentions if item.text == "جيش الدفاع"] == [army]


@pytest.mark.parametrize(
    ("raw", "force"),
    [
        ("قصف طيران النظام نيالا في دارفور.", None),
        ("هاجمت قوات النظام مصراتة في ليبيا.", None),
        ("قصف طيران النظام مدينة نيالا.", None),
        ("قصف طيران النظام الأحياء السكنية.", "Syrian Arab Air Force"),
        # Whose the victim, the ally or the speaker is says nothing.
        ("قصفت قوات النظام نقطة مراقبة تركية.", "Syrian government forces"),
        ("أعلنت روسيا أن طيران النظام أخطأ الهدف.", "Syrian Arab Air Force"),
        ("قتل مقاتلون عراقيون وأفغان في صفوف مليشيات النظام.", "Syrian government forces"),
        ("قصفت قوات النظام درعا ووصلت تعزيزات من لبنان.", "Syrian government forces"),
        ("قتل جنديان تركيان بقصف لقوات النظام.", "Syrian government forces"),
        ("هددت تركيا بالرد على قصف قوات النظام نقاطها.", "Syrian government forces"),
        ("قصفت إسرائيل مواقع لجيش النظام. وردت إيران ببيان.", "Syrian government forces"),
        # Nor where somebody speaks, or where people fled.
        ("قال كيري في باريس إن قوات النظام استخدمت الكلور.", "Syrian government forces"),
        ("اتهم مسؤول تركي في أنقرة قوات النظام بقصف نقاط المراقبة.", "Syrian government forces"),
        ("انتهت محادثات جنيف، وقصفت قوات النظام الأحياء السكنية.", "Syrian government forces"),
        ("انسحبت قوات النظام، وفي جنيف بدأت المحادثات.", "Syrian government forces"),
        ("اتفقت قوات النظام وأنقرة على هدنة.", "Syrian government forces"),
        ("وصل لاجئون إلى غازي عنتاب بعد أن قصفت قوات النظام قريتهم.", "Syrian government forces"),
    ],
)
def test_whose_regime_it_is_other_countries_show(raw: str, force: str | None) -> None:
    reading = read_text(raw, published="2013-10-02")
    names = {entity.id: entity.name_en for entity in reading.entities}
    found = [names.get(item.entity or "") for item in reading.mentions if "النظام" in item.text]
    assert found == [force] or (force is None and not found)


@pytest.mark.parametrize(
    "raw",
    [
        "قال اللواء رومان غوفمان إن الجيش قصف مواقع.",
        "قال شهود روس إن الجيش قصف المدينة.",
        "قالت الأمم المتحدة إن الجيش اعتقل صحفيين أتراكا.",
    ],
)
def test_who_witnesses_or_suffers_says_nothing_of_whose_it_is(raw: str) -> None:
    assert _army(raw) == [None]
