"""Claims: sentences with their values, names and references become rows of the claims table."""
