"""When it goes wrong in the house: a PostgreSQL of its own, with fsync, that is killed while people work."""
