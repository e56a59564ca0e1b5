SELECT DISTINCT top.descendant_id AS unit_id, under.descendant_id AS organization_id
FROM organization_closure top
JOIN organization_closure under ON under.ancestor_id = top.descendant_id
WHERE top.ancestor_id = %(unit)s AND top.depth <= %(levels)s
  AND top.valid_from <= %(as_of)s AND (top.valid_until IS NULL OR top.valid_until >= %(year_start)s)
  AND under.valid_from <= %(as_of)s AND (under.valid_until IS NULL OR under.valid_until >= %(year_start)s)
