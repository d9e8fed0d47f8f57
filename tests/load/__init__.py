"""Load on the production server: `make load`."""
