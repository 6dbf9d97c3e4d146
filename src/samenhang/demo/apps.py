from django.apps import AppConfig


class DemoConfig(AppConfig):
    name = "samenhang.demo"
    default_auto_field = "django.db.models.BigAutoField"
