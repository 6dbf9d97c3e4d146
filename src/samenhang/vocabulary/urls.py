"""Addresses of each other's words."""

from django.urls import path

from samenhang.vocabulary import views

app_name = "vocabulary"
urlpatterns = [
    path("woorden/", views.words, name="words"),
    path("woorden/nieuw/", views.new_word, name="new_word"),
    path("woorden/<slug:code>/", views.word, name="word"),
    path("woorden/<slug:code>/<slug:domain>/", views.meaning, name="meaning"),
]
