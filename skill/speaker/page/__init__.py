"""The speaker in the browser: a page that is an Echo, for this machine only."""
