"""Addresses of what is about no household: the legal bases, and how often something is shared without consent."""

from django.urls import path

from samenhang.consent.views import bases, supervision

app_name = "consent"
urlpatterns = [
    path("beheer/grondslagen/", bases.listed, name="bases"),
    path("beheer/grondslagen/nieuw/", bases.propose_new, name="new_basis"),
    path("beheer/grondslagen/<slug:code>/", bases.basis, name="basis"),
    path("beheer/grondslagen/<slug:code>/voorstel/", bases.propose, name="propose_basis"),
    path("beheer/grondslagvoorstellen/<uuid:proposal_id>/", bases.proposal, name="proposal"),
    path("beheer/grondslagvoorstellen/<uuid:proposal_id>/akkoord/", bases.approve, name="approve_basis"),
    path("beheer/grondslagvoorstellen/<uuid:proposal_id>/afwijzing/", bases.refuse, name="refuse_basis"),
    path("beheer/grondslagvoorstellen/<uuid:proposal_id>/intrekking/", bases.take_back, name="take_back_basis"),
    path("privacy/zonder-toestemming/", supervision.without_consent, name="without_consent"),
]
