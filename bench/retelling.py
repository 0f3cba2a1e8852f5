"""Statements and what reports make of them: own sentences, retold by operators that log what they changed.

Everything is made of this file's own words by a seed. An operator belongs to a family; it takes the words of one
sentence and returns them changed, with what it did. Nothing here knows what the program does.
"""

from collections.abc import Callable, Sequence
from random import Random
from typing import NamedTuple

PLACES = (
    "الزبداني",
    "سرمدا",
    "الحديدة",
    "سرت",
    "تلعفر",
    "بانياس",
    "خان يونس",
    "الفاشر",
    "القائم",
    "عرسال",
    "مأرب",
    "رفح",
)
VILLAGES = ("تل الرمان", "كفر نجم", "عين الصفا", "بئر الغزال", "وادي العقيق", "دير الحجر", "خربة النهر", "رأس السرو")
ISSUERS = ("غرفة عمليات فجر الحرية", "المجلس العسكري", "قيادة العمليات المشتركة", "لواء الصقور", "الدفاع المدني")
ENEMIES = ("تنظيم الدولة", "قوات النظام", "جماعة الحوثي", "قوات الدعم السريع", "الجيش الإسرائيلي")
ALLIES = ("وحلفائه الإيرانيين", "والميليشيات الأجنبية", "والمرتزقة الروس", "ومن معه من المسلحين")
EPITHETS = ("المجرم", "الإرهابي", "الغاصب", "المعتدي", "الباغي")
# Words that only stand in names of enemies and allies.
NAMING = frozenset(" ".join((*ENEMIES, *ALLIES)).split()) - {"من", "معه", "ومن"}
AGENCIES = ("وكالة الساحل", "شبكة الميدان", "موقع الضفة", "صحيفة الأفق", "إذاعة الجبل")
OTHER_NAMES = {
    "تنظيم الدولة": "داعش",
    "قوات النظام": "الجيش السوري",
    "جماعة الحوثي": "أنصار الله",
    "قوات الدعم السريع": "الدعم السريع",
    "الجيش الإسرائيلي": "قوات الاحتلال",
}
SYNONYMS = {
    "هاجم": "داهم",
    "المستشفى": "المشفى",
    "فجر": "صباح",
    "البلدة": "المدينة",
    "عنيف": "شديد",
    "سكانها": "أهلها",
    "منازل": "بيوت",
    "حاول": "سعى",
    "طريق": "درب",
    "تصدى": "واجه",
    "استولى": "سيطر",
    "شاحنات": "عربات",
}
LIGHT = {"قصف": "بقصف", "نقل": "بنقل", "أطلق": "بإطلاق", "أخلى": "بإخلاء", "فتح": "بفتح", "اقتحم": "باقتحام"}
DIRECT = {
    "مقاتلونا": "مقاتلوه",
    "ندعو": "يدعو",
    "نؤكد": "يؤكد",
    "قواتنا": "قواته",
    "مواقعنا": "مواقعه",
    "نطالب": "يطالب",
}
PRONOUNS = {"سيطرتهم": "سيطرته", "مواقعهم": "موقعه", "عناصرهم": "عناصره", "آلياتهم": "آلياته", "خطوطهم": "خطوطه"}
GLOSSES = ("(شمال)", "(قرب الحدود)", "(المعروف محليا)", "(أكبر مدن الإقليم)")

# {e} the enemy, {a} its allies, {x} an epithet, {p} a place, {v} and {w} villages, {n} and {m} numbers.
SENTENCES = (
    "أطلق {e} {x} {a} صواريخ ثقيلة على الأحياء السكنية في {p} ودمر {n} منازل فوق رؤوس سكانها",
    "هاجم {e} {x} {a} نقاط الرباط على محور {v} فجر اليوم وأجبر على الانسحاب بعد قتال عنيف دام {n} ساعات",
    "نقل {e} {x} {a} {n} من عناصرهم بواسطة شاحنات مغلقة من {v} إلى {w} تحت غطاء جوي كثيف",
    "مقاتلونا أسروا {n} من المهاجمين بينهم ضابط رفيع واغتنموا {m} آليات مزودة برشاشات متوسطة قرب {v}",
    "نؤكد أن {e} {x} {a} خسر {n} قتيلا ولم يتمكن من سحب جثثهم التي بقيت في الوادي حتى المساء",
    "استولى {e} {x} {a} على طريق {v} المؤدي إلى {w} قبل أن تستعيد قواتنا سيطرتهم على الجسر القديم",
    "قصف {e} {x} {a} المستشفى الوحيد في {p} بالبراميل المتفجرة وقتل {n} من المرضى والممرضات",
    "ندعو المنظمات الإنسانية إلى فتح ممر آمن لإجلاء {n} عائلة محاصرة في {v} منذ أكثر من {m} أسابيع",
    "تصدى أهالي {v} لمحاولة تسلل نفذها {e} {x} {a} من جهة {w} مستفيدا من الضباب الكثيف",
    "دمرت مواقعنا المتقدمة دبابتين وعربة نقل جنود حاول {e} {x} {a} إدخالها عبر السهل الجنوبي نحو {v}",
    "اقتحم {e} {x} {a} سوق الخضار وسط {p} واعتقل {n} شبان واقتادهم إلى جهة مجهولة",
    "نطالب مجلس الأمن بإرسال لجنة تحقيق مستقلة إلى {p} للكشف عن مصير {n} مفقودا ومحاسبة المسؤولين",
    "أخلى {e} {x} {a} مواقعهم في التلال المطلة على {v} وترك خلفه مستودعا للذخيرة و{m} مدافع هاون",
    "استهدفت سرية المدفعية خطوطهم الخلفية قرب {w} وأوقعت إصابات مباشرة في صفوف {e} {x} {a}",
)
OWN = (
    "وتشهد المنطقة منذ أسابيع توترا متزايدا بسبب تعثر المفاوضات الجارية في العاصمة",
    "ولم يصدر حتى الآن أي تعليق من الجهات الدولية الراعية لاتفاق وقف إطلاق النار",
    "وقال شهود عيان إن الحركة عادت تدريجيا إلى الشوارع الرئيسية بعد ظهر اليوم",
    "ويعاني النازحون في المخيمات القريبة نقصا حادا في مياه الشرب والأدوية الأساسية",
    "وكانت المدارس قد أغلقت أبوابها مطلع الشهر خشية تجدد المواجهات المسلحة",
    "ويأتي التطور بعد أيام من زيارة المبعوث الأممي إلى الإقليم ولقائه وجهاء العشائر",
)
FORMULAS = (
    "قتل {n} أشخاص وأصيب {m} آخرون بجروح متفاوتة جراء قصف مدفعي استهدف أحياء سكنية في {p} صباح اليوم",
    "نفذ الطيران الحربي {n} غارات جوية على محيط بلدة {v} بالتزامن مع تحليق مكثف لطائرات الاستطلاع",
    "اندلعت اشتباكات عنيفة بالأسلحة الثقيلة بين {i} و{e} على محور {v} وسط أنباء عن سقوط قتلى وجرحى",
    "وثقت الشبكة خلال الأسبوع الماضي مقتل {n} مدنيين بينهم {m} أطفال في مناطق متفرقة من ريف {p}",
)


class Edit(NamedTuple):
    """What an operator did: the words that went and the words that came."""

    kind: str
    before: str
    after: str


class Retold(NamedTuple):
    """A sentence as the report has it."""

    words: list[str]
    edits: list[Edit]
    quoted: bool = False


Operator = Callable[[list[str], Random], Retold | None]


def _swap(table: dict[str, str], kind: str) -> Operator:
    def operate(words: list[str], rng: Random) -> Retold | None:
        at = [i for i, word in enumerate(words) if word in table]
        if not at:
            return None
        i = rng.choice(at)
        return Retold([*words[:i], table[words[i]], *words[i + 1 :]], [Edit(kind, words[i], table[words[i]])])

    return operate


def _without(phrases: Sequence[str], kind: str) -> Operator:
    def operate(words: list[str], rng: Random) -> Retold | None:
        for phrase in phrases:
            gone = phrase.split()
            for i in range(len(words) - len(gone) + 1):
                if words[i : i + len(gone)] == gone:
                    return Retold([*words[:i], *words[i + len(gone) :]], [Edit(kind, phrase, "")])
        return None

    return operate


def _cut(words: list[str], rng: Random) -> Retold | None:
    keep = max(8, len(words) * 2 // 3)
    return Retold(words[:keep], [Edit("dropped", "", "")]) if len(words) > keep else None


def _ellipsis(words: list[str], rng: Random) -> Retold | None:
    middle = len(words) // 2
    gone = words[middle - 1 : middle + 2]
    edits = [Edit("epithet_dropped", word, "") for word in gone if word in EPITHETS]
    edits += [Edit("actor_dropped", word, "") for word in gone if word in NAMING]
    return Retold([*words[: middle - 1], "(...)", *words[middle + 2 :]], edits, quoted=True)


def _false_ellipsis(words: list[str], rng: Random) -> Retold | None:
    middle = len(words) // 2
    return Retold([*words[:middle], "(..)", *words[middle:]], [Edit("false_ellipsis", "", "(..)")], quoted=True)


def _number(words: list[str], rng: Random) -> Retold | None:
    at = [i for i, word in enumerate(words) if word.isdigit()]
    if not at:
        return None
    i = rng.choice(at)
    other = str(int(words[i]) + rng.randint(2, 9))
    return Retold([*words[:i], other, *words[i + 1 :]], [Edit("number_changed", words[i], other)])


def _reorder(words: list[str], rng: Random) -> Retold | None:
    middle = len(words) // 2
    return Retold([*words[middle:], *words[:middle]], [Edit("moved", "", "")])


def _light(words: list[str], rng: Random) -> Retold | None:
    i = next((i for i, word in enumerate(words) if word in LIGHT), None)
    return None if i is None else Retold([*words[:i], "قام", LIGHT[words[i]], *words[i + 1 :]], [])


def _rename(words: list[str], rng: Random) -> Retold | None:
    for name, other in OTHER_NAMES.items():
        held = name.split()
        for i in range(len(words) - len(held) + 1):
            if words[i : i + len(held)] == held:
                return Retold([*words[:i], *other.split(), *words[i + len(held) :]], [Edit("renamed", name, other)])
    return None


def _gloss(words: list[str], rng: Random) -> Retold | None:
    i = rng.randrange(3, len(words) - 1)
    gloss = rng.choice(GLOSSES)
    return Retold([*words[:i], *gloss.split(), *words[i:]], [Edit("added", "", gloss.strip("()"))])


def _typo(words: list[str], rng: Random) -> Retold | None:
    at = [i for i, word in enumerate(words) if len(word) >= 6]
    if not at:
        return None
    i = rng.choice(at)
    word = words[i]
    j = rng.randrange(2, len(word) - 2)
    slip = word[:j] + word[j + 1] + word[j] + word[j + 2 :]
    return Retold([*words[:i], slip, *words[i + 1 :]], [Edit("typo", word, slip)]) if slip != word else None


def _verbatim(words: list[str], rng: Random) -> Retold | None:
    return Retold(list(words), [])


OPERATORS: dict[str, Operator] = {
    "cut": _cut,
    "honest ellipsis": _ellipsis,
    "false ellipsis": _false_ellipsis,
    "direct to indirect": _swap(DIRECT, "person_shift"),
    "epithet drop": _without(EPITHETS, "epithet_dropped"),
    "actor drop": _without(ALLIES, "actor_dropped"),
    "pronoun number": _swap(PRONOUNS, "person_shift"),
    "number change": _number,
    "reorder": _reorder,
    "light verb": _light,
    "synonym": _swap(SYNONYMS, "substituted"),
    "rename": _rename,
    "gloss": _gloss,
    "typo": _typo,
    "unquoted copying": _verbatim,
}


def fill(template: str, rng: Random, *, place: str, enemy: str, issuer: str) -> list[str]:
    """Return the words of a sentence with its slots filled."""
    village, other = rng.sample(VILLAGES, 2)
    words = template.format(
        e=enemy,
        a=rng.choice(ALLIES),
        x=rng.choice(EPITHETS),
        p=place,
        v=village,
        w=other,
        n=rng.randint(3, 90),
        m=rng.randint(2, 9),
        i=issuer,
    )
    return words.split()
