"""What the tests stand on: a database of their own, a server, a browser."""
