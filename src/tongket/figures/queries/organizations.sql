-- ledger: organizations
-- dimensions: type
-- amounts:
SELECT s.unit_id, p.organization_id AS record_id, p.type
FROM scope s
JOIN organization_periods p ON p.organization_id = s.organization_id
WHERE s.depth > 0
  AND p.valid_from <= %(as_of)s AND (p.valid_until IS NULL OR p.valid_until >= %(as_of)s)
