-- What other rooms may read of the ratings.
CREATE VIEW review_member_ratings AS
SELECT r.id AS rating_id, r.organization_id, r.member_id, r.report_year, r.capacity, r.stage, r.level, r.not_rated_reason
FROM reviews_memberrating r
WHERE r.withdrawn_at IS NULL AND r.period = 'year';

CREATE VIEW review_collective_ratings AS
SELECT r.id AS rating_id, r.organization_id, r.subject, r.collective, r.report_year, r.stage, r.level, r.not_rated_reason
FROM reviews_collectiverating r
WHERE r.withdrawn_at IS NULL AND r.period = 'year';

-- Leaders are rated by quarters too: of every period, where the views above hold the year's ratings alone.
CREATE VIEW review_cadre_ratings AS
SELECT r.id AS rating_id, r.organization_id, r.member_id, r.report_year, r.period, r.stage, r.level, r.not_rated_reason
FROM reviews_memberrating r
WHERE r.withdrawn_at IS NULL AND r.capacity = 'key_cadre';
