-- ledger: badge_awards
-- dimensions: level, round, kind
-- amounts:
SELECT s.unit_id, b.award_id AS record_id, CAST(b.level AS VARCHAR(3)) AS level, CAST(b.round_on AS VARCHAR(10)) AS round, b.kind
FROM scope s
JOIN badge_awards b ON b.organization_id = s.organization_id
WHERE b.report_year = %(year)s AND (b.round_on <= %(as_of)s OR b.round_on > %(year_end)s)
