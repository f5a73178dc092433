"""Read a message: what it is about, where, how dangerous, and what kind of message it is."""
