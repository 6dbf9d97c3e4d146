"""Answering a referral, and telling what came of it."""

from django.utils.translation import gettext_lazy as _

from samenhang.kit.forms import Form, TextField


class AcceptForm(Form):
    """A word for the colleague of the Toegang."""

    note = TextField(
        label=_("Wat gaat u als eerste doen?"),
        rows=2,
        required=False,
        help_text=_("De collega van de Toegang leest dit. Dan hoeft niemand te bellen om te vragen hoe het staat."),
    )


class DeclineForm(Form):
    """Why this desk is not the right one."""

    reason = TextField(
        label=_("Waarom is dit niet voor u?"),
        rows=2,
        help_text=_("Schrijf ook op wie het volgens u wel is. De Toegang gaat ermee verder."),
    )


class OutcomeForm(Form):
    """What came of the referral."""

    text = TextField(
        label=_("Wat is ervan gekomen?"), rows=3, help_text=_("Kort. De collega van de Toegang leest dit.")
    )
