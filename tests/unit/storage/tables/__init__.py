"""Unit tests of the tables: what they refuse."""
