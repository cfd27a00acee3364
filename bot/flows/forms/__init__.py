"""Questions about what was said, of no subject in particular."""
