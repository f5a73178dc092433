"""How well people are answered: one open formula a file, listed in tickets.registry."""
