"""Figures of years gone by, read from their papers and offered to an officer."""
