"""Letters to candidates with private links: questions to settle a finding, answers as facts."""
