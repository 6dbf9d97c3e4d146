"""The mail with the link. It leaves after the transaction; what went wrong stands in the log, the link never."""

from smtplib import SMTPException

import structlog
from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from samenhang.staff.models import Invitation

log = structlog.get_logger()


def is_set_up() -> bool:
    """This function will say whether this place has a mail server named; else links are handed over by hand."""
    return bool(settings.MAIL_HOST and settings.MAIL_FROM)


def send_link(invitation: Invitation, link: str) -> bool:
    """This function will mail the link to whom it is for, and say whether the mail server took it."""
    words = {"invitation": invitation, "link": link}
    text = render_to_string("staff/mail/invitation.txt", words)
    address = invitation.professional.user.email
    try:
        EmailMessage(_("Kies uw wachtwoord voor Samenhang"), text, settings.MAIL_FROM, [address]).send()
    except (OSError, SMTPException) as error:
        log.warning("invitation_not_mailed", invitation=str(invitation.id), why=type(error).__name__)
        return False
    return True
