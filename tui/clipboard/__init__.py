"""The person's own clipboard, over SSH too, and honest reports of what is known to have reached it.

Facts about terminals that the routes rest on: OSC 52 is never acknowledged; under its default
settings tmux drops it when it comes from a program; a helper on the far side of an SSH connection
fills the wrong machine's clipboard.
"""
