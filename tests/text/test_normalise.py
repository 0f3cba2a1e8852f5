import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rawi.text import key, light, normalise
from rawi.text.normalise import Layer

ARABIC = st.text(alphabet="ابتحدرسعفكلمنهويىةأإآؤئء.ـَُّْٰٕٓٔ \n٠۵5aÉe\u0301\u0308ﻻﷲ\u200f\u200c", max_size=30)
ANYTHING = st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=60) | ARABIC


@pytest.mark.parametrize(
    ("raw", "as_light", "as_key"),
    [
        ("الإرهـــاب", "الإرهاب", "الارهاب"),
        ("لـ", "ل", "ل"),
        ("الفتـ ـح المبيـ ـن", "الفتح المبين", "الفتح المبين"),
        ("منهم ــ المئات ــ في", "منهم – المئات – في", "منهم – المءات – في"),
        ("١٣ فبراير ۲۰۱۸", "13 فبراير 2018", "13 فبراير 2018"),
        ("ﻻ ﷲ", "لا الله", "لا الله"),
        ("سوریا کرکوک", "سوريا كركوك", "سوريا كركوك"),
        ("\u200fصدّرت\u200e", "صدّرت", "صدرت"),
        ("ا\u0654سر", "أسر", "اسر"),
        ("مسؤول مسئول", "مسؤول مسئول", "مسءول مسءول"),
        ("الزهراءِ على غزّةَ", "الزهراءِ على غزّةَ", "الزهراء علي غزه"),
        ("Al-Nusra E\u0301", "Al-Nusra É", "al-nusra é"),
    ],
)
def test_layers(raw: str, as_light: str, as_key: str) -> None:
    assert light(raw) == as_light
    assert key(raw) == as_key
    assert normalise(raw, "light").text == as_light
    assert normalise(raw, "key").text == as_key


def test_folding_only_joins_spellings_of_one_word() -> None:
    assert key("إدلب") == key("ادلب")
    assert key("حلفاؤه") == key("حلفائه")
    assert key("ماء") != key("ما")
    assert key("قتل") != key("قاتل")


@pytest.mark.parametrize("layer", ["light", "key"])
@given(raw=ANYTHING)
def test_idempotent_and_equal_with_and_without_offsets(layer: Layer, raw: str) -> None:
    once = normalise(raw, layer).text
    assert once == (light if layer == "light" else key)(raw)
    assert (light if layer == "light" else key)(once) == once


@given(raw=ANYTHING, data=st.data())
def test_every_stretch_maps_back(raw: str, data: st.DataObject) -> None:
    layers: tuple[Layer, ...] = ("light", "key")
    for layer in layers:
        normalised = normalise(raw, layer)
        size = len(normalised.text)
        start = data.draw(st.integers(0, size))
        end = data.draw(st.integers(start, size))
        low, high = normalised.to_raw(start, end)
        assert 0 <= low <= high <= len(raw)
        # What stands between gives what was asked for, and pieces keep their order.
        assert normalised.text[start:end] in normalise(raw[low:high], "light").text or layer == "key" or low == high
        before = normalised.to_raw(0, start)
        assert before[1] <= high or start == end


@given(raw=st.text(alphabet="ابتكلمة أإىـَّ ١٢", max_size=40))
def test_words_map_back_to_themselves(raw: str) -> None:
    normalised = normalise(raw, "key")
    at = 0
    for word in normalised.text.split():
        start = normalised.text.index(word, at)
        at = start + len(word)
        low, high = normalised.to_raw(start, at)
        assert key(raw[low:high]).replace("–", "") == word.replace("–", "")


def test_an_opened_ligature_counts_as_one() -> None:
    normalised = normalise("قال ﷺ ثم", "light")
    inside = normalised.text.index("عليه")
    assert normalised.to_raw(inside, inside + 2) == (4, 5)


def test_out_of_bounds_is_refused() -> None:
    with pytest.raises(ValueError, match="not inside"):
        normalise("نص", "key").to_raw(1, 5)


@pytest.mark.parametrize("unit", ["ـ", "\u064b", "e\u0301\u0316", "اـ", "\u064b\u0654\u0655", "ﷺ", "ا"])
def test_hostile_runs_take_linear_time(unit: str) -> None:
    started = time.process_time()
    normalise(unit * (1_000_000 // len(unit)), "key")
    assert time.process_time() - started < 10
