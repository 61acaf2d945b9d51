"""What candidates may tell of themselves, stored apart: self-identification, preference claims."""
