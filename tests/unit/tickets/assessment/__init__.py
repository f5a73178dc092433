"""Unit tests of tickets.assessment."""
