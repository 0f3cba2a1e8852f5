"""Figures that stand in a clause and are none of its event's: of what else is told beside it, or said in passing."""

from rawi.lexicon.shape_words import shape_words
from rawi.lexicon.triggers import TriggerIndex
from rawi.model import EventType, QuantityValue
from rawi.read.events.heads import Head, Overlay
from rawi.read.kinds import BLOWS, CASUALTIES
from rawi.text import Text, Token, in_dictionary, key

_COMMAS = frozenset("،,")
_AT_ONCE, _IN_OR_OF = frozenset({"batch", "time"}), frozenset(map(key, ("في", "من")))
_AND, _FATES = "و", frozenset({"killed", "injured", "missing"})
_PLACES = frozenset(
    {
        "area",
        "camp",
        "city",
        "direction",
        "district",
        "front",
        "governorate",
        "neighbourhood",
        "side",
        "town",
        "village",
    }
)
# What these befall are places.
_OF_PLACES: frozenset[EventType | None] = frozenset({"destruction", "handover", "retreat", "territory_change"})
# Of these events the dead and wounded are no figures: they are those of what led to them.
_HARMED = frozenset({"killed", "injured"})
_HARMLESS: frozenset[EventType | None] = frozenset({"abduction", "capture", "ceasefire", "retreat", "territory_change"})
# What is agreed, asked or promised may be several things.
_HAVE_TERMS: frozenset[EventType | None] = frozenset(
    {"agreement", "ceasefire", "demand", "prisoner_exchange", "promise", "statement"}
)
# What is asked for stands so near behind the word that asks (احتجاجا على الغلاء شارك فيها ألفا شخص).
_ASKED_WITHIN = 5
# So many words before one thing are asked for a denial.
_NOT_ONE, _DENIED = shape_words("not_one"), 4
_OF_MANY = "وا"
_SO, _SHORTEST = "ف", 3
_WHAT = frozenset(map(key, ("ما", "وما")))
_AND_THE, _AND_NUMBER = key("وال"), key("وعدد")
# أزهقت أرواح نصفها لمدنيين: that says who they were.
_OF_WHOM = ("ل", "من")
_BUT = frozenset(map(key, ("سوى", "إلا", "غير")))
_ABOUT, _OUT_OF, _LOSS = key("تقريبا"), key("أصل"), key("فقدان")
_NOT, _SPENT = shape_words("not_done"), shape_words("spent_time")
_SOME, _SIZE, _FOR_PAY = shape_words("part_of_them"), shape_words("its_size"), shape_words("for_pay")
_PAID_FOR = frozenset({"abduction", "handover", "prisoner_exchange", "release"})
_EXCEPT, _EQUIPPED, _ASKING = shape_words("except_for"), shape_words("equipped_with"), shape_words("asking_for")
_IN_RETURN = shape_words("in_return_for")
_MEANS = shape_words("means_of_harm")
_AND_THAT, _LED_TO, _TIMES = shape_words("and_that"), shape_words("led_to_it"), frozenset({"time"})
_AMONG = frozenset(map(key, ("منهم", "منها", "منهن")))
_FROM, _SHELTERS, _EVERY = key("من"), shape_words("shelters_people"), key("كل")
_WITH = frozenset(map(key, ("مع", "ضد")))
_ITS_LENGTH, _LENGTH_OF = shape_words("its_length"), 3
_IN_RETURN_FOR = frozenset(map(key, ("مقابل", "بمقابل")))
_AFTER = frozenset(map(key, ("بعد", "عقب")))


def is_of_another(
    text: Text, head: Head, token: int, last: int, value: QuantityValue, overlay: Overlay, index: TriggerIndex
) -> bool:
    """Whether the figure on tokens `token` to `last` of a clause is of something else than its event."""
    if tells_no_number(text, token, value) or _is_set_of_places(text, head, token, last, value):
        return True
    if _is_whole(text, head, token) or _is_sheltered(text, head, token):
        return True
    if _is_foe(text, head, token, index) or _is_of_then(text, token, last, overlay):
        return True
    if value.what in _HARMED and head.form.trigger.row.event_type in _HARMLESS:
        # الإضراب حدادا على ثلاثة شهداء
        return True
    if value.what == "duration":
        if _is_of_thing(text, head, token):
            return True
        behind = token > head.hit.token and _follows_from(text, head, token, index)
        return behind or _was_spent(text, token, last) or _is_age(text, token, last, value, overlay)
    if last <= head.hit.token:
        found = _before_denial(text, head, last) or _before_some(text, head, overlay) or _before_joined(head, value)
        return found or _before_another(text, head, last, value) or _does_it(text, head, token, overlay)
    if token <= head.hit.token:
        return False
    return (
        _aims(text, head, last)
        # قتلت عشرين مع فقدان ثلاثة من رجالها
        or (token > head.hit.token + 1 and _before(text, token).endswith(_LOSS))
        or _goes_on_without(text, head, token, index)
        or _asked_for(text, head, token)
        or _behind_joined(text, head, token, overlay, index)
        or _is_pay(text, head, token, value)
    )


def tells_no_number(text: Text, token: int, value: QuantityValue) -> bool:
    """Whether the figure at token `token` says where or how large a thing was, or of whom it was not."""
    if _is_size(text, token, value) or (value.unit == "minute" and _before(text, token) in _BUT):
        # في الثامنة إلا عشر دقائق
        return True
    if value.what == "duration" and _before(text, token) == _EVERY:
        # غارة كل عشر دقائق
        return True
    left_out = _before(text, token) in _EXCEPT or _is_equipment(text, token)
    return value.what != "duration" and (left_out or _is_in_one(text, token, value))


def begins_with_and(word: Token) -> bool:
    """Whether و is joined to a word or stands alone: not in وادي, ممرضة وحيدة."""
    return word.key == _AND or (word.key.startswith(_AND) and not in_dictionary(word.key))


def _is_of_then(text: Text, token: int, last: int, overlay: Overlay) -> bool:
    """Whether the figure is that of another time, set against this one (مقابل عشرة أمس، مقابل 41 في العام السابق)."""
    if _before(text, token) not in _IN_RETURN_FOR or last > token + 1:
        return False
    return any("time" in overlay.kinds.get(i, ()) for i in range(last, min(last + 2, len(text.tokens))))


def _is_whole(text: Text, head: Head, token: int) -> bool:
    """Whether so many were all there are of whom some are told of (14 من أصل 60 محتجزا، 3 من 5 مستشفيات)."""
    before = _before(text, token)
    harmed = head.form.trigger.row.event_type in CASUALTIES
    return (harmed and before == _OUT_OF) or (before == _FROM and token > 1 and text.tokens[token - 2].kind == "number")


def _is_sheltered(text: Text, head: Head, token: int) -> bool:
    """Whether so many lived in what was struck, who need not have been harmed (قتيل في قصف مدرسة تؤوي 30 نازحا)."""
    return head.form.trigger.row.event_type in CASUALTIES and _before(text, token) in _SHELTERS


def _is_of_thing(text: Text, head: Head, token: int) -> bool:
    """Whether so long is a thing that is told of before the event (تسجيل مدته 14 دقيقة يظهر إعدامهم)."""
    at = token - 1
    return _before(text, token) in _ITS_LENGTH and not at - _LENGTH_OF <= head.hit.token < at


def _is_foe(text: Text, head: Head, token: int, index: TriggerIndex) -> bool:
    """Whether those counted are whom a fight was with in which others were harmed (قُتل في اشتباك مع 20 مسلحا)."""
    if head.form.trigger.row.event_type not in CASUALTIES or _before(text, token) not in _WITH:
        return False
    forms = index.look_up(text.tokens[token - 2].key) if token > 1 else ()
    return any(form.trigger.row.pos == "noun" and form.trigger.row.event_type in BLOWS for form in forms)


def _before(text: Text, token: int) -> str:
    """Return the key of the token before a figure, the empty string where none is."""
    return text.tokens[token - 1].key if token else ""


def is_listed_apart(text: Text, head: Head, token: int, last: int) -> bool:
    """Whether the noun of another fate heads the figure, or its verb follows (القتلى تسعون والأسرى سبعة، و20 جرحوا)."""
    joined = _before(text, token) == _AND or text.tokens[token].key.startswith(_AND)
    if joined and last < len(text.tokens) and text.tokens[last].key.endswith(_OF_MANY):
        return True
    numbered = token > 1 and text.tokens[token - 2].key == _AND_NUMBER
    return token > head.hit.token + 1 and (numbered or _before(text, token).startswith(_AND_THE))


def _is_set_of_places(text: Text, head: Head, token: int, last: int, value: QuantityValue) -> bool:
    """Whether places that are known only say where it was (نزحوا عن البلدات الأربع، حوصر من جهاته الثلاث)."""
    exact = value.comparator == "exact" and not (
        head.form.trigger.row.event_type in _OF_PLACES and value.what != "direction"
    )
    return exact and value.what in _PLACES and last == token + 2 and text.tokens[last - 1].key.startswith("ال")


def _is_size(text: Text, token: int, value: QuantityValue) -> bool:
    """Whether a measure says how long or how deep a thing is (نفق طوله كيلومتران، فتحة بعمق 25 مترا)."""
    return value.what in ("depth", "height") or (value.unit is not None and _before(text, token) in _SIZE)


def _was_spent(text: Text, token: int, last: int) -> bool:
    """Whether a verb says how the time was spent that lies before the event (عقب 97 يوما أمضوها في الأسر)."""
    after = _before(text, token).lstrip("و") in _AFTER
    return after and any(word.key in _SPENT for word in text.tokens[last : last + 1])


def _before_denial(text: Text, head: Head, last: int) -> bool:
    """Whether harm is denied behind a figure of something else (أُسقطت اثنتان ولم تقع إصابات، دون سقوط ضحايا)."""
    if head.form.trigger.row.event_type not in CASUALTIES:
        return False
    behind = text.tokens[last : head.hit.token]
    noun = not head.hit.finite
    return any(word.key.lstrip("و") in _NOT and (noun or word.key.startswith(_AND)) for word in behind)


def _before_some(text: Text, head: Head, overlay: Overlay) -> bool:
    """Whether the event is of some of those counted only (318 شخصا، نصفهم خرج; سبع آليات وقع بعضها; 51 نُقل بعضهم)."""
    at = head.hit.token
    before = at - 1 - (text.tokens[at - 1].key == _ABOUT)
    some = at + 2 < len(text.tokens) and not text.tokens[at + 2].key.startswith(_OF_WHOM)
    behind = text.tokens[at + 1].key if some else ""
    # له تسعة أبناء قُتل منهم اثنان
    told = at + 2 < len(text.tokens) and text.tokens[at + 1].key in _AMONG and bool(overlay.starting.get(at + 2))
    return head.hit.finite and (told or text.tokens[before].key in _SOME or behind in _SOME)


def _is_in_one(text: Text, token: int, value: QuantityValue) -> bool:
    """Whether one place or thing is only where it was, all of it at once (في قبر واحد، دفعة واحدة), or none at all."""
    if value.low != 1 or value.high != 1:
        return False
    before = range(max(token - _DENIED, text.sentence_of(token)[0]), token)
    # وما سقطت رصاصة واحدة
    nothing = token > 1 and text.tokens[token - 2].key in _WHAT
    denied = nothing or (any(text.tokens[i].key in _NOT_ONE for i in before) and _before(text, token) not in _BUT)
    return denied or value.what in _AT_ONCE or _before(text, token) in _IN_OR_OF


def _is_age(text: Text, token: int, last: int, value: QuantityValue, overlay: Overlay) -> bool:
    """Whether years between commas behind a person are his age (خالد الأسعد، 82 عاما، في ساحة عامة)."""
    commas = last < len(text.tokens) and _before(text, token) in _COMMAS and text.tokens[last].light in _COMMAS
    return commas and value.unit == "year" and "person" in overlay.kinds.get(token - 2, ())


def _does_it(text: Text, head: Head, token: int, overlay: Overlay) -> bool:
    """Whether those counted before a verb of harm did it, whose victims are counted behind it (مهاجمان يقتلان ستة)."""
    row, at = head.form.trigger.row, head.hit.token
    acts = head.hit.finite and not head.form.enclitic and row.subject == "agent" and row.event_type in CASUALTIES
    # ثلاثون قُتلوا ونحو خمسين جُرحوا
    joined = at + 1 < len(text.tokens) and begins_with_and(text.tokens[at + 1])
    behind = overlay.between(at + 1, at + 2)
    return acts and not joined and any(mention.kind == "quantity" for _, mention, _ in behind)


def _aims(text: Text, head: Head, last: int) -> bool:
    """Whether what they do harm with stands behind those counted (أفرغ أربعة مسلحين رصاصهم في رؤوسهم)."""
    harms = head.hit.finite and head.form.trigger.row.event_type in CASUALTIES
    return harms and last < len(text.tokens) and text.tokens[last].key in _MEANS


def _asked_for(text: Text, head: Head, token: int) -> bool:
    """Whether the figure is of what a protest asks for, or of what something was done for (ثأرا لستة من الإخوة)."""
    first = max(head.hit.token + 1, token - _ASKED_WITHIN)
    commas = [i for i in range(first, token) if text.tokens[i].light in _COMMAS]
    between = [word.key for word in text.tokens[commas[-1] + 1 if commas else first : token]]
    protest = head.form.trigger.row.event_type == "protest"
    return any(word in _IN_RETURN or (protest and word in _ASKING) for word in between)


def _goes_on_without(text: Text, head: Head, token: int, index: TriggerIndex) -> bool:
    """Whether the figure is of what still is after the event (بعد سقوط المدينة لا تزال 30 جثة تحت الأنقاض)."""
    noun = not head.hit.finite and head.hit.token > 0 and text.tokens[head.hit.token - 1].key in _LED_TO | _IN_OR_OF
    return noun and any(index.words.has("still", text.tokens[i].key) for i in range(head.hit.token + 1, token))


def _is_equipment(text: Text, token: int) -> bool:
    """Whether a figure says what a thing carries (سيارتين مزودتين برشاشين)."""
    return _before(text, token) in _EQUIPPED and text.tokens[token].key.startswith("ب")


def _before_another(text: Text, head: Head, last: int, value: QuantityValue) -> bool:
    """Whether another clause begins behind the figure (تضم 15 عنصرا، وإنها على صلة), or what led to it is named.

    That is a masdar behind a preposition (16 منهم في قصف مدرسة، وصل خمسة بعد تعذيب، تظاهر المئات مطالبين برحيلهم).
    """
    tokens, at = text.tokens, head.hit.token
    between = [token.key for token in tokens[last:at]]
    if any(word in _AND_THAT for word in between):
        return True
    if head.hit.finite or head.form.trigger.row.pos != "noun" or value.what in _TIMES or head.carrier is not None:
        return False
    if tokens[at - 1].light in _COMMAS and not head.hit.conjunction:
        # 19 قتيلا، 34 حالة دهم، تفجير خمسة منازل
        return True
    if value.what in _HARMED and head.form.trigger.row.event_type in BLOWS:
        # عشرون قتيلا في قصف
        return False
    return bool(between) and (between[-1] in _LED_TO or any(word in _ASKING for word in between))


def _before_joined(head: Head, value: QuantityValue) -> bool:
    """Whether و joins the event to what the figure before it is of (والإجهاز على ثمانية جنود، واغتنام قطعتي سلاح)."""
    noun = not head.hit.finite and head.form.trigger.row.pos == "noun"
    return head.hit.conjunction and noun and (value.what in _FATES or value.unit is not None)


def _behind_joined(text: Text, head: Head, token: int, overlay: Overlay, index: TriggerIndex) -> bool:
    """Whether another deed is joined to the event before the figure (مهاجمة أربعة أقسام وإشعال النار في ست كنائس)."""
    if head.form.trigger.row.event_type in _HAVE_TERMS:
        return False
    if _follows_from(text, head, token, index):
        return True
    told = {form.trigger.row.lemma for form in (head.form, *head.joint)}
    for i in range(head.hit.token + 2, token):
        word = text.tokens[i]
        if _begins_clause(text, i) and not overlay.kinds.get(i):
            return True
        if not begins_with_and(word) or overlay.kinds.get(i):
            continue
        forms = index.look_up(word.key)
        deeds = [form for form in forms if form.proclitics[:1] == _AND and form.trigger.row.pos != "victim"]
        if deeds and len(deeds) == len(forms) and not any(form.trigger.row.lemma in told for form in deeds):
            return True
    return False


def _begins_clause(text: Text, i: int) -> bool:
    """Whether ف behind a comma begins another clause at token `i` (أضرموا النار في السوق، فمشى الآلاف)."""
    word = text.tokens[i]
    so = text.tokens[i - 1].light in _COMMAS and word.key.startswith(_SO)
    return so and len(word.key) > _SHORTEST and not in_dictionary(word.key)


def _follows_from(text: Text, head: Head, token: int, index: TriggerIndex) -> bool:
    """Whether another deed is named behind بعد before the figure (سلّم السفينة بعد ضبط ثلاثة ملايين لتر)."""
    first = head.hit.token + 2
    # بعد ردها مرتين، ثلاث عشرة شاحنة: the aside has ended.
    commas = [i for i in range(first, token) if text.tokens[i].light in _COMMAS]
    for i in range(commas[-1] + 1 if commas else first, token):
        forms = index.look_up(text.tokens[i].key) if text.tokens[i - 1].key in _AFTER else ()
        if any(form.trigger.row.pos == "noun" and not form.proclitics for form in forms):
            return True
    return False


def _is_pay(text: Text, head: Head, token: int, value: QuantityValue) -> bool:
    """Whether money was paid for something else (أسروا اثنين جُلبا لقاء ثلاثة آلاف دينار)."""
    paid = value.unit is not None and value.unit == value.what and head.form.trigger.row.event_type not in _PAID_FOR
    return paid and _before(text, token) in _FOR_PAY
