"""What every format starts from: a file that is not trusted, its records, what becomes of them."""
