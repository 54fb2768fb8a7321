"""Training of the matching stage: the reader's weights and the log-odds of the comparison levels."""
