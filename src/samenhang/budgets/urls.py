from django.urls import path

from samenhang.budgets import views

app_name = "budgets"
POT = "budget/potten/<uuid:pot_id>"
urlpatterns = [
    path("budget/", views.listed, name="pots"),
    path("budget/potten/nieuw/", views.open_pot, name="open_pot"),
    path(f"{POT}/", views.pot, name="pot"),
    path(f"{POT}/wijziging/", views.change_pot, name="change_pot"),
    path(f"{POT}/sluiting/", views.close_pot, name="close_pot"),
    path("besluiten/<uuid:decision_id>/budget/", views.commit, name="commit"),
    path("budget/verplichtingen/<uuid:commitment_id>/afrekening/", views.settle, name="settle"),
]
