"""Conversations and commands of grid workers, leaders and offices."""
