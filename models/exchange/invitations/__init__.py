"""Interview invitations: read, understood, and written as interviews."""
