"""One board, several programs: noticing, joining, and telling what another changed."""
