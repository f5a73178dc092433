"""Unit tests of tickets.usecases."""
