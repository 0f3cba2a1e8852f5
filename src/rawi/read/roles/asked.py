"""Who only asks for a deed in its own clause: it is not his (وحضت اللجنة على وقف القصف، وطالبت فلانة بلجنة تحقيق)."""

from rawi.lexicon.cues import form_of
from rawi.read.roles.tellings import Page, Telling

# A title of so many words stands between.
_TITLE = 3


def drop_asker(page: Page, draft: Telling) -> None:
    """Take the one doer from a deed that is asked for, if he stands right behind the verb of asking as its subject."""
    head, cast = draft.head, draft.cast
    # أمهلت الحركة الكنيسة: where he is named who asks, the other is asked.
    if draft.modality != "demanded" or len(cast.agents) != 1 or head.form.enclitic or head.stretch.content:
        return
    tokens, who = page.text.tokens, cast.agents[0].span
    first, end = page.text.covering(who.start, who.end)
    if end > head.hit.token or first <= head.start:
        return
    verb = first - 1
    while verb > head.start and tokens[verb].kind == "word" and not _asks(page, verb) and first - verb <= _TITLE:
        verb -= 1
    opens = verb <= head.start + 1 or page.text.tokens[verb - 1].kind == "punct"
    # Who is asked may stand there too: طالب الوزير، وطلب من الجيش.
    alone = all("actor" not in page.overlay.kinds.get(i, ()) for i in range(end, head.hit.token))
    if _asks(page, verb) and opens and alone and tokens[first].start == who.start:
        cast.agents = []


def _asks(page: Page, i: int) -> bool:
    """Whether a word is a verb of asking in the third person."""
    form = form_of(page.lexicon.cues, page.text.tokens[i].key)
    return form is not None and form.cue.stance == "demand" and form.agreement in ("masculine", "feminine")
