"""A speaker without a device: recogniser, device and alerts, in the terminal and in the browser."""
