from django.apps import AppConfig


class KitConfig(AppConfig):
    name = "samenhang.kit"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """This function will teach querysets to compare with many values at once."""
        from samenhang.kit import lookups  # noqa: F401 -- registers itself
