"""Matching: which claims speak of the same fact. Blocking, comparison levels, score, facts."""
