"""Letters to candidates with private links: questions that would settle a finding, answers as facts."""
