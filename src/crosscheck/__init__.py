"""crosscheck: where a folder of documents about the same events disagrees."""
