"""What a verb led to that stands behind a relative clause of its cause: أدت المعارك التي شهدتها المدينة إلى نزوح."""

from rawi.read.events.triggers import Hit

# So far behind its verb the noun may stand that it led to.
_REACH = 40


def leads_on(carrier: Hit | None, before: Hit | None) -> Hit | None:
    """Return the verb that still waits for what it led to where a relative clause begins: this one or one before."""
    results = carrier is not None and any(form.trigger.row.pos == "result" for form in carrier.carriers)
    return carrier if results else before


def is_awaited(verb: Hit | None, hit: Hit, sign: str) -> bool:
    """Whether a noun behind the preposition `sign` is what a verb led to (تسببت المعارك التي شهدتها تعز في مقتل)."""
    if verb is None or not sign or hit.token - verb.token > _REACH:
        return False
    results = (form.trigger for form in verb.carriers if form.trigger.row.pos == "result")
    return any(trigger.prepositions.get(sign) == "event" for trigger in results)
