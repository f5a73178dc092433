"""The domain: requests, tickets and their rules. Synchronous, standard library only."""
