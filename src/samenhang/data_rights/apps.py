from django.apps import AppConfig


class DataRightsConfig(AppConfig):
    name = "samenhang.data_rights"
    default_auto_field = "django.db.models.BigAutoField"
