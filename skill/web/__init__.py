"""The skill as an HTTPS endpoint of our own, for a clinic that doesn't use AWS Lambda."""

from skill.web.endpoint import create_app
from skill.web.settings import Settings, SettingsError

__all__ = ["Settings", "SettingsError", "create_app"]
