"""Tests mirror src/; stories, attacks, structure and e2e beside them."""
