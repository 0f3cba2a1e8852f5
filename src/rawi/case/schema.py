"""The tables of a case. One table for each type of the record, filled by two stages that never edit each other's rows.

Rows of stage 0 are what `read` found; rows of stage 1 are what linking made of the case as a whole. Where linking gives
a document's rows of one type anew (verdicts, a linked date), `superseded` says so and its stage-0 rows do not count.
"""

import msgspec

from rawi.case import index
from rawi.model import ROW_TYPES

APPLICATION_ID = 0x52415749
VERSION = 1

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

-- Every file that was taken in: several may hold the same document.
CREATE TABLE item (
    n INTEGER PRIMARY KEY,
    at TEXT NOT NULL,
    path TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    bytes INTEGER NOT NULL,
    document TEXT NOT NULL REFERENCES reading (document) DEFERRABLE INITIALLY DEFERRED,
    UNIQUE (sha256, path)
);

-- Every document that was read: `content` is the hash of its text and known facts, `version` whose reading it is.
CREATE TABLE reading (
    document TEXT PRIMARY KEY,
    path TEXT NOT NULL,
    content TEXT NOT NULL UNIQUE,
    version TEXT NOT NULL
) WITHOUT ROWID;
{"".join(_ROWS.format(name=name) for name in TABLES)}
CREATE TABLE superseded (
    type TEXT NOT NULL,
    document TEXT NOT NULL REFERENCES reading (document),
    PRIMARY KEY (type, document)
) WITHOUT ROWID;

CREATE TABLE audit (
    n INTEGER PRIMARY KEY,
    at TEXT NOT NULL,
    action TEXT NOT NULL,
    detail TEXT NOT NULL,
    previous TEXT NOT NULL,
    hash TEXT NOT NULL UNIQUE
);
CREATE TRIGGER audit_is_never_changed BEFORE UPDATE ON audit BEGIN SELECT RAISE(ABORT, 'the audit log only grows'); END;
CREATE TRIGGER audit_is_never_cut BEFORE DELETE ON audit BEGIN SELECT RAISE(ABORT, 'the audit log only grows'); END;
{index.SCHEMA}"""
