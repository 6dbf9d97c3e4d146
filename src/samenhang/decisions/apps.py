from django.apps import AppConfig


class DecisionsConfig(AppConfig):
    name = "samenhang.decisions"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """This function will put decisions on Samen verder, on the first page and in the top bar."""
        from samenhang.decisions import support, weighed

        support.add()
        weighed.add()
