"""The bridge to Alexa: a request's JSON to a turn of the conversation, and its reply to a response's JSON."""
