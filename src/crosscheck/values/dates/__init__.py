"""Dates: every expression of a date in a block of text, with its bounds and how they were worked out."""

from crosscheck.values.dates.reader import read_dates

__all__ = ["read_dates"]
