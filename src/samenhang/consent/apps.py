from django.apps import AppConfig


class ConsentConfig(AppConfig):
    name = "samenhang.consent"
    default_auto_field = "django.db.models.BigAutoField"
