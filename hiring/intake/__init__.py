"""Upload, hash, type and size checks, duplicates, progress."""
