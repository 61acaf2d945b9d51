"""Facts and an edition to findings, with reasons, arithmetic and the questions left to ask."""
