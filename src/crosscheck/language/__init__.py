"""The language layer: the spaCy pipeline, names and their aliases, coreference."""
