from django.urls import path

from samenhang.conversations import views

app_name = "conversations"
ALL = "casussen/<uuid:case_id>/gesprekken/"
ONE = f"{ALL}<uuid:conversation_id>/"
urlpatterns = [
    path(ALL, views.list_conversations, name="list"),
    path(f"{ALL}nieuw/", views.start, name="start"),
    path(ONE, views.overview, name="overview"),
    path(f"{ONE}gegevens/", views.details, name="details"),
    path(f"{ONE}leefgebieden/<slug:code>/", views.life_domain, name="domain"),
    path(f"{ONE}hoofdpunten/", views.points, name="points"),
    path(f"{ONE}teruglezen/", views.read_back, name="read_back"),
    path(f"{ONE}aanvulling/", views.correct, name="correct"),
    path(f"{ONE}afdruk/", views.paper, name="paper"),
]
