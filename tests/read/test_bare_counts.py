"""Numbers without a noun: what they count is told before them, behind them, or stays open."""

import pytest

from rawi import read_text


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("فتحت النار على متظاهرين، وأجلت ستين منهم أمس.", ("ستين", "protester")),
        ("وذكر أن ثلاث عشرة جثة وُجدت، اثنا عشر منهم أُعدموا.", ("اثنا عشر", "killed")),
        ("طاف مسعف بالمدينة ولم يحص سوى تسعة.", ("تسعة", None)),
        ("قُتل أمامه سبعة.", ("سبعة", "killed")),
        ("وأعلنت وقوع ٦٨ في الأسر.", ("٦٨", "captured")),
        ("وقالت إن 35 ممن كانوا في السجون عادوا.", ("35", "person")),
        ("واحتشد مئة ألف في الساحة.", ("مئة ألف", "person")),
        ("حليمة، وهي أم لستة، وصلت إلى المخيم.", ("ستة", "child")),
        ("وأوضح أن آلافا من الأهالي هاموا.", ("آلافا", "person")),
        ("سقط 94 شهيدا، و20 في خزاعة.", ("20", "killed")),
        # A masculine number counts men, not bands of a feminine noun; a measure is not what part of is counted.
        ("غادر ثمانية من كتائب الحزب المدينة.", ("ثمانية", "person")),
        ("انسحبت ثلاث من كتائب الحزب.", ("ثلاث", "battalion")),
        ("نُهبت ست شاحنات خلال ساعتين، واثنتان منها عند الجسر.", ("اثنتان", "vehicle")),
        ("بادلوا الجثمان بثلاثة من أسراه.", ("ثلاثة", "prisoner")),
        ("فجر عناصره خمس مفخخات.", ("خمس مفخخات", "vehicle")),
        ("وقد ارتفع إلى 30 عدد المدنيين الذين لقوا مصرعهم في البلدة.", ("30", "killed")),
    ],
)
def test_what_a_bare_number_counts(raw: str, expected: tuple[str, str | None]) -> None:
    found = [(m.text, m.value.what) for m in read_text(raw).mentions if m.kind == "quantity"]
    assert expected in found


@pytest.mark.parametrize(
    "raw", ["وصل في 20 في طابور.", "لم يبق إلا الثلاثة.", "سوى تسعة وتسعين وردة", "في 2015 في حلب"]
)
def test_no_counts(raw: str) -> None:
    assert not [m for m in read_text(raw).mentions if m.kind == "quantity" and m.value.what is not None]
