from django.apps import AppConfig


class BrpConfig(AppConfig):
    name = "samenhang.brp"
    default_auto_field = "django.db.models.BigAutoField"
