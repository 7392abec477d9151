"""Handing a note to the person's mail client: by the desktop's opener, or as a link to click."""
