"""Everybody reads each other's words; who works with residents writes those of the own domain, the manager all."""

from samenhang.access.permissions import HELPING, declare, has_role

READ = declare(
    "vocabulary.read",
    "Lezen wat woorden in elk domein betekenen",
    has_role(
        "access_officer",
        "professional",
        "partner",
        "process_director",
        "team_lead",
        "policy_adviser",
        "privacy_officer",
        "manager",
        "lawfulness",
    ),
)
WRITE = declare(
    "vocabulary.write",
    "Opschrijven wat een woord in het eigen domein betekent",
    has_role(*HELPING, "manager"),
)
