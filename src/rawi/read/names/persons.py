"""Persons in a text: public figures, and names after a rank, a role, a verb of saying, or alone on a line."""

from collections.abc import Callable, Sequence

from msgspec.structs import replace

from rawi.lexicon import Lexicon
from rawi.lexicon.cues import form_of, speaker_noun
from rawi.lexicon.matcher import Match, after_letters, forms_of
from rawi.lexicon.persons import PersonRow, Title
from rawi.lexicon.shape_words import shape_words
from rawi.model import Entity, content_id
from rawi.read import shapes
from rawi.read.names import full_names, offices, person_ends, shown_persons, surnames
from rawi.read.names.actor_drafts import ActorDraft
from rawi.read.names.person_drafts import PersonDraft
from rawi.text import Text, analyse, key, same_line
from rawi.text.remembered import remembered_with

# What may stand between a rank and the name: the arm of service, and that it was left.
_ASIDES = shape_words("between_rank_and_name")
# Titles that are cut to a letter and a point (د. منير).
# What befalls persons, told by a noun that their name follows.
_BEFALLS = frozenset({"abduction", "capture", "detention", "injury", "killing", "release"})
# Units that are named after the dead (وحدات الشهيدة آفيستا).
_UNITS = shape_words("unit_named_after")
_NOW = key("الآن")
_IN_THE_NAME_OF = key("باسم")
# Raids are named after the dead (غزوة أبي صهيب).
_RAIDS = shape_words("raid_in_name")
_MARTYR = "شهيد"
_LONGEST_JOINED = 5
# So many tokens may stand between a member of a list and the next: his age in brackets and a comma.
_LONGEST_AGE = 6
_NAMES = shape_words("his_name_is")
# انا حسن من قرية …
_ME, _FROM = frozenset(map(key, ("أنا", "وأنا"))), key("من")
_LETTERS = frozenset("وفبلك")
_PARENTS = shape_words("father_or_mother")
_SHORTENED = frozenset(map(key, ("د", "م")))
_BYLINE = shape_words("signs_article")
# After these a name stands for itself (أما ليث البلعوس، بينهم محمد جابر).
_INTRODUCES = shape_words("introduces_person")


_Reader = Callable[[Text, int, Lexicon, dict[int, ActorDraft]], PersonDraft | None]


def find(text: Text, lexicon: Lexicon, actors: Sequence[ActorDraft]) -> list[PersonDraft]:
    """Return the persons of a text from left to right; a surname alone counts once the full name was given."""
    by_token = {draft.first: draft for draft in actors}
    reader_of = _reader(lexicon)
    drafts: list[PersonDraft] = []
    i = 0
    while i < len(text.tokens):
        token = text.tokens[i]
        reader = reader_of(token.key) if token.kind == "word" else None
        draft = reader(text, i, lexicon, by_token) if reader is not None else None
        if draft is None and drafts and _is_next(text, drafts[-1].last, i):
            draft = _joined(text, i, lexicon)
        if draft is not None:
            drafts.append(_with_role(text, draft, lexicon, by_token))
        i = draft.last if draft is not None else i + 1
    return surnames.with_surnames(text, drafts, lexicon)


def _is_next(text: Text, last: int, i: int) -> bool:
    """Whether token `i` follows a name that ends before token `last`, or the comma behind it."""
    return last == i or (i - last <= _LONGEST_AGE and shown_persons.before_comma(text, i) == last)


def local_entity(name: str) -> Entity:
    """Return the entity of a person of no list, by name."""
    return Entity(id=content_id("ent", "person", shapes.name_key(name)), kind="person", name=" ".join(name.split()))


@remembered_with
def _reader(lexicon: Lexicon, word: str) -> _Reader | None:
    """Return what reads a person from a word (its key) on, or null: most words begin none."""
    if _may_begin(lexicon, word):
        return _at
    return _unlisted if _is_foreign(word) else None


def _may_begin(lexicon: Lexicon, word: str) -> bool:
    """Whether a title or a name of the lists can begin with a word (its key): most begin none."""
    persons = lexicon.persons
    listed = persons.titles.may_begin(word) or persons.names.may_begin(word)
    return listed or shapes.is_given(word, lexicon) or _may_be_joined(word, lexicon)


def _may_be_joined(word: str, lexicon: Lexicon) -> bool:
    """Whether a word (its key) is a letter and a given name that is nothing else (لمحمود)."""
    rest = word[1:]
    given = word[:1] in _LETTERS and rest in lexicon.persons.given and rest not in lexicon.persons.common
    # كميني أبو رفاعي are two checkpoints.
    return given and word not in lexicon.places.heads


def _at(text: Text, i: int, lexicon: Lexicon, actors: dict[int, ActorDraft]) -> PersonDraft | None:
    word = text.tokens[i].key
    title = lexicon.persons.titles.find(text, i)
    given = word in lexicon.persons.given and i not in actors
    if title is not None:
        found = _titled(text, title, lexicon, actors)
        # مختار الحي علي سليمان: a name that is an office as well, of a place or body.
        office = title.end_token > i + 1 and word.startswith("ال")
        if found is not None and (not given or office or found.name[0] > title.end_token):
            return found
    return (
        _known(text, i, lexicon)
        or _bare(text, i, lexicon)
        or _unlisted(text, i, lexicon, actors)
        or _with_letter(text, i, lexicon)
    )


def _known(text: Text, i: int, lexicon: Lexicon) -> PersonDraft | None:
    match = lexicon.persons.names.find(text, i)
    if match is None:
        return None
    row = match.values[0]
    if match.end_token == i + 1 and (shapes.is_open_name(text, i - 1) or _describes(text, i, lexicon)):
        return None
    name = (i, match.end_token)
    return PersonDraft(
        match.start, match.end, i, match.end_token, "person.name", name, row, role=row.role if row.role else None
    )


def _describes(text: Text, i: int, lexicon: Lexicon) -> bool:
    """Whether token `i`, a surname of origin as well, is the adjective of the noun before it (الساتر الترابي)."""
    word, before = text.tokens[i].key, text.tokens[i - 1].key if i and same_line(text, i) else ""
    before = before[1:] if before[1:3] == "ال" and before[0] in _LETTERS else before
    if not (before.startswith("ال") and word.startswith("ال") and word.endswith("ي")):
        return False
    if before in lexicon.calendar.openings or shapes.is_stop(before, lexicon):
        return False
    persons = lexicon.persons
    return before not in persons.given and before not in persons.families and not persons.titles.may_begin(before)


def _titled(text: Text, title: Match[Title], lexicon: Lexicon, actors: dict[int, ActorDraft]) -> PersonDraft | None:
    """Return the person that a rank or role introduces (العقيد فاتح حسون، مدير المرصد رامي عبد الرحمن)."""
    entry = title.values[0]
    office: ActorDraft | None = None
    j = title.end_token
    if j < len(text.tokens) and text.tokens[j].light == "." and j == title.start_token + 1:
        j += 1
    elif text.tokens[j - 1].key in _SHORTENED:
        return None
    begin = j
    if entry.governs:
        j, office = offices.office(text, j, lexicon, actors)
    j = _past_asides(text, j, lexicon)
    if not entry.governs and _reaches_quote(text, j, lexicon):
        j += 1
    found = _held(text, j, title, office, lexicon, actors)
    if found is None and entry.governs:
        after = offices.name_after(text, begin, lexicon, actors)
        found = _held(text, after, title, office, lexicon, actors) if after is not None else None
    return found


def _held(
    text: Text,
    j: int,
    title: Match[Title],
    office: ActorDraft | None,
    lexicon: Lexicon,
    actors: dict[int, ActorDraft],
) -> PersonDraft | None:
    """Return the person whose name, with or without a rank before it, begins at token `j` after a title."""
    entry = title.values[0]
    if not _reaches(text, j):
        return None
    revered = entry.kind == "honorific" or entry.word == _MARTYR
    if revered and _names_thing(text, title.start_token, lexicon):
        return None
    inner = lexicon.persons.titles.find(text, j)
    given = text.tokens[j].key in lexicon.persons.given
    given = given and (inner is None or inner.end_token == j + 1 or not text.tokens[j].key.startswith("ال"))
    if inner is not None and not inner.proclitics and not given:
        ranked = _titled(text, inner, lexicon, actors)
        if ranked is None:
            return None
        # المتحدث باسم الأمين العام فرحان حق speaks for him who holds the other office.
        speaks_for = text.tokens[title.end_token - 1].key == _IN_THE_NAME_OF
        return replace(
            ranked,
            first=title.start_token,
            start=title.start if entry.kind != "role" else ranked.start,
            rank=entry.english if entry.kind == "rank" else ranked.rank,
            role=_role(entry) or ranked.role
            if speaks_for or inner.values[0].kind != "role"
            else ranked.role or _role(entry),
            office=ranked.office or office,
            rule="person.title",
        )
    row, name = _name(text, j, lexicon, sure=True)
    surname = name is None or name[1] - name[0] == 1
    inside = entry.kind != "role"
    surname = surname and title.end_token == j and full_names.is_surname(text, j, lexicon, ranked=inside)
    if surname and text.tokens[title.start_token].key.startswith("ال"):
        # الوزير بومبيو: who has been named before, or is known to all.
        name = (j, shown_persons.past_odd(text, j + 1, lexicon))
    if name is None:
        return None
    last = _past_nickname(text, name[1])
    alone = row is None and name[1] - name[0] == 1
    if (
        not inside
        and alone
        and not surname
        and not (entry.english is None and full_names.is_sure_given(text, name[0], lexicon))
    ):
        return None
    return PersonDraft(
        title.start if inside else text.tokens[name[0]].start,
        text.tokens[last - 1].end,
        title.start_token,
        last,
        "person.title",
        name,
        row,
        rank=entry.english if entry.kind == "rank" else None,
        role=_role(entry),
        office=office,
    )


def _names_thing(text: Text, i: int, lexicon: Lexicon) -> bool:
    """Whether token `i` stands right after the noun for a site or a unit (مسجد الإمام الصادق، وحدات الشهيدة آفيستا)."""
    forms = forms_of(shapes.key_at(text, i - 1))
    heads = (lexicon.places.heads.get(form) for form in forms)
    site = any(head is not None and head.kind in ("site", "road", "neighbourhood", "camp") for head in heads)
    return site or not _UNITS.isdisjoint(forms)


def _reaches_quote(text: Text, j: int, lexicon: Lexicon) -> bool:
    """Whether a name in quotation marks begins at token `j` (المكنى "أبو أيمن"، الشرطي «محمد عدن»)."""
    if j + 1 >= len(text.tokens) or text.tokens[j].kind != "quote" or not shapes.key_at(text, j + 1):
        return False
    kunya = shapes.is_kunya_word(text.tokens[j + 1].key)
    return kunya or shown_persons.whole_end(text, j + 1, lexicon) is not None


def _past_nickname(text: Text, i: int) -> int:
    """Return the token after a kunya in quotation marks that follows a name (محمد جابر "أبو شجاع")."""
    tokens = text.tokens
    if i + 3 >= len(tokens) or tokens[i].kind != "quote" or not shapes.is_kunya_word(shapes.key_at(text, i + 1)):
        return i
    return i + 4 if tokens[i + 2].kind == "word" and tokens[i + 3].kind == "quote" else i


def _role(entry: Title) -> str | None:
    return entry.english if entry.kind == "role" else None


def _reaches(text: Text, j: int) -> bool:
    return j < len(text.tokens) and text.tokens[j].kind == "word" and same_line(text, j)


def _name(text: Text, j: int, lexicon: Lexicon, *, sure: bool) -> tuple[PersonRow | None, tuple[int, int] | None]:
    match = lexicon.persons.names.find(text, j)
    end = shown_persons.whole_end(text, j, lexicon) or person_ends.person_end(text, j, lexicon, sure=sure)
    if sure and end is not None and match is None:
        end = shown_persons.past_odd(text, end, lexicon)
    if match is not None and not match.proclitics and (end is None or match.end_token >= end):
        return match.values[0], (j, match.end_token)
    return None, ((j, end) if end is not None else None)


def _past_asides(text: Text, j: int, lexicon: Lexicon) -> int:
    """Return the token after what stands between a title and the name (العقيد المنشق، الناشط والمدون)."""
    while _reaches(text, j) and text.tokens[j].key in _ASIDES:
        j += 1
    follows = j + 1
    if not _reaches(text, j) or not _reaches(text, follows):
        return j
    title = lexicon.persons.titles.find(text, j)
    if title is not None and title.proclitics != "و":
        return j
    aside = text.tokens[j].key.startswith(("ال", "وال")) and not shapes.is_given(text.tokens[j].key, lexicon)
    return follows if aside and shapes.is_given(text.tokens[follows].key, lexicon) else j


def _bare(text: Text, i: int, lexicon: Lexicon) -> PersonDraft | None:
    """Return a name without a title: after a verb of saying or a byline's word, or alone on its line."""
    tokens = text.tokens
    if not shapes.is_given(tokens[i].key, lexicon) or (i > 0 and tokens[i - 1].key in _RAIDS):
        return None
    if tokens[i].key == _NOW and not tokens[i].light.startswith("آ"):
        # الان is now, آلان a name.
        return None
    said = i > 0 and same_line(text, i) and form_of(lexicon.cues, tokens[i - 1].key) is not None
    written = i > 1 and tokens[i - 1].kind == "punct" and tokens[i - 2].key in _BYLINE
    opens = i == 0 or not same_line(text, i) or (tokens[i - 1].kind == "punct" and tokens[i - 1].light in "-–—")
    at = i - 1 - (i > 1 and (tokens[i - 1].kind == "quote" or tokens[i - 1].light == "(") and same_line(text, i))
    told = at >= 0 and same_line(text, at + 1) and _introduces(tokens[at].key, lexicon)
    whole = shown_persons.whole_end(text, i, lexicon)
    if whole is not None:
        return PersonDraft(tokens[i].start, tokens[whole - 1].end, i, whole, "person.shown", (i, whole))
    told = told or _is_set_apart(text, i, lexicon) or shown_persons.opens_list(text, i)
    end = person_ends.person_end(text, i, lexicon, sure=said or written or opens or told)
    named = i > 0 and tokens[i - 1].key in _NAMES and same_line(text, i)
    named = named or (i > 0 and tokens[i - 1].key in _ME and shapes.key_at(text, i + 1) == _FROM)
    if (end or i + 1) == i + 1 and (named or (said and _is_alone(text, i, lexicon))):
        # طفلة اسمها دعاء، تقول حليمة، وهي: a given name alone.
        return PersonDraft(tokens[i].start, tokens[i].end, i, i + 1, "person.told", (i, i + 1))
    if (
        end is None
        or end == i + 1
        or full_names.is_of_other(text, i, end, lexicon)
        or tokens[end - 1].key in shapes.OF_OUTLETS
    ):
        return None
    pair = full_names.is_pair(text, i, end, lexicon)
    closes = end == len(tokens) or not same_line(text, end)
    if said or written:
        rule = "person.said" if said else "person.byline"
    elif opens and (closes or tokens[end].light in ("،", ",")):
        rule = "person.line"
    elif shapes.is_kunya(text, i, end) or _is_parent(text, i, end, lexicon):
        rule = "person.kunya"
    elif told and (pair or full_names.may_be(text, i, end, lexicon) or shown_persons.is_each(text, i)):
        rule = "person.told"
    elif pair:
        rule = "person.pair"
    else:
        return None
    role = "editor" if written and tokens[i - 2].key == key("تحرير") else None
    last = _past_nickname(text, end)
    return PersonDraft(tokens[i].start, tokens[last - 1].end, i, last, rule, (i, end), role=role)


def _is_alone(text: Text, i: int, lexicon: Lexicon) -> bool:
    """Whether a given name that is nothing else is all there is of who speaks (يضيف كرار.): a sign follows."""
    after = i + 1
    ends = after >= len(text.tokens) or not same_line(text, i + 1) or text.tokens[after].kind in ("punct", "quote")
    return ends and full_names.is_sure_given(text, i, lexicon)


def _is_set_apart(text: Text, i: int, lexicon: Lexicon) -> bool:
    """Whether a name with a given name that is nothing else stands between commas (والد الضحايا، عبده سيف، بأن)."""
    tokens = text.tokens
    if tokens[i].key in lexicon.persons.common or i == 0 or tokens[i - 1].light not in ("،", ","):
        return False
    end = person_ends.person_end(text, i, lexicon, sure=True)
    return end is not None and end > i + 1 and end < len(tokens) and tokens[end].light in ("،", ",", "(", ":")


def _introduces(word: str, lexicon: Lexicon) -> bool:
    """Whether a name is sure after a word (its key): أما, بينهم, a noun for what befalls one (باستشهاد محمد برقاوي)."""
    if word in _INTRODUCES:
        return True
    return any(
        form.trigger.row.event_type in _BEFALLS and form.inflection.tense == "none" and not form.definite
        for form in lexicon.triggers.look_up(word)
    )


def _with_letter(text: Text, i: int, lexicon: Lexicon) -> PersonDraft | None:
    """Return a full name with a letter written before it (لنجيب جرجورة، ومحمد الجعبري)."""
    token = text.tokens[i]
    if (
        not _may_be_joined(token.key, lexicon)
        or shapes.is_given(token.key, lexicon)
        or full_names.is_of_other(text, i, i + 1, lexicon)
    ):
        return None
    last = _end_after(text, i, lexicon)
    if last is None or last < i + 2:
        return None
    start = after_letters(token, 1)
    return PersonDraft(start, text.tokens[last - 1].end, i, last, "person.joined", (i, last))


def _end_after(text: Text, i: int, lexicon: Lexicon) -> int | None:
    """Return the token after a full name that begins after the first letter of token `i`, or null."""
    stop = min(i + _LONGEST_JOINED, len(text.tokens))
    rest = analyse(text.raw[after_letters(text.tokens[i], 1) : text.tokens[stop - 1].end])
    end = person_ends.person_end(rest, 0, lexicon, sure=False)
    return i + end if end is not None and i + end <= stop and full_names.is_pair(rest, 0, end, lexicon) else None


def _joined(text: Text, i: int, lexicon: Lexicon) -> PersonDraft | None:
    """Return the person that "and" or a comma joins to the one before (مراد قساس وقدور ميلودي)."""
    token = text.tokens[i]
    if token.kind != "word" or not same_line(text, i):
        return None
    comma = text.tokens[i - 1].kind == "punct"
    letters = int(token.key.startswith("و") and not shapes.is_given(token.key, lexicon))
    if not (letters or comma) or not shapes.is_given(token.key[letters:], lexicon):
        return None
    stop = min(i + _LONGEST_JOINED, len(text.tokens))
    rest = analyse(text.raw[after_letters(token, letters) : text.tokens[stop - 1].end])
    end = person_ends.person_end(rest, 0, lexicon, sure=True)
    if end is None or end < 2 or i + end > len(text.tokens):
        return None
    last = i + end
    if comma and not (full_names.may_be(rest, 0, end, lexicon) and shown_persons.ends_member(text, last)):
        return None
    if comma and lexicon.persons.titles.find(rest, 0) is not None:
        # وأمين عام الحزب is an office.
        return None
    return PersonDraft(after_letters(token, letters), text.tokens[last - 1].end, i, last, "person.joined", (i, last))


def _is_parent(text: Text, i: int, end: int, lexicon: Lexicon) -> bool:
    """Whether tokens `i:end` name one as somebody's father or mother, and no place (أم خالد، أبو أحمد)."""
    parent = text.tokens[i].key in _PARENTS and end - i == 2 and text.tokens[i + 1].key in lexicon.persons.given
    before = set(forms_of(shapes.key_at(text, i - 1)))
    headed = any(form in lexicon.places.heads for form in before)
    return parent and not headed and lexicon.places.names.find(text, i) is None


def _unlisted(text: Text, i: int, lexicon: Lexicon, actors: dict[int, ActorDraft]) -> PersonDraft | None:
    """Return a foreign name: two words of no list, said to speak or to have a role (لازاريني، المفوض)."""
    tokens = text.tokens
    end = i + 2
    if not _is_foreign(tokens[i].key) or end > len(tokens) or not same_line(text, i + 1):
        return None
    if speaker_noun(lexicon.cues, tokens[i].key) is not None or tokens[i + 1].key in lexicon.cues.words["rumours"]:
        # نازحون ميليشيا محلية, فلان مزاعم
        return None
    if tokens[i + 1].kind != "word" or not _is_foreign(tokens[i + 1].key):
        return None
    said = i > 0 and same_line(text, i) and form_of(lexicon.cues, tokens[i - 1].key) is not None
    comma = end + 1 < len(tokens) and same_line(text, end) and tokens[end].light in ("،", ",")
    if not said and not comma:
        return None
    if any(j in actors or lexicon.places.names.find(text, j) is not None for j in range(i, end)):
        return None
    title = lexicon.persons.titles.find(text, end + 1) if comma and tokens[end + 1].kind == "word" else None
    if not said and (title is None or title.values[0].kind != "role"):
        return None
    return PersonDraft(tokens[i].start, tokens[end - 1].end, i, end, "person.unlisted", (i, end))


def _is_foreign(word: str) -> bool:
    """Whether a word (its key) in Arabic letters may be part of a foreign name: no word of the language."""
    latin = not "ء" <= word[:1] <= "ي"
    return not (latin or len(word) < 3 or word.startswith("ال") or shapes.is_word(word))


def _with_role(text: Text, draft: PersonDraft, lexicon: Lexicon, actors: dict[int, ActorDraft]) -> PersonDraft:
    """Return the draft with the role that follows the name (فولكر تورك، المفوض السامي لحقوق الإنسان)."""
    at = draft.last
    if draft.office is not None or at >= len(text.tokens) or not same_line(text, at):
        return draft
    at += text.tokens[at].light in ("،", ",", "(", "-", "–")
    title = lexicon.persons.titles.find(text, at) if _reaches(text, at) else None
    if title is None or title.proclitics or title.values[0].kind != "role" or title.values[0].english is None:
        return draft
    if title.values[0].governs:
        end, office = offices.office(text, title.end_token, lexicon, actors)
        if _reaches(text, end) and shapes.is_given(text.tokens[end].key, lexicon):
            # The role is of who is named next.
            return draft
        return replace(draft, role=title.values[0].english, office=office)
    return draft
