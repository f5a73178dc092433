"""Conversations and commands of admins."""
