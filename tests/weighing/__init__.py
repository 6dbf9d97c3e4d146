"""Tests of weighing together, and what they share."""
