"""The schema's revisions, each naming the one before it."""
