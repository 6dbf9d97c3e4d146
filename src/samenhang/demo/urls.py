from django.urls import path

from samenhang.demo import views

app_name = "demo"
urlpatterns = [
    path("demo/", views.cards, name="cards"),
    path("demo/kaart/", views.use_card, name="use_card"),
]
