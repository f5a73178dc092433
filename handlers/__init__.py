"""Conversations: what is said to residents, grid workers and admins, and what their words do."""
