"""How many have which level, counted in the database."""
