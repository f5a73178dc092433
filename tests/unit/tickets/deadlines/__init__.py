"""Unit tests of tickets.deadlines."""
