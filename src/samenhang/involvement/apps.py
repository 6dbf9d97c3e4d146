from django.apps import AppConfig


class InvolvementConfig(AppConfig):
    name = "samenhang.involvement"
    default_auto_field = "django.db.models.BigAutoField"
