"""What can go wrong in making a package."""


class PackageError(ValueError):
    """The package can't be made; the message says why, for the person who runs `make package`."""
