"""Made-up candidates with known facts, their résumés in many layouts, and the demo they fill."""
