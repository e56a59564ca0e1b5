-- What other rooms may read of the register. One row a member and interval.
CREATE VIEW member_periods AS
SELECT p.member_id, p.organization_id, p.status, p.valid_from, p.valid_until,
       m.full_name, m.birth_date, m.admission_decided_on, m.admitted_on, m.official_on, m.interrupted_months,
       m.ended_as, m.ended_on, m.sort_key
FROM members_memberperiod p
JOIN members_member m ON m.id = p.member_id
WHERE m.withdrawn_at IS NULL;

CREATE VIEW post_holdings AS
SELECT h.id AS holding_id, h.organization_id, h.member_id, h.post, h.held_from, h.held_until
FROM members_postholding h
WHERE h.withdrawn_at IS NULL;
