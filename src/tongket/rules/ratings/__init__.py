"""The rating of a year: criteria, conditions, links, order, votes, quarters and groups."""
