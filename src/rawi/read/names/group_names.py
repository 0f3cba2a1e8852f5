"""How far the name of a group of no list goes behind its head noun: to a mark, an article, a place, a person's name."""

from rawi.lexicon import Lexicon
from rawi.lexicon.actors import ActorHead
from rawi.lexicon.matcher import forms_of
from rawi.lexicon.shape_words import shape_words
from rawi.read import shapes
from rawi.read.names import person_ends
from rawi.text import Text, attested, key, same_line

LONGEST_NAME = 5
# Their nouns are no names of who deals them; a battle's may be (غرفة عمليات دحر الغزاة).
_BLOWS = frozenset({"airstrike", "attack_on_civilians", "explosion", "shelling"})
# After these a purpose belongs to the name (مؤسسة المنارة للإنتاج الإعلامي), and a person after these words.
_WITH_PURPOSE = frozenset({"international", "media", "monitor", "political", "relief"})
_OF_TWO = frozenset({"armed_group", "political", "relief", "monitor"})
_APPARATUS = "جهاز"
_MINISTRY = key("وزارة")
# Foreign words name these without an article or a place (شركة كوماناف، عشيرة هوية).
_OF_COMPANIES = frozenset({"political", "tribe"})
# Written to a word of no list these are words of their own (قوات مكثفة وأعلن حالة الاستنفار).
_LETTERS = "بلو"
# Bodies that a country's adjective and what they are for name together (المرصد اليمني للألغام).
_OF_COUNTRIES = frozenset({"international", "media", "monitor", "political", "relief"})
# Adjectives of names that tell no origin.
_COLOURS = shape_words("tells_no_origin")
# That of a force is the force.
COMMAND = "قيادة"
# Of two words are the names of tribes that begin so (عشيرة البو نمر).
_TRIBE_OPENS = shape_words("opens_tribe")
_KINDS = shape_words("kind_of_body")
_PARTS = shape_words("part_of_country")
# What a body is for or watches over stands behind these (الدفاع عن، الرقابة على); behind others the verb goes on.
_TAKES = {key("عن"): shape_words("noun_about"), key("على"): shape_words("noun_over")}
_HONORIFICS = shape_words("honorific")
# How a plural ends that is a subject, and no genitive.
_SUBJECT = "ون"
# Heads that are verbs as well.
_VERBS = shape_words("group_head_as_verb")
_LONGEST_CHAIN = 4
# Of so many letters a stem that no list has is foreign (الفيدرالية).
_SHORTEST_STEM, _FOREIGN_STEM = 3, 6
_OF_ALL = shape_words("of_all_nations")
_OF_ADJECTIVES = ("ي", "يه", *shape_words("ends_adjective_of_body"))
_BROKEN_PLURALS = tuple(shape_words("bodies_in_plural"))
# Nouns that are written like adjectives of a kind: what is taken or done.
_NOUNS_LIKE_NISBAS = shape_words("noun_like_nisba")
# Adjectives that only point at a group (الحركة الأخيرة).
_POINTING = shape_words("points_at_group")


def quoted_end(text: Text, i: int) -> int | None:
    """Return where a name in quotation marks that opens at token `i` ends, its marks included."""
    tokens = text.tokens
    if i >= len(tokens) or tokens[i].kind != "quote" or not same_line(text, i):
        return None
    for j in range(i + 1, min(i + LONGEST_NAME + 2, len(tokens))):
        if tokens[j].kind == "quote":
            return j + 1 if j > i + 1 else None
        if tokens[j].kind == "punct" or not same_line(text, j):
            return None
    return None


def chain_end(text: Text, i: int, head: ActorHead, lexicon: Lexicon) -> int | None:
    """Return where a name without marks ends: nouns up to the first with the article, a place or a person's name.

    A chain that ends in none of these is a description (كتيبة مدفعية), no name.
    """
    tokens = text.tokens
    not_names = shapes.keyed(head.not_names)
    for j in range(i, min(i + _LONGEST_CHAIN, len(tokens))):
        token = tokens[j]
        if not same_line(text, j) or token.kind not in ("word", "number"):
            return None
        stops = shapes.is_stop_here(text, j, lexicon)
        if token.key in not_names or stops or token.key in lexicon.actors.anaphors:
            return None
        if j == i and _is_subject(text, j, head, lexicon):
            # تجمع المواطنون: they gathered.
            return None
        if lexicon.cues.spoken and shapes.is_verb(token.key, lexicon):
            # جماعة حفتر خشو غريان
            return None
        readings = lexicon.triggers.look_up(token.key)
        if readings and all(form.inflection.tense == "imperfect" for form in readings):
            # لجنة تحقق في الحادث
            return None
        if any(not form.definite and form.trigger.row.event_type in _BLOWS for form in readings):
            # ارتكبت ميليشيات مجزرة صبرا: what they did is no name of theirs.
            return None
        if token.kind == "number":
            # كتيبة 17 فبراير is named after a day.
            return j + 1 + (_is_month(text, j + 1, lexicon)) if j == i else None
        place = lexicon.places.names.find(text, j)
        if place is not None and not place.proclitics and any(row.needs != "head" for row in place.values):
            end = _with_kind(text, place.end_token)
            return _with_purpose(text, end, lexicon) if head.kind in _WITH_PURPOSE else end
        if head.kind == "tribe" and token.key in _TRIBE_OPENS and shapes.key_at(text, j + 1):
            return j + 2
        tribe = _tribe_end(text, j, lexicon) if j == i and head.kind == "tribe" else None
        if tribe is not None:
            return tribe
        if token.key in lexicon.persons.given:
            return _without_place(text, j, person_ends.person_end(text, j, lexicon, sure=True), lexicon)
        if j == i and head.kind in _OF_COMPANIES and shapes.is_odd(token.key, lexicon):
            # شركة كوماناف المشغلة للباخرة: a foreign name ends with itself.
            return _past_odd(text, j, lexicon)
        if token.key in _HONORIFICS:
            return person_ends.person_end(text, j + 1, lexicon, sure=True)
        if token.key.startswith("ال") and len(token.key) > 3:
            end = _with_joined(text, _with_adjectives(text, j + 1, lexicon), head, lexicon)
            end = _about_what(text, end, lexicon)
            return _with_purpose(text, end, lexicon) if head.kind in _WITH_PURPOSE else end
        if (len(token.key) < 3 and not _is_short_noun(text, j)) or (
            token.key[0] in _LETTERS and not attested(token.key)
        ):
            return None
    return None


def _is_subject(text: Text, i: int, head: ActorHead, lexicon: Lexicon) -> bool:
    """Whether the word before token `i` is a verb that opens a clause, and people at `i` its subject.

    No head but these is a verb (لواء المجاهدون is a name), and none behind a verb, a noun or a preposition.
    """
    people = lexicon.counted.form(text.tokens[i].key) if text.tokens[i].key.endswith(_SUBJECT) else None
    if people is None or people[0].number != "plural" or head.head not in _VERBS:
        return False
    if text.tokens[i - 1].key.startswith(("و", "ف")) or i - 1 in text.opening:
        return True
    before, words = text.tokens[i - 2], lexicon.triggers.words
    bare = before.key.removeprefix("و")
    governs = words.has("preposition", bare) or bare in lexicon.cues.forms
    return before.kind != "word" or words.has("verb_follows", bare) or (shapes.is_stop(bare, lexicon) and not governs)


def _without_place(text: Text, i: int, end: int | None, lexicon: Lexicon) -> int | None:
    """Return where a person's name ends without the place that the verb before it takes (استردت قوات صدام كركوك)."""
    if end is None or end - i < 2:
        return end
    word, place = text.tokens[end - 1].key, lexicon.places.names.find(text, end - 1)
    named = word in lexicon.persons.families or word in lexicon.persons.given or word.startswith("ال")
    sure = place is not None and place.end_token == end and any(row.needs == "nothing" for row in place.values)
    return end - 1 if sure and not named else end


def _with_kind(text: Text, i: int) -> int:
    """Return where the adjective of its kind ends behind a name and its place (محكمة موبتي العسكرية)."""
    return i + 1 if shapes.key_at(text, i).removesuffix("ه") in _KINDS else i


def _past_odd(text: Text, i: int, lexicon: Lexicon) -> int:
    """Return the token after the words of no list that begin at token `i`."""
    end = i + 1
    while shapes.key_at(text, end) and shapes.is_odd(text.tokens[end].key, lexicon):
        end += 1
    return end


def _tribe_end(text: Text, i: int, lexicon: Lexicon) -> int | None:
    """Return where the name of a tribe ends that is one word or two without an article (عشيرة هبر غدر), or null."""
    for j in (i, i + 1):
        word = shapes.key_at(text, j)
        if word.startswith("ال") or word.endswith(("ه", "ات")) or word[:1] in "تيو" or shapes.is_verb(word, lexicon):
            return None
        if not shapes.key_at(text, j + 1) or shapes.is_stop_here(text, j + 1, lexicon):
            return j + 1
    return None


def _is_month(text: Text, i: int, lexicon: Lexicon) -> bool:
    word = shapes.key_at(text, i)
    return word in lexicon.calendar.months.reach


def _is_short_noun(text: Text, i: int) -> bool:
    """Whether token `i`, of two letters, is a noun before a definite one (مركز طب الطوارئ)."""
    return len(text.tokens[i].key) == 2 and attested(text.tokens[i].key) and shapes.key_at(text, i + 1).startswith("ال")


def described_end(text: Text, i: int, head: ActorHead, lexicon: Lexicon) -> int | None:
    """Return where the name ends of a group whose head noun has the article: after its adjectives and a purpose.

    الهيئة العامة للبحث; what is only pointed at (الحركة الأخيرة, المجموعة الأولى) is no name.
    """
    end = i
    while end < min(i + _LONGEST_CHAIN, len(text.tokens)) and shapes.key_at(text, end):
        word = text.tokens[end].key
        if not word.startswith("ال") or len(word) < 5 or word in _POINTING or word in lexicon.actors.anaphors:
            break
        pointed = lexicon.places.bearings.find(text, end) is not None or _is_ordinal(word, lexicon)
        if (
            pointed
            or shapes.is_stop(word, lexicon)
            or not (_is_adjective(word, lexicon) or _is_origin_of(word, head, lexicon))
            or word in shapes.VERBAL_ADJECTIVES
            or word in _NOUNS_LIKE_NISBAS
        ):
            break
        if not _same_gender(text.tokens[i - 1].key, word):
            # مضادات الجيش الأرضية: of another noun.
            break
        end += 1
    if end == i or head.head == COMMAND:
        # القيادة الجنوبية is that of a part of the country.
        return i + 1 if head.head == COMMAND and shapes.key_at(text, i) in _PARTS else None
    if all(_is_origin_of(text.tokens[j].key, head, lexicon) for j in range(i, end)):
        # الهيئة السورية alone is no name, الهيئة السورية للإغاثة is one.
        last = _with_purpose(text, end, lexicon)
        return last if last > end else None
    if head.kind in ("media", "monitor") and _is_body(text, end, lexicon):
        # المركز الإعلامي للقوات المسلحة is that of who speaks.
        return None
    return _with_purpose(text, end, lexicon)


def tells_apart(text: Text, i: int, lexicon: Lexicon) -> bool:
    """Whether token `i` is an adjective that tells the body named before it from others (الشرطة المحلية)."""
    word = shapes.key_at(text, i)
    if not word.startswith("ال") or not _same_gender(text.tokens[i - 1].key, word) or word in _POINTING | _OF_ALL:
        return False
    stem = word.removeprefix("ال").removesuffix("ه").removesuffix("ي")
    nisba = word.endswith(("ي", "يه")) and len(stem) >= _SHORTEST_STEM
    nisba = nisba and (attested(stem) or len(stem) >= _FOREIGN_STEM)
    if not nisba or word in _NOUNS_LIKE_NISBAS or not _is_adjective(word, lexicon):
        return False
    named = word in lexicon.places.anaphors or word in lexicon.actors.anaphors
    return not named and lexicon.places.names.find(text, i) is None


def _same_gender(noun: str, adjective: str) -> bool:
    """Whether an adjective has the gender that a noun (both keys) asks for; what is many of things is feminine."""
    feminine = noun.endswith(("ه", "ات")) or noun.endswith(_BROKEN_PLURALS)
    return adjective.endswith("ه") is feminine


def _is_body(text: Text, i: int, lexicon: Lexicon) -> bool:
    """Whether a body that something belongs to begins at token `i` (لقوات الدفاع الشعبي)."""
    if not shapes.key_at(text, i).startswith("ل"):
        return False
    named = lexicon.actors.names.find(text, i) or lexicon.actors.organs.find(text, i)
    headed = lexicon.actors.heads.find(text, i)
    armed = headed is not None and headed.proclitics == "ل" and headed.values[0].kind in ("armed_group", "coalition")
    return armed or (named is not None and named.proclitics == "ل")


def _is_adjective(word: str, lexicon: Lexicon) -> bool:
    """Whether a word (its key) is an adjective of a name: of a kind, and neither of a country nor of abuse."""
    if word in lexicon.actors.demonyms or word in lexicon.epithets.forms:
        return False
    return word.endswith(_OF_ADJECTIVES)


def _is_origin_of(word: str, head: ActorHead, lexicon: Lexicon) -> bool:
    return head.kind in _OF_COUNTRIES and word in lexicon.actors.demonyms


def _is_ordinal(word: str, lexicon: Lexicon) -> bool:
    found = lexicon.numerals.numerals.get(word.removeprefix("ال"))
    return found is not None and found.kind == "ordinal"


def _with_adjectives(text: Text, i: int, lexicon: Lexicon) -> int:
    """Return where the adjectives of origin or kind that follow a noun with the article end (الإسلامية)."""
    tokens = text.tokens
    while i < len(tokens) and tokens[i].kind == "word" and same_line(text, i):
        word = tokens[i].key
        of_kind = word.endswith(("يه", "ي", "ين")) and len(word) > 5
        if not (word.startswith("ال") and of_kind) and word not in _COLOURS:
            break
        if shapes.is_stop(word, lexicon) or word in shapes.VERBAL_ADJECTIVES or _are_others(text, i):
            break
        i += 1
    return i


def _are_others(text: Text, i: int) -> bool:
    """Whether many in the accusative stand behind what a ministry is for (وزارة الصحة | الحوثيين): they are not it."""
    ministry = i > 1 and text.tokens[i - 2].key.endswith(_MINISTRY)
    return ministry and text.tokens[i].key.endswith("ين") and not text.tokens[i - 1].key.endswith("ين")


def _with_joined(text: Text, i: int, head: ActorHead, lexicon: Lexicon) -> int:
    """Return where a second noun ends that "and" joins to the first (حركة التوحيد والجهاد), no name of another."""
    word = shapes.key_at(text, i)
    if (
        not (head.kind in _OF_TWO or head.head == _APPARATUS)
        or not word.startswith("وال")
        or len(word) < 6
        or text.tokens[i].kind != "word"
    ):
        return i
    lists = (lexicon.actors.names, lexicon.actors.commons, lexicon.actors.organs, lexicon.places.names)
    named = any(names.find(text, i) is not None for names in lists) or word[1:] in lexicon.actors.anaphors
    named = named or word[3:] in lexicon.places.heads
    counted = lexicon.triggers.look_up(word) or lexicon.triggers.classes(word)
    return i if named or counted or shapes.is_stop(word, lexicon) else i + 1


def _with_purpose(text: Text, i: int, lexicon: Lexicon) -> int:
    """Return where the purpose ends that follows a name (للإنتاج الإعلامي، لحقوق الإنسان)."""
    if i >= len(text.tokens) or not same_line(text, i):
        return i
    word = text.tokens[i].key
    if text.tokens[i].kind != "word" or not word.startswith("ل") or lexicon.places.names.find(text, i) is not None:
        return i
    if word.startswith("لل"):
        return _with_what(text, _with_adjectives(text, i + 1, lexicon), lexicon)
    genitive = text.tokens[i + 1].key if i + 1 < len(text.tokens) and same_line(text, i + 1) else ""
    return _with_adjectives(text, i + 2, lexicon) if attested(word[1:]) and genitive.startswith("ال") else i


def _about_what(text: Text, i: int, lexicon: Lexicon) -> int:
    """Return where ends what a body is for or about (رابطة الدفاع عن المدنيين), its place left out."""
    second = shapes.key_at(text, i + 1)
    if not _goes_on(text, i) or not second.startswith("ال") or len(second) < 5:
        return i
    return i if shapes.is_stop(second, lexicon) else i + 2


def _goes_on(text: Text, i: int) -> bool:
    """Whether the preposition at token `i` belongs to the noun before it."""
    return text.tokens[i - 1].key in _TAKES.get(shapes.key_at(text, i), ())


def _with_what(text: Text, i: int, lexicon: Lexicon) -> int:
    """Return where ends what a purpose is joined to and about (للبحث والتعرف على المفقودين، للدفاع عن هوية الفلان)."""
    second = shapes.key_at(text, i)
    if (
        second.startswith("وال")
        and second[1:] not in lexicon.actors.anaphors
        and second[3:] not in lexicon.places.heads
    ):
        i += 1
    if not _goes_on(text, i):
        return i
    for j in (i + 1, i + 2):
        word = shapes.key_at(text, j)
        if word.startswith("ال"):
            return j + 1
        if not word or shapes.is_stop(word, lexicon):
            break
    return i


def place_end(text: Text, i: int, lexicon: Lexicon) -> int | None:
    """Return where the place ends that an institution is of (المجلس المحلي لمدينة حلب، في حلب)."""
    tokens = text.tokens
    if i < len(tokens) and tokens[i].key == "في" and same_line(text, i):
        i += 1
    for j in (i, i + 1):
        if j >= len(tokens) or tokens[j].kind != "word" or not same_line(text, j):
            return None
        place = lexicon.places.names.find(text, j)
        if place is not None:
            return place.end_token
        if lexicon.places.heads.keys().isdisjoint(forms_of(tokens[j].key)):
            return None
    return None
