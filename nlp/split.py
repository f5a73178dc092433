"""Split a message that tells of several problems."""
