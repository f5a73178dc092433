"""Tests of the conversations and commands of admins."""
