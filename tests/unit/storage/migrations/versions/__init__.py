"""Unit tests of the migrations."""
