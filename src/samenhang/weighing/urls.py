"""Addresses of tests, triangles, and what the laws were made for. Every act is a resource of its own."""

from django.urls import path

from samenhang.weighing.views import ending, laws, parts, testing, triangles

app_name = "weighing"
CASE = "casussen/<uuid:case_id>/"
TEST = f"{CASE}toetsen/<uuid:test_id>/"
PART = f"{TEST}delen/<str:part>/"
OPTION = f"{TEST}mogelijkheden/<uuid:option_id>/"
TRIANGLE = f"{CASE}driehoeken/<uuid:triangle_id>/"
urlpatterns = [
    path(f"{CASE}toetsen/nieuw/", testing.begin, name="begin"),
    path(TEST, testing.test, name="test"),
    path(f"{TEST}blad/", testing.paper, name="paper"),
    path(f"{TEST}nu/", testing.status, name="status"),
    path(f"{TEST}besluit/", testing.decided, name="decided"),
    path(f"{TEST}mogelijkheden/nieuw/", testing.new_option, name="new_option"),
    path(f"{OPTION}verval/", testing.drop_option, name="drop_option"),
    path(f"{OPTION}kosten/nieuw/", testing.new_cost, name="new_cost"),
    path(f"{TEST}kosten/<uuid:cost_id>/verval/", testing.drop_cost, name="drop_cost"),
    path(PART, parts.write, name="part"),
    path(f"{PART}lezen/", parts.shown, name="part_shown"),
    path(f"{PART}aanwezig/", parts.here, name="part_here"),
    path(f"{TEST}afronding/", ending.end, name="end"),
    path(f"{TEST}vervolg/", ending.go_on, name="go_on"),
    path(f"{TEST}terugblik/", ending.review, name="review"),
    path(f"{TEST}driehoek/", triangles.of_test, name="triangle_of_test"),
    path("toetsen/terugkijken/", ending.reviews, name="reviews"),
    path(f"{CASE}driehoeken/nieuw/", triangles.begin, name="begin_triangle"),
    path(TRIANGLE, triangles.triangle, name="triangle"),
    path(f"{TRIANGLE}mogelijkheden/nieuw/", triangles.new_option, name="new_triangle_option"),
    path(f"{TRIANGLE}standpunten/<uuid:option_id>/", triangles.position, name="position"),
    path(f"{TRIANGLE}afronding/", triangles.end, name="end_triangle"),
    path("wetten/waarvoor/", laws.laws, name="laws"),
    path("wetten/waarvoor/<slug:code>/", laws.law, name="law"),
]
