"""Places in a row: each of a list behind one preposition or verb is a place, what only follows "and" is none."""

import pytest

from rawi import read_text

ROWS = [
    ("اندلعت اشتباكات في رأس النبع والكولا.", ["رأس النبع", "الكولا"]),
    ("قصف الطيران مواقع في رأس النبع وبشارة الخوري والكولا.", ["رأس النبع", "بشارة الخوري", "الكولا"]),
    ("الصواريخ الإيرانية قصفت عمان والزرقاء.", ["عمان", "الزرقاء"]),
    ("سقط قتلى في عمان والعقبة.", ["عمان", "العقبة"]),
    ("قصفت المدفعية تلال الباروك ونيحا.", ["الباروك", "نيحا"]),
    ("سقطت قذائف قرب سوتك وجيرموك وغوريس.", ["سوتك", "جيرموك", "غوريس"]),
    ("اندلعت اشتباكات قرب جوجوك وشلدير وغورشيك.", ["جوجوك", "شلدير", "غورشيك"]),
    ("تقدم الجيش باتجاه الحلابسة وقرشوم وانسحب المسلحون.", ["الحلابسة", "قرشوم"]),
]
NO_ROWS = [
    ("قتل مدني في رأس النبع والحرس يطلق النار.", ["رأس النبع"]),
    ("اشتبك الجيش قرب النقوب وقتل جنديا.", ["النقوب"]),
    ("وقع انفجار قرب جوجوك ومحمود عباس يدينه.", ["جوجوك"]),
    ("دانت عمان والرياض الهجوم.", []),
]


@pytest.mark.parametrize(("raw", "places"), ROWS)
def test_each_of_a_row_is_where_it_happened(raw: str, places: list[str]) -> None:
    result = read_text(raw, published="2024-05-01")
    assert [m.text for m in result.mentions if m.kind == "place"] == places
    assert len(result.claims[0].places) == len(places)


@pytest.mark.parametrize(("raw", "places"), NO_ROWS)
def test_what_only_follows_is_no_place(raw: str, places: list[str]) -> None:
    result = read_text(raw, published="2024-05-01")
    assert [m.text for m in result.mentions if m.kind == "place" and m.text not in ("الرياض",)] == places
