-- ledger: members
-- dimensions: status, standing, party_age
-- amounts:
SELECT s.unit_id, m.member_id AS record_id, m.status,
       CASE WHEN m.official_on IS NOT NULL AND m.official_on <= %(as_of)s THEN 'official' ELSE 'probationary' END AS standing,
       CASE WHEN m.counts_from <= %(age_50)s THEN 'from_50'
            WHEN m.counts_from <= %(age_40)s THEN 'from_40_to_49'
            WHEN m.counts_from <= %(age_30)s THEN 'from_30_to_39'
            WHEN m.counts_from <= %(age_20)s THEN 'from_20_to_29'
            WHEN m.counts_from <= %(age_10)s THEN 'from_10_to_19'
            ELSE 'below_10' END AS party_age
FROM scope s
JOIN (SELECT member_id, organization_id, status, official_on, valid_from, valid_until,
             COALESCE(admission_decided_on, admitted_on) AS counts_from
      FROM member_periods) m ON m.organization_id = s.organization_id
WHERE m.valid_from <= %(as_of)s AND (m.valid_until IS NULL OR m.valid_until >= %(as_of)s)
