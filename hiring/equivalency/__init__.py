"""The review of another combination of education, training and experience, by several people."""
