"""Unit tests of handlers, a file a module."""
