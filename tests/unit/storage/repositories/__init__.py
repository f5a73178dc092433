"""Unit tests of the repositories: which queries they send."""
