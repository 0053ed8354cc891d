"""Pages and fragments: one view serves both, and checks permission itself, since a fragment has no page around it."""
