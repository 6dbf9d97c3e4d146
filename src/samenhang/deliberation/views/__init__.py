"""The screens of moral deliberation."""
