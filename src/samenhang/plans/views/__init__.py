"""The plan's screens: the plan itself, its goals, its actions, and agreeing it together."""
