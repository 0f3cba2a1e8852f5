"""The tables of `lookup`: what touches what, and the columns by which lists are sorted and filtered."""

SQL = """
CREATE TABLE lookup_event (
    id TEXT PRIMARY KEY, n INTEGER NOT NULL, event_type TEXT NOT NULL, start TEXT, end TEXT, place TEXT,
    place_text TEXT, lat REAL, lon REAL, area TEXT, documents INTEGER NOT NULL, claims INTEGER NOT NULL,
    figures INTEGER NOT NULL, low INTEGER NOT NULL, high INTEGER NOT NULL,
    disagreements INTEGER NOT NULL, contradictions INTEGER NOT NULL,
    disputed_figures INTEGER NOT NULL, weight INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX lookup_event_weight ON lookup_event (weight DESC, n);
CREATE INDEX lookup_event_start ON lookup_event (start, end);
CREATE INDEX lookup_event_type ON lookup_event (event_type, weight DESC);
CREATE TABLE lookup_claim (claim TEXT PRIMARY KEY, event TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE lookup_part (
    entity TEXT NOT NULL, event TEXT NOT NULL, role TEXT NOT NULL, PRIMARY KEY (entity, event, role)
) WITHOUT ROWID;
CREATE TABLE lookup_told (document TEXT NOT NULL, event TEXT NOT NULL, PRIMARY KEY (document, event)) WITHOUT ROWID;
CREATE INDEX lookup_told_event ON lookup_told (event);
CREATE TABLE lookup_dispute (
    id TEXT PRIMARY KEY, event TEXT NOT NULL, about TEXT NOT NULL, nature TEXT NOT NULL, severity TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX lookup_dispute_event ON lookup_dispute (event);
CREATE TABLE lookup_derivation (
    id TEXT PRIMARY KEY, source TEXT NOT NULL, target TEXT NOT NULL, source_document TEXT, target_document TEXT,
    kind TEXT NOT NULL, share REAL NOT NULL
) WITHOUT ROWID;
CREATE INDEX lookup_derivation_source ON lookup_derivation (source_document);
CREATE INDEX lookup_derivation_target ON lookup_derivation (target_document);
CREATE TABLE lookup_reuse (
    id TEXT PRIMARY KEY, source TEXT NOT NULL, target TEXT NOT NULL,
    source_document TEXT NOT NULL, target_document TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX lookup_reuse_pair ON lookup_reuse (target, source);
CREATE INDEX lookup_reuse_source ON lookup_reuse (source_document);
CREATE INDEX lookup_reuse_target ON lookup_reuse (target_document);
CREATE TABLE lookup_quotation (
    id TEXT PRIMARY KEY, document TEXT NOT NULL, kind TEXT NOT NULL, verdict TEXT, speaker TEXT, narrator TEXT,
    weight INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX lookup_quotation_weight ON lookup_quotation (weight DESC);
CREATE INDEX lookup_quotation_document ON lookup_quotation (document);
CREATE INDEX lookup_quotation_narrator ON lookup_quotation (narrator, verdict);
CREATE TABLE lookup_document (
    id TEXT PRIMARY KEY, n INTEGER NOT NULL, path TEXT NOT NULL, title TEXT, source TEXT, start TEXT, end TEXT,
    accounts INTEGER NOT NULL, events INTEGER NOT NULL, altered INTEGER NOT NULL, derives INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX lookup_document_n ON lookup_document (n);
CREATE INDEX lookup_document_source ON lookup_document (source, n);
CREATE TABLE lookup_source (
    id TEXT PRIMARY KEY, name TEXT NOT NULL, name_en TEXT, kind TEXT NOT NULL, interest TEXT NOT NULL, entity TEXT,
    documents INTEGER NOT NULL, accounts INTEGER NOT NULL
) WITHOUT ROWID;
CREATE TABLE lookup_narrated (
    source TEXT NOT NULL, document TEXT NOT NULL, passage TEXT NOT NULL, PRIMARY KEY (source, document, passage)
) WITHOUT ROWID;
CREATE INDEX lookup_narrated_document ON lookup_narrated (document);
CREATE INDEX lookup_narrated_passage ON lookup_narrated (passage);
CREATE TABLE lookup_entity (
    id TEXT PRIMARY KEY, kind TEXT NOT NULL, name TEXT NOT NULL, name_en TEXT, curated INTEGER NOT NULL,
    mentions INTEGER NOT NULL, documents INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX lookup_entity_kind ON lookup_entity (kind, mentions DESC);
CREATE TABLE lookup_name (
    entity TEXT NOT NULL, text TEXT NOT NULL, narrator TEXT NOT NULL, document TEXT NOT NULL, times INTEGER NOT NULL,
    PRIMARY KEY (entity, text, narrator, document)
) WITHOUT ROWID;
CREATE INDEX lookup_name_document ON lookup_name (document);
CREATE INDEX lookup_name_narrator ON lookup_name (narrator);
-- What of the judged rows the tables above go by.
CREATE TABLE lookup_followed (
    type TEXT NOT NULL, id TEXT NOT NULL, document TEXT NOT NULL, out INTEGER NOT NULL, json TEXT NOT NULL,
    PRIMARY KEY (type, document, id)
) WITHOUT ROWID;
CREATE TABLE lookup_count (name TEXT PRIMARY KEY, n INTEGER NOT NULL) WITHOUT ROWID;
"""
