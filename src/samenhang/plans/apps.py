from django.apps import AppConfig


class PlansConfig(AppConfig):
    name = "samenhang.plans"
    default_auto_field = "django.db.models.BigAutoField"
