from django.urls import path

from samenhang.terms import views

app_name = "terms"
TERM = "termijnen/<uuid:term_id>"
urlpatterns = [
    path("termijnen/", views.overview, name="list"),
    path(f"{TERM}/", views.term_page, name="term"),
    path(f"{TERM}/stilstand/", views.pause, name="pause"),
    path(f"{TERM}/hervatting/", views.resume, name="resume"),
    path(f"{TERM}/verlenging/", views.extend, name="extend"),
    path(f"{TERM}/afronding/", views.end, name="end"),
    path("hulpvragen/<uuid:request_id>/termijnen/nieuw/", views.start_for_request, name="start_for_request"),
    path("verwijzingen/<uuid:referral_id>/termijnen/nieuw/", views.start_for_referral, name="start_for_referral"),
    path("casussen/<uuid:case_id>/termijnen/nieuw/", views.start_for_case, name="start_for_case"),
]
