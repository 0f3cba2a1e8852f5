"""The outlet that somebody is said to speak to, where it is another than the narrator."""

from msgspec.structs import replace

from rawi.lexicon.cues import speaker_noun
from rawi.lexicon.matcher import without_l
from rawi.lexicon.outlets import name_key
from rawi.read.speech.hearing import Memory, Scene, Speaker, is_definite
from rawi.read.speech.speakers import resolve, trimmed
from rawi.read.speech.speakers_of_carriers import outlet_meant


def heard_by(scene: Scene, memory: Memory, first: int, last: int) -> Speaker | None:
    """Return the outlet that somebody spoke to (قال لوكالة رويترز), if it is another than the narrator."""
    tokens = scene.text.tokens
    first, last = trimmed(tokens, first, last)
    if first >= last:
        return None
    said = {token.key for token in tokens[first:last]}
    said |= {without_l(tokens[first].key)}
    own = set(name_key(scene.own_name).split()) if scene.own_name else set()
    noun = speaker_noun(scene.cues, tokens[first].key)
    if said & own or noun == "correspondent":
        return None
    outlet = outlet_meant(scene, first, last)
    speaker = resolve(scene, memory, first, last)
    if noun != "outlet" and outlet is None:
        return None
    if outlet is not None and (speaker.id is None or speaker.kind == "anonymous"):
        # «وام» is no mother, المصدر أونلاين no source called so.
        return replace(speaker, id=outlet, noun=None, kind="outlet")
    if last - first > 1 and not any(token.kind == "quote" for token in tokens[first:last]):
        # قال لإذاعة محلية, للإذاعة الحكومية: another outlet, of which only the sort is told.
        if tokens[first].key.startswith("لل") and not list(scene.mentions(first, last)):
            return replace(speaker, id=None)
        one = without_l(tokens[first].key) in scene.cues.words["one_outlet"]
        if speaker.id is None and one and not is_definite(tokens[first].key):
            return speaker
    return speaker if speaker.id is not None else None
