-- ledger: member_ratings
-- dimensions: period, stage, level, not_rated_reason
-- amounts:
SELECT s.unit_id, r.rating_id AS record_id, r.period, r.stage, r.level, r.not_rated_reason
FROM scope s
JOIN review_cadre_ratings r ON r.organization_id = s.organization_id
WHERE r.report_year = %(year)s
