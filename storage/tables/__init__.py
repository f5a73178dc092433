"""The tables, by concern."""
