from django.urls import path

from samenhang.lawfulness import views

app_name = "lawfulness"
FILE = "rechtmatigheid/<uuid:file_id>"
urlpatterns = [
    path("rechtmatigheid/", views.overview, name="list"),
    path("rechtmatigheid/zoeken/", views.search, name="search"),
    path("rechtmatigheid/nieuw/", views.new, name="new"),
    path(f"{FILE}/", views.file_page, name="file"),
    path(f"{FILE}/plaats/", views.take_seat, name="take_seat"),
    path(f"{FILE}/plaats/einde/", views.leave_seat, name="leave_seat"),
    path(f"{FILE}/aantekeningen/nieuw/", views.note, name="note"),
    path(f"{FILE}/fase/", views.phase, name="phase"),
    path(f"{FILE}/afsluiting/", views.close, name="close"),
    path(f"{FILE}/openbaarheid/", views.disclosure, name="disclosure"),
    path(f"{FILE}/inzage/", views.log, name="log"),
]
