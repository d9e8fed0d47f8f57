"""Load on the production server: `python -m tests.load`."""
