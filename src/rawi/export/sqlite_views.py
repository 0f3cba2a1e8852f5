"""Views of the SQLite export for people: names in place of ids, chains in words, figures beside their event."""

_NAME = "coalesce({0}.name_en, {0}.name, {1}, 'an unnamed narrator')"

VIEWS = (
    """
    CREATE VIEW name AS
    SELECT source.id, coalesce(entity.name, source.name) AS name, coalesce(entity.name_en, source.name_en) AS name_en
    FROM source LEFT JOIN entity ON entity.id = source.entity
    UNION ALL SELECT id, name, name_en FROM entity
    """,
    f"""
    CREATE VIEW claims_in_words AS
    SELECT claim.id AS claim, document.path AS document, claim.event_type, claim.modality, claim.polarity, claim.text,
        (SELECT group_concat(said, ' > ') FROM (
            SELECT {_NAME.format("name", "link.text")} || ' (' || link.mode || ')' AS said
            FROM claim_attribution AS link LEFT JOIN name ON name.id = link.speaker
            WHERE link.claim = claim.id ORDER BY link.n)) AS who_says_it,
        claim.time_start AS first_day, claim.time_end AS last_day, claim.span_start, claim.span_end
    FROM claim JOIN document ON document.id = claim.span_document
    """,
    """
    CREATE VIEW events_in_words AS
    SELECT event.id AS event, event.event_type, event.title, event.time_start AS first_day, event.time_end AS last_day,
        event.time_precision, coalesce(place.name_en, place.name, event.place_text) AS place, place.lat, place.lon,
        figure.what, figure.joint_with AS counted_together_with, figure.outcome, figure.low, figure.high,
        event.independent_low AS independent_origins_low, event.independent_high AS independent_origins_high,
        (SELECT group_concat(coalesce(name.name_en, name.name, 'an unnamed narrator'), '; ')
         FROM event_origins AS origin LEFT JOIN name ON name.id = origin.root WHERE origin.event = event.id) AS origins,
        (SELECT count(*) FROM event_claims WHERE event_claims.event = event.id) AS claims,
        (SELECT count(*) FROM disagreement WHERE disagreement.event = event.id) AS disagreements
    FROM event LEFT JOIN entity AS place ON place.id = event.place_entity
    LEFT JOIN event_figures AS figure ON figure.event = event.id
    """,
    """
    CREATE VIEW disagreements_in_words AS
    SELECT disagreement.id AS disagreement, event.title AS event, disagreement.about, disagreement.nature,
        disagreement.severity, position.value, json_array_length(position.claims) AS claims
    FROM disagreement JOIN event ON event.id = disagreement.event
    JOIN disagreement_positions AS position ON position.disagreement = disagreement.id
    """,
)
