"""The tables of a case. One table for each type of the record, filled by two stages that never edit each other's rows.

Rows of stage 0 are what `read` found; rows of stage 1 are what linking made of the case as a whole. Where linking gives
a document's rows of one type anew (verdicts, a linked date), `superseded` says so and its stage-0 rows do not count.
Modules with tables of their own give them as a string of SQL, joined below.
"""

import msgspec

from rawi.case import index, remembered, sql_judgements, sql_lookup, twins
from rawi.model import ROW_TYPES

APPLICATION_ID = 0x52415749
VERSION = 3

READ, LINK = 0, 1


def table(row_type: type[msgspec.Struct]) -> str:
    """Return the name of the table that holds a type: its tag in the record."""
    tag = row_type.__struct_config__.tag
    if not isinstance(tag, str):
        raise TypeError(f"{row_type.__name__} is not a type of the record")
    return tag


TABLES = {table(row_type): row_type for row_type in ROW_TYPES}
DECODERS = {name: msgspec.json.Decoder(row_type) for name, row_type in TABLES.items()}

_ROWS = """
CREATE TABLE "{name}" (
    stage INTEGER NOT NULL,
    document TEXT NOT NULL,
    n INTEGER NOT NULL,
    id TEXT NOT NULL,
    json TEXT NOT NULL,
    PRIMARY KEY (stage, document, n)
);
CREATE INDEX "{name}_id" ON "{name}" (id);
"""

SCHEMA = f"""
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;

-- Every file that was taken in: when (UTC), by whom, by which verb of which version, from where, and its bytes.
-- `parts` is how many documents it gave; null while not all of them are in the case.
CREATE TABLE file (
    n INTEGER PRIMARY KEY,
    at TEXT NOT NULL,
    by TEXT NOT NULL,
    verb TEXT NOT NULL,
    rawi TEXT NOT NULL,
    path TEXT NOT NULL,
    url TEXT,
    sha256 TEXT NOT NULL,
    bytes INTEGER NOT NULL,
    parts INTEGER,
    UNIQUE (sha256, path)
);

-- Every document that was found in a file, and how its text was got: several files may give the same document.
CREATE TABLE item (
    file INTEGER NOT NULL REFERENCES file (n),
    part TEXT NOT NULL,
    document TEXT NOT NULL REFERENCES reading (document) DEFERRABLE INITIALLY DEFERRED,
    url TEXT,
    extractor TEXT NOT NULL,
    encoding TEXT,
    encoding_why TEXT,
    notes TEXT NOT NULL,
    PRIMARY KEY (file, part)
) WITHOUT ROWID;
CREATE INDEX item_document ON item (document);

-- Every document that was read: `content` is the hash of its text and known facts, `version` whose reading it is,
-- `derived` the SHA-256 of its text (UTF-8), `record` the SHA-256 of the rows that reading gave.
CREATE TABLE reading (
    document TEXT PRIMARY KEY,
    path TEXT NOT NULL,
    content TEXT NOT NULL UNIQUE,
    derived TEXT NOT NULL,
    record TEXT NOT NULL,
    version TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX reading_path ON reading (path, document);
CREATE INDEX reading_derived ON reading (derived);
{"".join(_ROWS.format(name=name) for name in TABLES)}
CREATE INDEX derivation_source ON derivation (json_extract(json, '$.source'));
CREATE INDEX derivation_target ON derivation (json_extract(json, '$.target'));
CREATE TABLE superseded (
    type TEXT NOT NULL,
    document TEXT NOT NULL REFERENCES reading (document),
    PRIMARY KEY (type, document)
) WITHOUT ROWID;

CREATE TABLE audit (
    n INTEGER PRIMARY KEY,
    at TEXT NOT NULL,
    by TEXT NOT NULL,
    action TEXT NOT NULL,
    detail TEXT NOT NULL,
    previous TEXT NOT NULL,
    hash TEXT NOT NULL UNIQUE
);
CREATE TRIGGER audit_is_never_changed BEFORE UPDATE ON audit BEGIN SELECT RAISE(ABORT, 'the audit log only grows'); END;
CREATE TRIGGER audit_is_never_cut BEFORE DELETE ON audit BEGIN SELECT RAISE(ABORT, 'the audit log only grows'); END;
{index.SCHEMA}{twins.SQL}{remembered.SQL}{sql_judgements.SQL}{sql_lookup.SQL}"""
