"""The speaker in the browser, used as a person would."""
