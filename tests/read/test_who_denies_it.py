"""Who denies what was said, in a clause that only points back to it; and what runs on behind who says it."""

import pytest

from rawi.read import read_text


def _says(text: str, word: str) -> list[str | None]:
    reading = read_text(text, published="2021-05-10")
    (claim,) = [claim for claim in reading.claims if word in claim.text]
    return [link.text for link in claim.attribution[1:]]


@pytest.mark.parametrize(
    ("text", "word", "speaker"),
    [
        ("قالت المنظمة إن الطائرات قصفت السوق، الأمر الذي نفاه الوزير خالد الكعيم.", "نفاه", "الوزير خالد الكعيم"),
        ("قال ناشطون إن النظام قصف السوق، وهو ما نفته دمشق.", "نفته", "دمشق"),
        ("زعمت إثيوبيا أن طائراتها ضربت مصنعا، وهي رواية فندها أطباء مستشفى مقلي.", "فندها", "أطباء مستشفى مقلي"),
        ("اتهمت تشاد السودان بتسليح المتمردين، وهو كلام تكذبه الخرطوم.", "تكذبه", "الخرطوم"),
        ("سرت أنباء عن مقتل ثلاثة وزراء، كذبتها الحكومة في بيان.", "كذبتها", "الحكومة"),
        ("قالت الشرطة إن الشاب هاجم جنديا، الأمر الذي نفته عائلته جملة وتفصيلا.", "نفته", "عائلته"),
    ],
)
def test_who_denies_what_was_said(text: str, word: str, speaker: str) -> None:
    assert _says(text, word) == [speaker]


@pytest.mark.parametrize(
    ("text", "word", "speakers"),
    [
        # What came of it is told on, and where nobody denies nobody else speaks.
        ("قال المتحدث إن العربة انفجرت، وهو ما أدى إلى مقتل ثلاثة.", "مقتل", ["المتحدث"]),
        ("قال الوزير إن الميناء قصف، وهو ما نفاه أمس في بيان.", "قصف", ["الوزير"]),
        # What is refused was an offer, no account.
        ("وقدم الوسيط مقترحا لوقف القتال، رفضته الحركة وقصفت مخبزا.", "مخبزا", []),
        # Who denied it in passing does not go on.
        (
            "قال محمد علي إن الجيش قصف القرية، وهو ما نفته وزارة الدفاع. وأضاف أن خمسة قتلوا فيها.",
            "خمسة",
            ["محمد علي"],
        ),
        # What happened before or after is the narrator's.
        ("هذا ما أعلنه الجيش بعدما قصف المدينة وقتل عشرة.", "عشرة", []),
        ("وذلك ما قاله القائد قبل أن يقصف الجيش المدينة.", "يقصف", []),
        # … but in his sentence he does.
        ("دخل الجيش البلدة، وهو ما نفته الحركة، مؤكدة أنها قتلت خمسة.", "خمسة", ["الحركة"]),
    ],
)
def test_who_goes_on_where_somebody_denies(text: str, word: str, speakers: list[str]) -> None:
    assert _says(text, word) == speakers


@pytest.mark.parametrize(
    ("text", "word", "speakers"),
    [
        ("احتل المسلحون المدرسة، بحسب شهود، قبل أن يقتلوا حارسها.", "حارسها", ["شهود"]),
        ("عبر المسلحون النهر ليلا، قال سائق، وقتلوا بائعا.", "بائعا", ["سائق"]),
        # The narrator goes on.
        ("قصفت الطائرات السوق، وفق ناشطين، فيما قتل خمسة في حلب.", "خمسة", []),
        ("قصفت الطائرات السوق، وفق ناشطين، الذين نشروا صورا لسبعة قتلى.", "سبعة", []),
        ("قصفت الطائرات السوق، وفق ناشطين، وقتل خمسة في حلب.", "خمسة", []),
        ("«قصفوا السوق بالطائرات»، قال سائق، وقتل خمسة في حلب.", "خمسة", []),
        # What he is comes first; who is meant by the relative word agrees with it.
        ("قتل خمسة، وفق محمد المغير، المسؤول في الدفاع المدني، الذي أكد أن رجاله أصيبوا.", "رجاله", ["محمد المغير"]),
        (
            "قتل خمسة، وفق محمد سالم، مدير منظمة العفو الدولية، التي أكدت أن رجاله أصيبوا.",
            "رجاله",
            ["منظمة العفو الدولية"],
        ),
    ],
)
def test_what_stands_behind_who_says_it(text: str, word: str, speakers: list[str]) -> None:
    assert _says(text, word) == speakers


@pytest.mark.parametrize(
    ("text", "word", "speakers"),
    [
        ("أحصت اللجنة عشرين قتيلا في البلدة، وقصفت الطائرات مخبزا.", "مخبزا", []),
        ("سجل المرصد مقتل عشرة في البلدة، واقتحم المسلحون معسكرا.", "معسكرا", []),
        ("سجل المرصد مقتل عشرة في البلدة، وإصابة خمسة بجروح.", "خمسة", ["المرصد"]),
        ("سجل المرصد مقتل خمسة، واستشهد ثلاثة آخرون في قصف.", "ثلاثة", ["المرصد"]),
        ("رصد ناشطون قصف البلدة، وانفجر لغم قتل طفلا.", "لغم", ["ناشطون"]),
        ("أفادت الشرطة بمقتل عشرة في البلدة، واقتحم المسلحون معسكرا.", "معسكرا", ["الشرطة"]),
        ("قال المرصد إن الجيش دخل البلدة، واقتحم المسلحون معسكرا.", "معسكرا", ["المرصد"]),
    ],
)
def test_a_deed_behind_what_is_counted_is_the_narrators(text: str, word: str, speakers: list[str]) -> None:
    assert _says(text, word) == speakers


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("أعلن مصدر أمني تصفية ثلاثة مسلحين في سيناء.", "مصدر أمني"),
        ("نفى مصدر عسكري يمني نفيا قاطعا سقوط المدينة.", "مصدر عسكري يمني"),
        ("أكدت مصادر طبية فلسطينية مقتل خمسة.", "مصادر طبية فلسطينية"),
        ("أكد مصدر أمني عراقي مقتل خمسة.", "مصدر أمني عراقي"),
        ("«قصفوا السوق بالطائرات ليلا»، قال موظف بلدية.", "موظف بلدية"),
    ],
)
def test_a_verbal_noun_is_no_adjective_of_who_speaks(text: str, speaker: str) -> None:
    (claim,) = read_text(text, published="2021-05-10").claims
    assert claim.attribution[-1].text == speaker


@pytest.mark.parametrize(
    ("text", "word", "speakers"),
    [
        ("وقدّرت الأمم المتحدة من هجّرتهم المعارك بأكثر من 160 ألفا.", "هجّرتهم", ["الأمم المتحدة"]),
        ("ويقدر المسعفون من قضوا في القصف بمئة.", "قضوا", ["المسعفون"]),
        ("خفضت منظمة الصحة العالمية حصيلة قتلى الغارة إلى 28.", "28", ["منظمة الصحة العالمية"]),
        ("عدلت وزارة الدفاع حصيلة الهجوم من 25 إلى 89 قتيلا.", "89", ["وزارة الدفاع"]),
        ("رفعت وزارة الصحة عدد الضحايا إلى 54 قتيلا.", "54", ["وزارة الصحة"]),
        (
            "خفضت الأمم المتحدة حصيلة القتلى إلى 28 بعدما كانت السلطات اللبنانية قد تحدثت عن 54 قتيلا.",
            "54",
            ["السلطات اللبنانية"],
        ),
    ],
)
def test_who_counts_says_how_many(text: str, word: str, speakers: list[str]) -> None:
    assert _says(text, word) == speakers


@pytest.mark.parametrize(
    "text", ["خفض الجيش عدد جنوده في مالي إلى 28.", "عدل البرلمان قانون العفو.", "رفع الجيش العلم فوق حصن البلدة."]
)
def test_who_lowers_or_changes_anything_else_says_nothing(text: str) -> None:
    assert all(len(claim.attribution) == 1 for claim in read_text(text, published="2021-05-10").claims)
