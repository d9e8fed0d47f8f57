"""`make bench`: how fast the skill starts and answers, beside a hello-world skill on the same SDK, in one run."""
