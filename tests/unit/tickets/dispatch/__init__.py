"""Unit tests of tickets.dispatch."""
