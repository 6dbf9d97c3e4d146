from django.apps import AppConfig


class WeighingConfig(AppConfig):
    name = "samenhang.weighing"
    default_auto_field = "django.db.models.BigAutoField"
