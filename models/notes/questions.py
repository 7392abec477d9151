"""What is worth asking before leaving an interview (playbook, S0)."""

QUESTIONS = """\
How do you prefer to be contacted from here on, and who is the right person to write to?
By when do you expect to decide?
May I send you a request on LinkedIn?"""
