"""Ranked scorecards and the committee's view of them."""
