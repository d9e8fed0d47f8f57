"""What people say: the language files, what is learnt from them, and the Alexa models made from them. Tools only."""
