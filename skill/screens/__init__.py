"""What stands on a screen: APL documents, and the code that fills them from a turn and its reply.

Nothing here is imported for a device without a screen but this name.
"""

APL = "Alexa.Presentation.APL"
"""The interface that a device with a screen supports."""
