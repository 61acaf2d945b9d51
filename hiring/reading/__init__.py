"""Bytes to facts with evidence.  The readers (pdfplumber, spaCy, OCR) live here and nowhere else."""
