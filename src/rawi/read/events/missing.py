"""People who went missing: فُقد is written like the verb of who lost them (فقد ثمانية من الطاقم، فقد الجيش ثمانية)."""

from collections.abc import Sequence

from rawi.lexicon.triggers import Form
from rawi.model import QuantityValue
from rawi.read.events.heads import Overlay

_MISSING = "missing"
# The entries of who loses what is his or whose traces are lost, and of those who went missing.
_OTHERS, _WENT = ("خسر", "اختفى"), "فقد ناسا"


def missing_or_lost(i: int, forms: Sequence[Form], overlay: Overlay) -> Sequence[Form]:
    """Leave of `forms` at token `i` those of who lost men, or of who went missing, as those counted behind it did."""
    if all(form.trigger.row.lemma != _WENT for form in forms):
        return forms
    counted = overlay.quantities.get(i + 1)
    value = counted[2].value if counted is not None else None
    if isinstance(value, QuantityValue) and value.what == _MISSING:
        return [form for form in forms if not form.trigger.row.lemma.startswith(_OTHERS)]
    return [form for form in forms if form.trigger.row.lemma != _WENT]
