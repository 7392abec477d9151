"""From what is known to a first draft: templates, the material for them, and their parts."""
