"""What goes to Amazon, made from this repository by `make package`. Nothing here goes to Lambda itself.

make          the command
dependencies  the packages of requirements/lambda.txt, for Lambda's Python and processor
function      what Lambda runs: those, our code and the compiled content, as a folder or a zip of fixed bytes
manifest      skill.json with the clinic's settings in it, and what certification would refuse
project       the folders that Amazon's ask-cli deploys
icons         the skill's icons
licences      docs/licences.md
"""


class PackageError(ValueError):
    """The package can't be made; the message says why, for the person who runs `make package`."""
