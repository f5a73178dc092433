"""Unit tests of bot, a file a module."""
