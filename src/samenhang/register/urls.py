from django.urls import path

from samenhang.register import views

app_name = "register"
urlpatterns = [
    path("zoeken/", views.search, name="search"),
    path("zoeken/tijdens-typen/", views.search_typing, name="search_typing"),
]
