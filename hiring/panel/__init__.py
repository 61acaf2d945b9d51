"""Rating sheets: assignment, recusal, blindness, submission."""
