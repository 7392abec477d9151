"""Where the data lives: opening it safely, migrating it, and saying plainly what is wrong.

The only package that knows which engine it is. A location is a path (SQLite) or a URL; the tables
are bound to it through `models.tables.proxy`, and everything else speaks plain peewee.
"""

from models.database.opening import Database, lasting, open_database
from models.database.places import MEMORY, default_location
from models.database.problems import explained

__all__ = ["MEMORY", "Database", "default_location", "explained", "lasting", "open_database"]
