from django.apps import AppConfig


class SafetyConfig(AppConfig):
    name = "samenhang.safety"
    default_auto_field = "django.db.models.BigAutoField"
