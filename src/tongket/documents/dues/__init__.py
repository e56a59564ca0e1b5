"""What the papers of dues state: the book of a month (S01/ĐP) and the report of a quarter (B01/ĐP)."""
