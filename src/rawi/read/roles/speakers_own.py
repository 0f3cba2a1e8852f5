"""Forces and arms named as the own ones of whoever speaks (قواتنا، مقاتليه، ثلاثة من جنودها)."""

from rawi.lexicon.clause_words import ClauseWords
from rawi.model import Participant, Span
from rawi.read.events.agreement import is_bare_name, is_feminine, is_plural
from rawi.read.events.heads import Head
from rawi.read.events.phrases import Phrase
from rawi.read.roles.parts_with_pronouns import part_with_pronoun
from rawi.read.roles.roles import FORCES_OF, MEANS, THINGS, Cast, Group, Known
from rawi.text import Text, key

_MACHINES = THINGS | {"air"}
_MINISTRY = "وزارة"
_BY = frozenset(map(key, ("من", "على", "عند", "خلال", "إثر", "جراء")))


def of_their_own(text: Text, head: Head, subject: Group | None, role: str | None, known: Known, result: Cast) -> None:
    """Give a role to forces named as the speaker's own (قواتنا، مقاتليه), where nobody else is named."""
    speaker = known.speaker if known.speaker is not None else known.body
    if subject is None or role not in ("agent", "target") or speaker is None or not known.answers:
        return
    phrase = subject[0]
    part = part_with_pronoun(text, phrase, known.words)
    token = text.tokens[phrase.start if part is None else part]
    opening = head.stretch.begins and phrase.kind == "actor" and phrase.start <= head.stretch.start + 1
    # في حين قالت جوبا إن قواتها انسحبت: hers, whoever spoke before.
    hers_again = opening and token.key.endswith("ها") and bool(phrase.classes & FORCES_OF)
    settled = not hers_again and any(item.entity is not None for item in result.subject)
    issued = head.stretch.passage.role == "statement" and not head.stretch.content
    praised = issued and (token.key.endswith("كم") or _is_praised(text, phrase, known.words))
    ours = token.key.endswith("نا") or praised
    men = is_plural(token.key, known.words) and token.key.endswith(("نا", "ه", "ها", "هم"))
    # ثلاثة من مقاتليها
    men = men or (part is not None and not (phrase.classes & THINGS))
    leads = head.stretch.begins and phrase.start < head.hit.token
    if part is not None and not token.key.endswith("نا") and _tells_of_others(text, head, phrase):
        # إن كتيبة روسية تقدمت وإن مجموعة من جنودها استسلمت
        return
    # قال البنتاغون إن طائراته دمرت
    opens = phrase.start <= head.stretch.start + 1
    if speaker.name.startswith(_MINISTRY) and (part is not None or not phrase.classes & FORCES_OF):
        # أحد عشر من أبطالنا of a ministry are an army's.
        return
    if role == "agent" and leads and phrase.classes & _MACHINES and _may_be_hit(text, head):
        # إن طائراته استهدفت من قبل الحوثيين
        return
    theirs_to_use = men or phrase.classes & (MEANS if ours or (leads and opens) else FORCES_OF)
    # مرافقيه are of a man, not of whom he speaks for.
    bare = token.key.removesuffix("ه").removesuffix("ها").removesuffix("هم")
    if settled or not theirs_to_use or speaker.kind != "actor" or known.words.has("not_theirs", bare):
        return
    feminine = known.speaker_feminine
    hers = feminine or (token.key.endswith("ها") and is_feminine(speaker.name, known.words))
    # عناصرهم: those of whom a nameless man speaks are his, or his body's.
    pronouns = ("ها",) if hers else ("ه",) if known.speaker is not None else ("ه", "ها", "هم")
    opens = opens or known.speaker is not None
    theirs = leads and opens and not known.carried and not known.near_named and token.key.endswith(pronouns)
    named = is_bare_name(head.stretch.chain[-1].text or "")
    theirs = (theirs or (hers_again and leads and (hers or named))) and not token.text.endswith("ة")
    if ours or theirs:
        span = Span(known.document, token.start, token.end)
        # أبطالكم, after a unit was named, are its men.
        meant = [item.entity for item in known.doers] if praised and known.doers else [speaker.id]
        own = [Participant(entity=entity, text=token.text, span=span) for entity in meant]
        result.subject = own
        result.names = [speaker.name]
        result.many = men or token.key.removesuffix("ها").removesuffix("ه").removesuffix("نا").endswith(("ي", "و"))
        if role == "agent":
            others = [] if hers_again else [item for item in result.agents if item.entity is not None]
            result.agents = [*own, *others]
        else:
            result.targets = [*own, *(item for item in result.targets if item.entity is not None)]


def _tells_of_others(text: Text, head: Head, phrase: Phrase) -> bool:
    """Whether a feminine noun that may be meant stands before, in what is said, and not as its first word."""
    before = text.tokens[head.stretch.start : phrase.start]
    return phrase.start > head.stretch.start + 1 and any(token.text.endswith(("ة", "ات")) for token in before)


def _may_be_hit(text: Text, head: Head) -> bool:
    """Whether a verb behind a machine may be its passive: a perfect with nothing behind it that it was done to."""
    form, after = head.form, head.hit.token + 1
    word = text.tokens[after].key if after < len(text.tokens) else ""
    ends = after >= head.end or text.tokens[after].kind == "punct"
    by = word in _BY or word.startswith("ب") or word == "في"
    return form.inflection.tense == "perfect" and not form.enclitic and (ends or by)


def _is_praised(text: Text, phrase: Phrase, words: ClauseWords) -> bool:
    """Whether men are called by what only their own side calls them (المجاهدون، جنود الخلافة)."""
    after = text.tokens[phrase.start + 1].key if phrase.start + 1 < len(text.tokens) else ""
    return words.has("own_men", text.tokens[phrase.start].key) or words.has("own_men", after)
