-- ledger: member_ratings
-- dimensions: level
-- amounts:
SELECT s.unit_id, r.rating_id AS record_id, r.level
FROM scope s
JOIN review_member_ratings r ON r.organization_id = s.organization_id
JOIN review_member_ratings p ON p.member_id = r.member_id AND p.level = r.level
  AND p.capacity = 'member' AND p.stage = 'decided' AND p.report_year <= %(year)s
  AND p.report_year >= CASE r.level WHEN 'excellent' THEN %(excellent_since)s ELSE %(failed_since)s END
WHERE r.report_year = %(year)s AND r.capacity = 'member' AND r.stage = 'decided'
  AND r.level IN ('excellent', 'not_completed')
GROUP BY s.unit_id, r.rating_id, r.level
HAVING COUNT(*) = CASE r.level WHEN 'excellent' THEN %(excellent_years)s ELSE %(failed_years)s END
