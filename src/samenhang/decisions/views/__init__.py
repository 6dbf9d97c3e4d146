"""The screens of deciding with backing."""
