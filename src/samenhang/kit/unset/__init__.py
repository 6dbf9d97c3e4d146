"""A database engine for when no database is named: it says so when it is used, and not before."""
