"""Attacks on the self-hosted endpoint: `make attack`. On this machine only, minutes long, and with an end."""
