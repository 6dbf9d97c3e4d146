"""The screens of a test, of a triangle, and of what the laws were made for."""
