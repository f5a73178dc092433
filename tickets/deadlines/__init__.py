"""When a ticket wants attention: one rule a file, listed in tickets.registry."""
