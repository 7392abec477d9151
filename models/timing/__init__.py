"""When something is due and why: the clock, the policy behind it, days and time zones."""
