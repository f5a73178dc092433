"""Unit tests of tickets, a file a module."""
