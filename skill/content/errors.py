"""What wrong content raises."""


class ContentError(ValueError):
    """A content file is wrong; the message names the file, the table and what is wrong."""
