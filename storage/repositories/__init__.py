"""Rows to values and back, one file an aggregate."""
