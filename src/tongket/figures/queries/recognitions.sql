-- ledger: members
-- dimensions:
-- amounts:
SELECT DISTINCT s.unit_id, m.member_id AS record_id
FROM scope s
JOIN member_periods m ON m.organization_id = s.organization_id
WHERE m.official_on >= %(year_start)s AND m.official_on <= %(year_end)s AND m.official_on <= %(as_of)s
  AND m.valid_from <= m.official_on AND (m.valid_until IS NULL OR m.valid_until >= m.official_on)
