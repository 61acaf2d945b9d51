"""The hiring pipeline: intake, reading, qualification, panel, scoring, committee."""
