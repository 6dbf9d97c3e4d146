"""The screens of passing."""
