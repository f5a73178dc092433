"""Find danger to life in a message, and tell whether it is happening now."""
