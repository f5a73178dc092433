"""Who gets a ticket: one rule a file, tried in the order of tickets.registry."""
