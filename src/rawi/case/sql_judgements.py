"""Tables of judgements beside `judgement` itself, and the record as it reads with them; `schema` joins them.

`judged` holds the rows that judgements change or add, ready to be read; it is made anew from the judgements whenever
the case is linked. `out` is 1 for rejected rows, kept to be looked at and not in the record, and 2 for rows of
linking that others stand in for. `attachment` says which row of today each judgement is about: `place` 0 its subject,
1 and on the rows its value names, -1 the subject as it was called then. A judgement without a row for place 0 is
orphaned. `assessed` keeps events assessed anew with their disagreements, before people's values are put in. `belongs`
finds rows of linking: the event of a claim, the disagreements of an event, what leads to a document; and it notes how
each judged claim stood when it was linked. The views `…_now` are the rows that count.
"""

TYPES = (
    "document",
    "source",
    "passage",
    "entity",
    "mention",
    "quotation",
    "claim",
    "reuse",
    "derivation",
    "event",
    "disagreement",
    "judgement",
)

_VIEW = """
CREATE VIEW "{name}_now" AS
SELECT t.stage, t.document, t.n, t.id, coalesce(j.json, t.json) AS json
FROM "{name}" AS t LEFT JOIN judged AS j ON j.type = '{name}' AND j.document = {home} AND j.id = t.id
WHERE (t.stage = 1 OR NOT EXISTS (SELECT 1 FROM superseded AS s WHERE s.type = '{name}' AND s.document = t.document))
  AND (j.out IS NULL OR NOT j.out)
UNION ALL
SELECT 2, j.document, j.n, j.id, j.json FROM judged AS j WHERE j.type = '{name}' AND j.added AND NOT j.out;
"""


def _home(name: str) -> str:
    """Return the document that a judged row is kept under: none for what several documents may give."""
    return "''" if name in ("entity", "source") else "t.document"


SQL = f"""
CREATE TRIGGER judgement_is_never_changed BEFORE UPDATE ON judgement
BEGIN SELECT RAISE(ABORT, 'judgements are only added'); END;
CREATE TRIGGER judgement_is_never_cut BEFORE DELETE ON judgement
BEGIN SELECT RAISE(ABORT, 'judgements are only added'); END;

CREATE TABLE judged (
    type TEXT NOT NULL,
    id TEXT NOT NULL,
    document TEXT NOT NULL,
    n INTEGER NOT NULL,
    added INTEGER NOT NULL,
    out INTEGER NOT NULL,
    json TEXT NOT NULL,
    PRIMARY KEY (type, document, id)
) WITHOUT ROWID;
CREATE INDEX judged_id ON judged (id);

CREATE TABLE assessed (
    event TEXT PRIMARY KEY,
    claims TEXT NOT NULL,
    documents TEXT NOT NULL,
    json TEXT NOT NULL,
    disagreements TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE belongs (
    type TEXT NOT NULL,
    key TEXT NOT NULL,
    id TEXT NOT NULL,
    PRIMARY KEY (type, key, id)
) WITHOUT ROWID;
CREATE INDEX belongs_id ON belongs (id);

CREATE TABLE attachment (
    judgement TEXT NOT NULL,
    place INTEGER NOT NULL,
    id TEXT NOT NULL,
    PRIMARY KEY (judgement, place)
) WITHOUT ROWID;
CREATE INDEX attachment_id ON attachment (id);
{"".join(_VIEW.format(name=name, home=_home(name)) for name in TYPES)}"""
