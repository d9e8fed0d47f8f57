"""A speaker without a device: the terminal."""
