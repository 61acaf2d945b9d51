"""What candidates may tell about themselves, stored apart: self-identification, preference claims."""
