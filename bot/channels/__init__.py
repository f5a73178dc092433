"""The channels, one platform a file."""
