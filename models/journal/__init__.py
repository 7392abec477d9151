"""History: what every command changed, before and after; undo and redo across sessions."""
