"""The page a clinician can sign: everything that the skill asks, decides and says, in one HTML file."""
