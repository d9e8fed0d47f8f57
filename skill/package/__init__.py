"""`make package`: what goes to Amazon, made from this repository. Nothing here goes to Lambda itself.

dependencies  the packages of requirements/lambda.txt, for Lambda's Python and processor
function      what Lambda runs: those, our code and the compiled content, as a folder or a zip of fixed bytes
manifest      skill.json with the clinic's settings in it, and what certification would refuse
project       the folders that Amazon's ask-cli deploys
"""
