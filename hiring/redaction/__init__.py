"""The redacted twin of a candidate's documents: what a panel may see before the first interview."""
