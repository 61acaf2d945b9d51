"""Bytes to facts with evidence.  PDF, Word and OCR readers live here and nowhere else."""
