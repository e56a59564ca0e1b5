-- ledger: member_ratings
-- dimensions: capacity, stage, level, not_rated_reason
-- amounts:
SELECT s.unit_id, r.rating_id AS record_id, r.capacity, r.stage, r.level, r.not_rated_reason
FROM scope s
JOIN review_member_ratings r ON r.organization_id = s.organization_id
WHERE r.report_year = %(year)s
