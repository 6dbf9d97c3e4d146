"""Deciding, asking for backing, answering, keeping the ladder. Each step is a record; nothing said is changed."""
