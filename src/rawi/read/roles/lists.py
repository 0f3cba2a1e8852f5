"""Who did the items of a list, and when: whom its introduction names."""

from rawi.lexicon.befallings import befallings
from rawi.read.events.heads import Head, Stretch, is_listed
from rawi.read.events.phrases import phrases
from rawi.read.events.when import time_between
from rawi.read.roles import roles
from rawi.read.roles.roles import Cast
from rawi.read.roles.tellings import Intro, Page

# The marks of an item stand before it. Tokens.
_MARKS = 2


def keep_introduction(page: Page, stretch: Stretch) -> None:
    """Keep who and when a list is introduced with (أسفرت جهود الجيش خلال 24 ساعة عن الآتي:), for its items."""
    text, tokens = page.text, page.text.tokens
    if tokens[stretch.end - 1].light == ":":
        named = roles.groups(phrases(text, stretch.start, stretch.end, page.overlay, page.lexicon.triggers))
        doers = [group for group in named if group[0].kind == "actor" and group[0].preposition in ("", "with")]
        words = page.lexicon.triggers.words
        # خسائر قوات النظام: what follows befell them.
        lost = any(words.has("losses", token.key) for token in tokens[stretch.start : stretch.end])
        agents = [] if lost else [roles.participant(item) for group in doers for phrase in group for item in phrase.who]
        time = time_between(text, stretch.start, stretch.start, stretch.end, page.overlay, words)
        page.intro = Intro(agents, time) if agents or time is not None else None
    elif page.intro is not None:
        page.intro.listed = is_listed(text, stretch)
        if not page.intro.listed and stretch.start == text.sentence_of(stretch.start)[0]:
            page.intro = None


def give_from_list(page: Page, head: Head, cast: Cast) -> None:
    """Give an item of a list the doer that the list is introduced with."""
    row = head.form.trigger.row
    # 1- قتل أربعين: what opens an item and looks like a verb is the noun.
    told = row.pos == "noun" or (cast.passive and head.start <= head.stretch.start + _MARKS)
    if page.intro is None or not page.intro.listed or cast.agents or not told or row.lemma in befallings():
        return
    if head.link in ("sequence", "coordinated"):
        cast.agents = list(page.intro.agents)
