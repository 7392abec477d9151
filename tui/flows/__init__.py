"""What takes several steps: a question, a command, a composer, a word about it.

Each flow is a coroutine over a screen and a card, so that the board, the application's screen and
the review do the same thing in the same way.
"""
