"""Words of saying inside a clause: how far back and on the clause is on somebody's word."""

import pytest

from rawi.read import read_text


def _innermost(text: str, words: str) -> str:
    """Return the words for the innermost speaker of the claim that tells `words`, empty for the page itself."""
    reading = read_text(text, published="2024-05-16")
    (chain,) = {claim.attribution for claim in reading.claims if words in claim.text}
    return chain[-1].text or "" if len(chain) > 1 else ""


@pytest.mark.parametrize(
    ("text", "words", "speaker"),
    [
        ("وأسفر القصف بحسب حاكم الساحل عن مقتل خمسة رعاة.", "مقتل خمسة", "حاكم الساحل"),
        ("انسحب الجيش فجر الاثنين بعد أسبوعين قتلت مدافعه فيهما، بحسب الأهالي، مئة مدني.", "قتلت", "الأهالي"),
        ("أعدم مسلحون يستقلون سيارات، وفق ثلاثة ناجين، 52 رجلا في القرية.", "أعدم", "ثلاثة ناجين"),
        # What describes who speaks, and where the page goes on, are no part of it.
        ("قصفت الطائرات المشفى، وفق الطبيب علي حسن، الذي أكد أن المشفى أصيب.", "قصفت", "الطبيب علي حسن"),
        ("دخلت الأرتال المدينة وقصفت المطار، بحسب الأهالي، في حين نفى الوزير ذلك.", "وقصفت", "الأهالي"),
        ("أعدم المسلحون عشرة، بحسب الأهالي، وقصفت المدفعية القرية.", "وقصفت", ""),
    ],
)
def test_how_far_words_inside_a_clause_reach(text: str, words: str, speaker: str) -> None:
    assert _innermost(text, words) == speaker


@pytest.mark.parametrize(
    ("text", "words", "speaker"),
    [
        # What is told next nobody asked for; a noun of three letters tells nothing.
        ("توعدت وزارة الدفاع الإسرائيلية بملاحقة الحزب، وشنت طائراتها غارات على الضاحية.", "شنت", ""),
        ("نفى الجيش السوري قصف المدينة، وقتلت المدفعية عشرة مدنيين.", "وقتلت", ""),
        ("نفى الجيش السوري قصف الحي، وقتلت امرأة.", "وقتلت", "الجيش السوري"),
        ("دعت وزارة الصحة إلى إنقاذ خمسة أطفال، وبنت في العاشرة، وإجلاء ثلاثة رجال.", "وإجلاء", "وزارة الصحة"),
        ("قالت وزارة الدفاع الإسرائيلية إن الحزب ملاحق، وإن طائراتها شنت غارات.", "شنت", "وزارة الدفاع الإسرائيلية"),
    ],
)
def test_what_is_told_behind_what_is_asked_for(text: str, words: str, speaker: str) -> None:
    assert _innermost(text, words) == speaker


@pytest.mark.parametrize(
    ("text", "words", "speaker"),
    [
        # Who tells of a deed goes on to tell what his men did.
        ("أعلنت كتائب القسام استهداف دبابة إسرائيلية، ودمرت ناقلة جند شرق مدينة رفح.", "ودمرت", "كتائب القسام"),
        ("أعلن الجيش السوري استهداف مواقع المسلحين، ودمرت قواته خمس آليات.", "ودمرت", "الجيش السوري"),
        ("أعلنت الجماعة مقتل خمسة جنود، ودمرت دبابتين.", "ودمرت", "الجماعة"),
        ("زعم الجيش السوري مقتل عشرين مسلحا، ودمرت طائراته مخازن أسلحة.", "ودمرت", "الجيش السوري"),
        ("أعلنت وزارة الداخلية اعتقال عشرة إرهابيين، وضبطت أسلحة.", "وضبطت", "وزارة الداخلية"),
        ("أفاد المرصد بمقتل عشرة مدنيين، ودمرت الغارات منزلين.", "ودمرت", "المرصد"),
        ("أفاد الدفاع المدني بمقتل عشرة، وقصفت الطائرات سوقا.", "وقصفت", "الدفاع المدني"),
        ("تحدث الشهود عن قصف المدينة، وأحرقت القوات المنازل.", "وأحرقت", "الشهود"),
        ("أكدت وزارة الصحة مقتل خمسة أطفال، وبنت في العاشرة، وإصابة ثلاثة رجال.", "وإصابة", "وزارة الصحة"),
    ],
)
def test_who_tells_goes_on(text: str, words: str, speaker: str) -> None:
    assert _innermost(text, words) == speaker
