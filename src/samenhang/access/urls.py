from django.urls import path

from samenhang.access import views

app_name = "access"
urlpatterns = [
    path("scherm/sleutel/", views.renew_key, name="renew_key"),
    path("concept/<str:form>/", views.keep_draft, name="draft"),
    path("concept/<str:form>/weggooien/", views.forget_draft, name="forget_draft"),
]
