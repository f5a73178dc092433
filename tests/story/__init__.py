"""Conversations as people have them."""
