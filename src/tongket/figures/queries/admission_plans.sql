-- ledger: admission_plans
-- dimensions:
-- amounts: planned
SELECT s.unit_id, p.plan_id AS record_id, p.planned
FROM scope s
JOIN admission_plans p ON p.organization_id = s.organization_id
WHERE p.report_year = %(year)s
  AND NOT EXISTS (
    SELECT 1
    FROM admission_plans above
    JOIN organization_closure c ON c.ancestor_id = above.organization_id
    JOIN scope o ON o.organization_id = above.organization_id
    WHERE o.unit_id = s.unit_id AND above.report_year = %(year)s
      AND c.descendant_id = p.organization_id AND c.depth > 0
      AND c.valid_from <= %(as_of)s AND (c.valid_until IS NULL OR c.valid_until >= %(year_start)s))
