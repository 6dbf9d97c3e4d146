"""What else has a term, beside parts of files and months of the log: modules above propose and carry out their own."""

from datetime import datetime

from samenhang.kit.hooks import Hook

proposing: Hook[[datetime], int] = Hook(
    "data_rights.proposing", "what else comes to its end within thirty days: how many proposals are new"
)
carrying_out: Hook[[], tuple[int, int]] = Hook(
    "data_rights.carrying_out", "what else was decided and is due: how many were carried out, and how many lapsed"
)
