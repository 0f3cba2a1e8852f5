"""Outlets of no list that are named in marks as who was told something."""

import pytest

from rawi.read import read_text


def _actors(raw: str) -> list[str]:
    return [
        item.text
        for item in read_text(raw, published="2021-06-15").mentions
        if item.rule in ("actor.outlet", "actor.source")
    ]


@pytest.mark.parametrize(
    ("raw", "name"),
    [
        ('أمس، قال الناطق باسم الحكومة محمد المومني لـ"البادية": لن نسمح بذلك', "البادية"),
        ("ثم أدلى مصدر أمني لـ«المساء» بروايته، وقال إن القصف توقف، كما أكد لـ«ليل دجلة» أنه بدأ", "ليل دجلة"),
        ('وأضاف المصدر لـ"ثغور المدينة" أن القصف توقف', "ثغور المدينة"),
        ('كما أوضح الطبيب لـ "صوت الرافدين" أن الجرحى عشرة', "صوت الرافدين"),
        ("وأكد شاهد لـ«نبض حلب» أن الطريق مغلق", "نبض حلب"),
    ],
)
def test_who_was_told_is_an_outlet(raw: str, name: str) -> None:
    assert name in _actors(raw)


@pytest.mark.parametrize(
    "raw",
    [
        "تعرضت أربع سفن لـ«عمليات تخريبية» قبالة الفجيرة",
        'شن الطيران غارات على مواقع لـ"داعش" في الرقة',
        'وصلت تعزيزات لـ"منطقة آمنة جديدة شمال البلاد" أمس',
        'قال المتحدث إن البلدة تحولت لـ"منطقة منكوبة" بعد القصف',
        'وأكد الناطق تعرض المدينة لـ"قصف عنيف" أمس',
        "وأكد الناطق تعرض المدنيين لـ«جريمة حرب»",
    ],
)
def test_what_else_is_in_marks_is_none(raw: str) -> None:
    assert _actors(raw) == []
