-- What other rooms may read of the badges.
CREATE VIEW badge_awards AS
SELECT b.id AS award_id, b.organization_id, b.member_id, b.level, b.kind, b.round_on, b.decided_on, b.awarded_on, b.report_year
FROM badges_badgeaward b
WHERE b.withdrawn_at IS NULL;
