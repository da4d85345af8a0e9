"""Web pages: one file each, with everything they show inside them, and nothing that runs."""
