"""Full statements that an outlet passes on within its own account."""

import pytest

from rawi.read import read_text

TITLE = "الداخلية تعلن القبض على خلية في المنطقة الشرقية"
LINE = "نبض المشرق - الرياض - 3 أغسطس 2016"
STATED = (
    "إلحاقا لما سبق إعلانه بشأن التفجير الذي وقع بالقرب من المسجد، فقد أسفرت التحقيقات عن القبض على تسعة متورطين في "
    "تجهيز السيارة وإخفاء منفذها."
)
MORE = "وتؤكد الوزارة أنها ماضية في ملاحقة كل من تسول له نفسه المساس بأمن البلاد واستقرارها."
AFTER = "نفى محامي ثلاثة من الموقوفين أن تكون لموكليه صلة بالتفجير، وقال إنهم اعتقلوا قبل وقوعه بشهر كامل."


def zones(text: str) -> list[tuple[str, str, str | None]]:
    reading = read_text(text)
    names = {source.id: source.name for source in reading.sources}
    return [(p.role, text[p.span.start : p.span.end], names.get(p.narrator or "")) for p in reading.passages]


@pytest.mark.parametrize(
    "line",
    [
        "أصدرت وزارة الداخلية مساء أمس بيانا عن الحادث فيما يلي نصه:",
        "وزعت وزارة الداخلية بيانا جاء فيه:",
        "تلقت الصحيفة من وزارة الداخلية البيان التالي:",
        "وفي ما يلي النص الكامل لبيان وزارة الداخلية:",
    ],
)
def test_what_somebody_says_that_a_text_follows_is_his_own(line: str) -> None:
    found = zones(f"{TITLE}\n\n{LINE}\n\n{line}\n\n{STATED}\n\n{MORE}\n\nوفي سياق متصل، {AFTER}")
    assert [role for role, _, _ in found] == ["headline", "dateline", "report", "statement", "report"]
    assert found[2][1:] == (line, "نبض المشرق")
    assert found[3][1:] == (f"{STATED}\n\n{MORE}", "وزارة الداخلية")


@pytest.mark.parametrize("end", ["والله ولي التوفيق", "29 / 10 / 1437هـ", "والله ولي التوفيق\n29 / 10 / 1437هـ"])
def test_what_a_spokesman_says_as_follows_begins_with_it(end: str) -> None:
    line = "صرح المتحدث الأمني لوزارة الداخلية بما يلي:"
    found = zones(f"{TITLE}\n\n{LINE}\n\n{line}\n\n{STATED}\n\n{end}\n\n{AFTER}")
    assert found[2] == ("statement", f"{line}\n\n{STATED}\n\n{end}", "وزارة الداخلية")
    assert found[3] == ("report", AFTER, "نبض المشرق")


@pytest.mark.parametrize(
    "line",
    [
        "وطالب المتظاهرون الحكومة بما يلي:",
        "وجاءت أبرز بنود الاتفاق على النحو التالي:",
        "وقال المتحدث الأمني لوزارة الداخلية:",
    ],
)
def test_what_is_listed_or_quoted_is_no_statement(line: str) -> None:
    found = zones(f"{TITLE}\n\n{LINE}\n\n{AFTER}\n\n{line}\n\n{STATED}")
    assert [role for role, _, _ in found] == ["headline", "dateline", "report"]


def test_who_tells_of_a_statement_below_its_day() -> None:
    stated = f"بسم الله الرحمن الرحيم\n\nأنا النقيب كريم الأطرش من مرتبات الفوج 64، أعلن انشقاقي عن الجيش.\n\n{STATED}"
    day = "القصير في 16 حزيران 2012"
    after = f"هذا وقد {AFTER}"
    found = zones(f"تنسيقية القصير || انشقاق نقيب\n\n17-06-2012\n\n{stated}\n\n{day}\n\n{after}")
    assert found[2] == ("statement", f"{stated}\n\n{day}", "كريم الأطرش")
    assert found[3] == ("report", after, "تنسيقية القصير")


@pytest.mark.parametrize("line", ["صدر عن كتائب القسام:", "🔴 صادر عن كتائب القسام:", "▪️ صدرت عن سرايا القدس:"])
@pytest.mark.parametrize("opening", ["", "بسم الله الرحمن الرحيم\n"])
def test_a_line_that_only_says_whose_it_is_passes_a_statement_on(line: str, opening: str) -> None:
    stated = "استهدف مجاهدونا عند الساعة 11:15 تجمعا لجنود العدو شرق مخيم جباليا بقذائف الهاون وأوقعوا فيهم قتلى وجرحى."
    found = zones(f"ساحل الشام | قناة إخبارية\nحصاد الأربعاء 02-10-2024\n\n{line}\n{opening}{stated}")
    issuer = line.rpartition(" عن ")[2].rstrip(":")
    assert found[-2:] == [("report", line, "ساحل الشام"), ("statement", f"{opening}{stated}", issuer)]


def test_below_a_marked_line_a_statement_ends_with_the_next_mark() -> None:
    stated = "استهدف مجاهدونا عند الساعة 11:15 تجمعا لجنود العدو شرق مخيم جباليا بقذائف الهاون وأوقعوا فيهم قتلى وجرحى."
    item = "⚪️ وزارة الصحة: 46 شهيدا و85 جريحا في غارات الساعات الأربع والعشرين الماضية."
    again = f"🔴 صدر عن سرايا القدس:\n{stated}"
    found = zones(f"ساحل الشام | قناة إخبارية\n\n🔴 صدر عن كتائب القسام:\n{stated}\n\n{again}\n\n{item}")
    assert [(role, who) for role, _, who in found[-5:]] == [
        ("report", "ساحل الشام"),
        ("statement", "كتائب القسام"),
        ("report", "ساحل الشام"),
        ("statement", "سرايا القدس"),
        ("report", "ساحل الشام"),
    ]


@pytest.mark.parametrize("line", ["صدر عن المحكمة حكمان:", "صدر عن اجتماع أمس ما يلي:"])
def test_what_else_comes_out_is_no_statement(line: str) -> None:
    assert "statement" not in [role for role, _, _ in zones(f"{TITLE}\n\n{LINE}\n\n{AFTER}\n{line}\n{STATED}")]
