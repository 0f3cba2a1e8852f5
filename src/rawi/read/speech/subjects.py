"""The words for who says: the noun phrase after a verb, and how far it reaches. Ranges are of tokens."""

from rawi.lexicon.cues import Cues, SpeakerKind, bare_noun, form_of, phrase_at, speaker_noun
from rawi.lexicon.function_words import function_words
from rawi.lexicon.matcher import without_l
from rawi.lexicon.outlets import outlet_named
from rawi.lexicon.shape_words import shape_words
from rawi.read.speech.hearing import is_definite, is_feminine, noun_with_pronoun
from rawi.read.speech.indefinite import end_of_owner, end_of_speaker_noun, is_belonging
from rawi.read.speech.no_speakers import is_counted, is_matter_in_it
from rawi.read.speech.speakers_of_no_list import is_accusative, name_ahead, name_around
from rawi.read.speech.subjects_of_his import are_his_own
from rawi.read.speech.units import (
    COLONS,
    COMMAS,
    DASHES,
    NEWS,
    STOPS,
    Range,
    Unit,
    is_named,
    is_that_word,
    opens_adjunct,
    opens_carrier,
    owns_carrier,
    past_bracket,
    told_outlet,
)
from rawi.text import attested, key, segment

_IN, _BEFORE = key("في"), key("أمام")
_ISSUED, _TAKES_ABOUT = shape_words("issued"), shape_words("takes_about")
_ABOUT, _TO, _WHAT, _TRUTH = map(key, ("عن", "إلى", "ما", "صحة"))
_AT = frozenset((_IN, _ABOUT, key("لدى")))
_LINKS = shape_words("joins_to_body")
_OF_SOURCES = shape_words("of_unnamed_source")
_FROM = (key("من"), _IN)
_ONE_OF = shape_words("one_of")
_DESCRIBED = 2
_AFTER_NAME = frozenset(map(key, ("عن", "إلى", "على")))
_LONGEST_NAME_AHEAD = 8
_LONGEST_PLACE, _SHORTEST_NAME = 4, 3
_MINISTER = key("وزار"), key("وزير")
_ADJECTIVES = ("ي", "يه", "يون", "يين", "يا", "يان")
_BODIES = ("body", "component", "outlet", "carrier")
_OF_BODIES = ("spokesperson", "official", "correspondent")
_OURS = ("نا", "ي")
_ITS = ("ها", "ه")
_OF_PEOPLE = ("spokesperson", "official", "anonymous")


def subject(unit: Unit, first: int, limit: int) -> Range | None:
    """Return the noun phrase after a verb, if it begins with somebody named, or a noun for those who speak."""
    start = past_pronouns(unit, first, limit)
    if start + 2 < limit and unit.tokens[start].key == _WHAT and unit.is_a("so_called", start + 1):
        # أعلنت ما تسمى بـ"قوات التحرير"
        start += 2 + (unit.tokens[start + 2].key == "ب")
    if start >= limit:
        return None
    if is_counted(unit, start) or is_matter_in_it(unit, first, start):
        return None
    if start == first and are_his_own(unit, start):
        return start, start + 1
    opens = _opens_subject(unit, start) and not (start == first and _is_told(unit, start))
    if not opens and unit.tokens[start].kind == "quote":
        quoted = unit.quoted.get(start)
        opens = quoted is not None and not quoted.clause
    return (start, _with_issuer(unit, start, end_of_subject(unit, start, limit), limit)) if opens else None


def _with_issuer(unit: Unit, first: int, end: int, limit: int) -> int:
    """Return the token after who issued a carrier, where he is named with it (البلاغ الصادر عن وزارة الدفاع)."""
    if speaker_noun(unit.cues, unit.tokens[first].key) != "carrier":
        return end
    about = end + (end < limit and unit.tokens[end].key in _ISSUED)
    if about + 1 >= limit or unit.tokens[about].key != _ABOUT or unit.tokens[about - 1].key not in _ISSUED:
        return end
    named = subject(unit, about + 1, limit)
    return named[1] if named is not None else end


def _is_told(unit: Unit, i: int) -> bool:
    """Whether an outlet is told here, by its name or by what it is (لوكالة رويترز, للوكالة), so that nobody speaks."""
    if told_outlet(unit, i) is not None:
        return True
    word = unit.tokens[i].key
    bare = without_l(word)
    return word not in unit.cues.speakers and bare != word and speaker_noun(unit.cues, bare) == "outlet"


def _opens_subject(unit: Unit, i: int) -> bool:
    if unit.tokens[i].key == _TRUTH and any(unit.is_a("account", j) for j in range(i + 1, min(i + 3, unit.last))):
        # نفى صحة الأنباء عن: what is denied, no ministry of health
        return False
    found = unit.scene.named.get(i)
    if found is not None and found[0].kind in ("actor", "person"):
        return True
    word = unit.tokens[i].key
    before = word == _BEFORE and unit.tokens[i].text.startswith("أ")
    if is_accusative(unit.tokens[i]) or before or word.startswith("بال"):
        # وتطلب تحقيقاً مستقلاً; وأحصت أمام خنادقها مئة قتيل: before them, no imam; وطالبت بالتحقيق
        return False
    if _is_short_outlet(unit, i):
        # ونقلت سانا عن الوزارة
        return True
    if word in unit.scene.given and i + 1 < unit.last and unit.tokens[i + 1].light == "(":
        # تحكي رنا (اسم مستعار)
        return True
    if _is_of_no_list(unit, i):
        return True
    return unit.tokens[i].kind == "word" and (bare_noun(unit.cues, word) is not None or _pronoun_noun(unit.cues, word))


def _is_of_no_list(unit: Unit, i: int) -> bool:
    """Whether a name no list knows stands between a verb of saying and what it leads to (وتوعد شارون بأن)."""
    form = form_of(unit.cues, unit.tokens[i - 1].key) or form_of(unit.cues, unit.tokens[i - 1].key[1:])
    word = unit.tokens[i].key
    if i == unit.first or form is None or form.agreement not in ("masculine", "feminine") or i + 2 >= unit.last:
        return False
    if (i in unit.scene.named and not form.feminine) or unit.tokens[i].kind != "word" or word in function_words():
        return False
    leads = is_that_word(unit.tokens[i + 1].key) or unit.tokens[i + 1].key in (_TO, _ABOUT)
    return leads and len(word) > _SHORTEST_NAME and not (attested(word) or segment(word))


def _is_short_outlet(unit: Unit, i: int) -> bool:
    """Whether an outlet of the lists stands at token `i` by a name of one word that is no other word."""
    word = unit.tokens[i].key
    if is_definite(word) or any(not parts.proclitics and not parts.enclitic for parts in segment(word)):
        return False
    outlet = outlet_named(unit.scene.outlets, unit.tokens[i].text)
    return outlet is not None and outlet.kind in NEWS


def _pronoun_noun(cues: Cues, word: str) -> bool:
    # فريقنا is who tells it himself.
    kind = cues.speakers.get(noun_with_pronoun(cues, word) or "")
    return not word.endswith(_OURS) and (kind in _OF_BODIES or (kind == "carrier" and word.endswith(_ITS)))


def end_of_subject(unit: Unit, first: int, limit: int) -> int:
    """Return the token after the noun phrase that begins at `first`, and after a person's name that ends it."""
    end = _end_of_phrase(unit, first, limit)
    kind = speaker_noun(unit.cues, unit.tokens[first].key)
    named_last = next((j for j in range(first, end) if is_named(unit, j) and unit.scene.named[j][1] == end), None)
    if named_last is not None and unit.scene.named[named_last][0].kind == "person":
        _, end = name_around(unit.scene.text, named_last, end, named_last, limit, unit.scene.given, unit.cues)
        end = _to_comma(unit, end, limit)
    if kind not in _OF_PEOPLE and not _pronoun_noun(unit.cues, unit.tokens[first].key):
        return end
    if any(is_named(unit, i) and unit.scene.named[i][0].kind == "person" for i in range(first, end)):
        return end
    begins = end
    if begins < limit and unit.tokens[begins].key in _LINKS and unit.tokens[begins].key.startswith("التابع"):
        # رئيس اللجنة التابعة للجماعة عبد القادر المرتضى
        found = unit.scene.named.get(begins + 1)
        begins = found[1] if found is not None else begins + 2
    elif begins + 1 < limit and unit.tokens[begins].key in _AT and not opens_carrier(unit, begins + 1):
        # رئيس المجلس في الجزيرة رأفت العلي, القيادي في الجبهة الشعبية زياد خضر, النائبة عن ميرتس دوريت شاحر
        begins = _past_place(unit, begins + 1, limit)
        # مفوض الحكومة لدى المحكمة العسكرية القاضي صقر صقر
        begins += begins < limit and _is_rank(unit, begins)
    elif begins + 1 < limit and unit.tokens[begins].key == "ل" and begins + 1 in unit.quoted:
        # الأمين العام لـ"حزب الله" السيد حسن نصر الله
        begins = unit.quoted[begins + 1].last
    elif begins < limit and _is_rank(unit, begins):
        begins += 1
    elif begins < limit and unit.tokens[begins].text.endswith(("اً", "ةً")):
        # محافظ كركوك وكالةً راكان سعيد
        begins += 1
    if is_named(unit, begins) and unit.scene.named[begins][0].kind == "person" and begins > end:
        return unit.scene.named[begins][1]
    named = name_ahead(unit.scene.text, begins, limit, unit.scene.given, unit.cues)
    return end if named is None or is_named(unit, end) else named


def _past_place(unit: Unit, first: int, limit: int) -> int:
    """Return the token after where or for what somebody holds an office: what is named, or a noun phrase."""
    if first in unit.scene.named:
        return unit.scene.named[first][1]
    end = first + 1
    while end < min(limit, first + _LONGEST_PLACE) and is_definite(unit.tokens[end].key):
        end += 1
    return end


def _to_comma(unit: Unit, end: int, limit: int) -> int:
    """Return the token after a name's last word, whatever it is, where a comma and an office follow (…، المديرة)."""
    if end + 2 >= limit or unit.tokens[end].kind != "word" or unit.tokens[end + 1].light not in COMMAS:
        return end
    office = speaker_noun(unit.cues, unit.tokens[end + 2].key) in ("official", "spokesperson")
    told = told_outlet(unit, end + 2) is not None or (unit.is_a("medium", end + 2) and opens_carrier(unit, end + 3))
    plain = not is_definite(unit.tokens[end].key) and not is_accusative(unit.tokens[end])
    # معين صبح، لإذاعة…; علي سالم البيض، في حديث
    free = end not in unit.scene.named and not unit.is_a("adverb", end)
    surname = told and free and speaker_noun(unit.cues, unit.tokens[end].key) is None
    return end + 1 if (office and plain) or surname else end


def _end_of_phrase(unit: Unit, first: int, limit: int) -> int:
    tokens, named = unit.tokens, unit.scene.named
    seen = False
    indefinite = not is_definite(tokens[first].key)
    kind = speaker_noun(unit.cues, tokens[first].key)
    closed = end_of_speaker_noun(unit, first, kind) if first + _DESCRIBED < limit else None
    i = first if closed is None else closed
    while i < limit:
        found = named.get(i)
        if i > first and ((found is not None and found[0].kind == "time") or opens_adjunct(unit, i)):
            return i
        if found is not None and found[0].kind in ("actor", "person"):
            # وحث منتدى عائلات المخطوفين نتنياهو: a body has no person's name.
            addressed = kind in _BODIES and found[0].kind == "person"
            ends = addressed or closed is not None or not _belongs(unit, i, seen=seen, indefinite=indefinite)
            if ends and i > first:
                return i
            i, seen = min(found[1], limit), True
            continue
        if found is not None and found[0].kind == "place" and _is_of_place(unit, first, i, kind):
            # والي وسط دارفور, عائلات مخطوفي أعزاز
            i = min(found[1], limit)
            continue
        quoted = unit.quoted.get(i)
        if quoted is not None and not quoted.clause and (quoted.named or not seen):
            # رئيس البعثة الأممية «أونمها» الجنرال فلان
            i, seen = min(quoted.last, limit), True
            continue
        about = past_matter(unit, first, i, limit)
        if about is not None:
            i = about
            continue
        ahead = None if closed is not None else _name_ahead(unit, i, limit, seen=seen, kind=kind)
        if ahead is not None:
            i = ahead
            continue
        if i > first and is_belonging(unit, i):
            return min(end_of_owner(unit, i), limit)
        within = _past_origin(unit, first, i, limit) if indefinite and not seen and kind == "anonymous" else None
        if within is not None:
            return within
        ends = i == closed and is_definite(tokens[i].key)
        if ends or not _continues(unit, first, i, seen=seen, indefinite=indefinite, anonymous=kind == "anonymous"):
            return max(i, first + 1)
        i += 1
    return i


def past_matter(unit: Unit, first: int, i: int, limit: int) -> int | None:
    """Return the token after what a body's name says with عن that it is for (رابطة الدفاع عن المدنيين), or null.

    A ministry or minister of defence tells of something with عن.
    """
    if i - 1 <= first or i + 1 >= limit or unit.tokens[i].key != _ABOUT or unit.tokens[i - 1].key not in _TAKES_ABOUT:
        return None
    if unit.tokens[i - 2].key.startswith((*_MINISTER, *(f"و{word}" for word in _MINISTER))):
        return None
    owner = i + 2 < limit and not is_definite(unit.tokens[i + 1].key) and is_definite(unit.tokens[i + 2].key)
    return i + 2 + owner


def _is_of_place(unit: Unit, first: int, i: int, kind: SpeakerKind | None) -> bool:
    """Whether a place at token `i` goes on with the words so far: right behind a noun, or two for people."""
    if i == first + 1:
        return kind in ("official", "body")
    nouns = unit.tokens[first:i]
    return kind == "anonymous" and i == first + 2 and not any(is_definite(token.key) for token in nouns)


def _past_origin(unit: Unit, first: int, i: int, limit: int) -> int | None:
    """Return the token after where somebody is from or in what (وجهاء من التبانة, طبيب في المستشفى), or null."""
    near = i - first <= _DESCRIBED and not is_definite(unit.tokens[i - 1].key) and unit.tokens[i].key in _FROM
    found = unit.scene.named.get(i + 1)
    if not near or i + 1 >= limit or opens_carrier(unit, i + 1) or (found is not None and found[0].kind == "time"):
        return None
    end = _past_place(unit, i + 1, limit)
    return max(end, i + 2) if end > i + 2 or i + 1 in unit.scene.named or is_definite(unit.tokens[i + 1].key) else None


def _belongs(unit: Unit, i: int, *, seen: bool, indefinite: bool) -> bool:
    """Whether a name right after the words so far is part of the same phrase, or the next one (who is addressed)."""
    before = unit.tokens[i - 1].key
    if unit.tokens[i].key.startswith("ل") and before not in unit.cues.words["negation"]:
        return True
    if unit.scene.named[i][0].kind == "person" or before in _LINKS or before in unit.cues.words["in_name_of"]:
        return True
    if seen:
        return unit.tokens[i].key.startswith("و")
    # أهالي مخيم الركبان الأمم المتحدة are two.
    return indefinite and not _ends_definite(unit, i)


def _ends_definite(unit: Unit, i: int) -> bool:
    """Whether the phrase before token `i` has ended: with a definite noun, or with a named place."""
    return is_definite(unit.tokens[i - 1].key) or any(
        found is not None and found[0].kind == "place" and found[1] == i
        for found in (unit.scene.named.get(j) for j in range(max(unit.first, i - 4), i))
    )


def _name_ahead(unit: Unit, i: int, limit: int, *, seen: bool, kind: SpeakerKind | None) -> int | None:
    """Return where the next name of the phrase begins (الناطق باسم X, الذراع العسكرية لـX, العاملة في X), or null."""
    tokens = unit.tokens
    linked = seen or not is_definite(tokens[i].key)
    for j in range(i, min(limit, i + _LONGEST_NAME_AHEAD)):
        if j > i and opens_adjunct(unit, j):
            return None
        if _begins_object(unit, j) and (j > i or not seen):
            return None
        linked = linked or tokens[j].key in unit.cues.words["in_name_of"] or tokens[j].key in _LINKS
        if is_named(unit, j) and j > i:
            # البيان المجتمع الدولي are two; الناطق العسكري أبو عبيدة and القائد العام للقوات المسلحة are one.
            attached = tokens[j].key.startswith("ل")
            if unit.scene.named[j][0].kind == "person":
                # A ministry has no person's name; between the two stands what it says.
                return j if j == i or kind not in _BODIES else None
            return j if linked or attached else None
        token = tokens[j]
        if kind == "official" and not seen and j > i and _begins_another(unit, j):
            return None
        if token.kind != "word" or is_that_word(token.key) or form_of(unit.cues, token.key) is not None:
            return None
        found = unit.scene.named.get(j)
        if found is not None and found[0].kind == "time":
            return None
        if token.key == _ABOUT or _is_said_of(unit, j) or _is_blame(unit, token.key):
            return None
        if token.key == _IN and (opens_carrier(unit, j + 1) or not _inside_before(unit, j)):
            return None
        if seen and j == i and not _links(unit, j) and not (kind in _OF_PEOPLE and _is_rank(unit, j)):
            return None
        if token.key in unit.cues.words["adverb"] or phrase_at(unit.cues, tokens, j) is not None:
            return None
    return None


def _begins_object(unit: Unit, i: int) -> bool:
    """Whether a plain noun without an article stands right behind one with it: what is said begins (الناطق | وقوع)."""
    word = unit.tokens[i].key
    if i == unit.first or not is_definite(unit.tokens[i - 1].key) or is_definite(word) or i in unit.scene.named:
        return False
    plain = unit.tokens[i].kind == "word" and attested(word) and word not in unit.scene.given
    joins = word in _LINKS or unit.is_a("in_name_of", i) or unit.is_a("inside", i)
    speaks = speaker_noun(unit.cues, word) not in (None, "carrier")
    return plain and not joins and not speaks and word not in function_words()


def _is_said_of(unit: Unit, j: int) -> bool:
    """Whether a word with ب begins what is said (أفاد شهود باقتحام المخيم), not where the speaker is (بالشرطة)."""
    word = unit.tokens[j].key
    plain = word.startswith("ب") and not word.startswith("بال") and attested(word[1:]) and not attested(word)
    return plain and speaker_noun(unit.cues, word) is None and word not in unit.cues.words["in_name_of"]


def _begins_another(unit: Unit, j: int) -> bool:
    """Whether a definite noun after a definite word goes on with no office (وزير الدفاع | الاتهامات)."""
    word = unit.tokens[j].key
    if not (is_definite(word) and is_definite(unit.tokens[j - 1].key)):
        return False
    return not (word.endswith((*_ADJECTIVES, "ه")) or unit.is_a("adjective", j))


def _inside_before(unit: Unit, j: int) -> bool:
    """Whether في belongs to the name: العاملة في غرفة, مسؤول في الشرطة."""
    before = unit.tokens[j - 1].key
    return (
        before in unit.cues.words["inside"] or bare_noun(unit.cues, before) is not None or before.endswith(_ADJECTIVES)
    )


def _links(unit: Unit, j: int) -> bool:
    """Whether a word after a name goes on with it: an adjective with the article, باسم, a second noun for speakers."""
    word = unit.tokens[j].key
    if word in unit.cues.words["in_name_of"] or word in unit.cues.words["inside"]:
        return True
    if word.startswith("و"):
        return bare_noun(unit.cues, word) is not None
    return is_definite(word) and word.endswith((*_ADJECTIVES, "ه"))


def _is_rank(unit: Unit, j: int) -> bool:
    """Whether a rank and a person's name begin at token `j` (المتحدث باسم التحالف | الكولونيل رايان ديلون)."""
    if not is_definite(unit.tokens[j].key) or unit.tokens[j].kind != "word":
        return False
    named = unit.scene.named.get(j + 1)
    if named is not None and named[0].kind == "person":
        return True
    titled = speaker_noun(unit.cues, unit.tokens[j].key) == "official"
    return titled and name_ahead(unit.scene.text, j + 1, unit.last, unit.scene.given, unit.cues) is not None


def _continues(unit: Unit, first: int, i: int, *, seen: bool, indefinite: bool, anonymous: bool) -> bool:
    """Whether token `i` still belongs to a phrase without a name ahead."""
    token = unit.tokens[i]
    if i == first:
        return True
    if token.kind != "word" or unit.is_a("adverb", i) or is_that_word(token.key) or unit.is_a("rumours", i):
        return False
    word = token.key
    definite = is_definite(word)
    if _is_blame(unit, word):
        # حمّلت الجيش المسؤولية, ألقى الناطق باللائمة على
        return False
    if seen:
        return definite and word.endswith(_ADJECTIVES)
    if i > first + 1 and unit.tokens[i - 1].key in _ONE_OF:
        # قريب أحد الضحايا
        return definite
    if i == first + 1 and unit.is_a("kin", first) and (definite or word in _ONE_OF):
        # والد الضحية: no adjective
        return True
    if anonymous and indefinite and not (i == first + 1 and definite and not word.endswith(_ADJECTIVES)):
        # مسؤول الارتباط is an office.
        adjective = word.endswith(_ADJECTIVES) and word not in function_words() and _agrees(unit, first, word)
        return not definite and (adjective or word in _OF_SOURCES)
    before = unit.tokens[i - 1].key
    if definite and i == first + 2 and unit.is_a("in_name_of", i - 1):
        # الناطق باسم الداخلية
        return True
    if i == first + 1 and unit.is_a("in_name_of", i) and i + 1 < unit.last and is_definite(unit.tokens[i + 1].key):
        return True
    if i == first + 1 and indefinite:
        # شرطة كاتالونيا: a name the language has not.
        foreign = speaker_noun(unit.cues, before) == "body" and not attested(word) and not segment(word)
        return definite or speaker_noun(unit.cues, word) is not None or foreign
    if definite and indefinite and not is_definite(before) and speaker_noun(unit.cues, before) is not None:
        # نائب رئيس اللجنة
        return True
    described = word.endswith(_ADJECTIVES) or unit.is_a("adjective", i)
    return definite and (described or (word.endswith("ه") and is_definite(before)))


def _is_blame(unit: Unit, word: str) -> bool:
    """Whether a word, with or without ب and the article, is the blame that somebody lays on others."""
    bare = word.removeprefix("ب").removeprefix("ال")
    return not {word, bare, f"ال{bare}"}.isdisjoint(unit.cues.words["blame"])


def _agrees(unit: Unit, first: int, word: str) -> bool:
    """Whether an adjective goes with a noun: مصادر طبية, but مصدر إعلامي | نفيا, مصدر أمني | تصفية."""
    head = unit.tokens[first].key
    one = f"{head}ا" in unit.cues.speakers and not is_feminine(unit.cues, head)
    return head.endswith("ا") if word.endswith("يا") else not (one and word.startswith("ت") and word.endswith("يه"))


def past_pronouns(unit: Unit, first: int, limit: int) -> int:
    """Return the first token that is not له, فيه, or another preposition with a pronoun, or من جانبه."""
    while first < limit:
        if unit.is_a("pronoun_phrase", first) or unit.is_a("by_saying", first):
            first += 1
        elif first + 1 < limit and unit.tokens[first].key in _FROM and unit.is_a("on_his_part", first + 1):
            # قالت من جانبها قوات
            first += 2
        else:
            break
    return first


def end_of_speaker(unit: Unit, first: int, limit: int) -> int:
    """Return where the words for a speaker end, if all up to `limit` stands between the verb and what is said."""
    tokens = unit.tokens
    i = first
    # بيان لـ"الإطار الدائم": whose it is.
    carrier = first < limit and speaker_noun(unit.cues, tokens[first].key) == "carrier"
    named_last = False
    while i < limit:
        token = tokens[i]
        found = unit.scene.named.get(i)
        owned = carrier and owns_carrier(unit, i)
        if i > first and not owned and (opens_adjunct(unit, i) or (found is not None and found[0].kind == "time")):
            return i
        if found is not None and found[0].kind != "time":
            named_last = found[0].kind == "person"
            i = min(found[1], limit)
            continue
        quoted = unit.quoted.get(i)
        if quoted is not None:
            if quoted.clause:
                return i
            i = quoted.last
            continue
        if token.light in COMMAS | STOPS | DASHES | COLONS or unit.is_a("adverb", i) or unit.is_a("while", i):
            return i
        hides = unit.is_a("aside", i) and unit.is_a("hides", i + 1) and not unit.is_a("relative", i - 1)
        if i > first and (unit.is_a("rumours", i) or hides):  # وجهت الحكومة اتهامات بأن
            return i
        timed = unit.scene.named.get(i + 1) if token.key == _IN and i > first else None
        if timed is not None and timed[0].kind == "time":
            # مسؤولون أمريكيون في 29 آب
            return i
        if i > first and (unit.is_a("by_saying", i) or (named_last and token.key in _AFTER_NAME)):
            return i
        if token.light == "(":
            i = past_bracket(unit, i, limit)
            continue
        if i > first and ((not owned and opens_adjunct(unit, i)) or phrase_at(unit.cues, tokens, i) is not None):
            return i
        if i == first and opens_adjunct(unit, i):
            return i
        i += 1
    return min(i, limit)
