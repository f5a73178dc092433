"""Conversations and commands of residents."""
