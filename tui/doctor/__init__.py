"""What `afterword doctor` looks at, without a screen: a list of small checks of what is known.

`here.py` gathers what is known, `asking.py` asks the terminal, `checks.py` lists the checks; each
is a function of what was gathered, in a module for its subject.
"""
