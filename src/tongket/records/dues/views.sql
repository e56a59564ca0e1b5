-- What other rooms may read of the dues. One row a member and month.
CREATE VIEW dues_lines AS
SELECT c.id AS collection_id, c.organization_id, c.member_id, c.report_year, c.month, c.month_on, c.due, c.exempt,
       c.collected, c.arrears
FROM dues_duescollection c
WHERE c.withdrawn_at IS NULL;

CREATE VIEW dues_splits AS
SELECT k.id AS kept_id, k.organization_id, k.level, k.report_year, k.month, k.month_on, k.received, k.kept
FROM dues_dueskept k
WHERE k.withdrawn_at IS NULL;

CREATE VIEW dues_sent AS
SELECT r.id AS remittance_id, r.organization_id, r.received_by_id, r.level, r.report_year, r.month, r.month_on, r.amount
FROM dues_duesremittance r
WHERE r.withdrawn_at IS NULL;
