"""Celery: settings, tasks and the schedule."""
