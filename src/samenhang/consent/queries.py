"""Reading what was told and asked in a household, as far as the viewer may see."""

from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet
from django.http import Http404

from samenhang.access.viewer import Viewer
from samenhang.consent.models import Consent, HelpAgreement, LegalBasis, Notice, SecrecyRelease


def bases(day: date) -> QuerySet[LegalBasis]:
    """This function will give the legal bases in use on a day; they are no one's personal data."""
    return LegalBasis.objects.filter(in_use=True, valid_from__lte=day).filter(
        Q(valid_until=None) | Q(valid_until__gte=day)
    )


def notices(viewer: Viewer, household_id: UUID) -> QuerySet[Notice]:
    """This function will give what a household was told, newest first, with objections."""
    return (
        Notice.objects.filter(household_id=household_id)
        .select_related("person", "organisation", "basis", "objection")
        .order_by("-at", "id")
    )


def consents(viewer: Viewer, household_id: UUID) -> QuerySet[Consent]:
    """This function will give what was asked and answered, newest first, with withdrawals."""
    return (
        Consent.objects.filter(household_id=household_id)
        .select_related("person", "organisation", "withdrawal")
        .order_by("-at", "id")
    )


def secrecy_releases(viewer: Viewer, household_id: UUID) -> QuerySet[SecrecyRelease]:
    """This function will give the professionals who may speak of what is under secrecy."""
    return (
        SecrecyRelease.objects.filter(household_id=household_id)
        .select_related("person", "organisation", "withdrawal")
        .order_by("-at", "id")
    )


def help_agreements(viewer: Viewer, household_id: UUID) -> QuerySet[HelpAgreement]:
    """This function will give which help was agreed to."""
    return (
        HelpAgreement.objects.filter(household_id=household_id)
        .select_related("person", "withdrawal")
        .order_by("-at", "id")
    )


def one[T: (Consent, Notice, SecrecyRelease, HelpAgreement)](viewer: Viewer, kind: type[T], record_id: UUID) -> T:
    """This function will give one record of what was told or asked.

    :raises Http404: when there is none, or the viewer may not see it.
    """
    found = kind.objects.filter(id=record_id).select_related("household", "person").first()
    if found is None:
        raise Http404
    return found
