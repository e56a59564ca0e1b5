"""What the decided ratings are used for: lists, years in a row, trends, shares beside targets."""
