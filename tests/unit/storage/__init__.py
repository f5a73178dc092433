"""Unit tests of storage, a file a module."""
