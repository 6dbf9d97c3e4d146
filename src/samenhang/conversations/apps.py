from django.apps import AppConfig


class ConversationsConfig(AppConfig):
    name = "samenhang.conversations"
    default_auto_field = "django.db.models.BigAutoField"
