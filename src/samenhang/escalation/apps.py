from django.apps import AppConfig


class EscalationConfig(AppConfig):
    name = "samenhang.escalation"
    default_auto_field = "django.db.models.BigAutoField"
