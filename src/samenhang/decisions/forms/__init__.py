"""The forms of deciding with backing."""
