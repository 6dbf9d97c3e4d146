"""Who reads and adds requests and their sifting, and how a referral reaches the desk it is meant for."""

from django.db import migrations

from samenhang.access.protect import Protect, key, through


def received(table: str, *, writes: bool = False) -> str:
    """This function will give the condition "the viewer keeps the receiving domain's file of this household"."""
    return key(table, writes=writes, layer="'domain'", domain=f"{table}.to_domain_id")


def by_receiver(table: str) -> str:
    """This function will give the condition "the row belongs to a referral whose receiving file the viewer keeps"."""
    return (
        f"EXISTS (SELECT 1 FROM public.intake_referral r WHERE r.id = {table}.referral_id"
        f" AND r.household_id = {table}.household_id AND r.person_id IS NOT DISTINCT FROM {table}.person_id"
        f" AND {received('r', writes=True)})"
        f" AND {table}.by_id = (SELECT access.viewer())"
    )


class Migration(migrations.Migration):
    dependencies = [("intake", "0002_functions")]
    operations = [
        Protect("intake_request"),
        Protect("intake_concern"),
        Protect("intake_concerntelling"),
        Protect("intake_pickup"),
        Protect("intake_putback"),
        Protect("intake_triage"),
        Protect("intake_reopening"),
        Protect("intake_referral", read=f"{key('intake_referral')} OR {received('intake_referral')}"),
        Protect("intake_referralrecall", read=through("intake_referralrecall", "referral_id", "intake_referral")),
        Protect(
            "intake_referralanswer",
            read=through("intake_referralanswer", "referral_id", "intake_referral"),
            add=by_receiver("intake_referralanswer"),
        ),
        Protect(
            "intake_referraloutcome",
            read=through("intake_referraloutcome", "referral_id", "intake_referral"),
            add=by_receiver("intake_referraloutcome"),
        ),
    ]
