"""Find what the city's offices do not handle, and who does."""
