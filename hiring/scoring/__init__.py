"""Ratings to scores: pure numbers."""
