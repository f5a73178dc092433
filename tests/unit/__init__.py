"""One test module for each module."""
