from django.apps import AppConfig


class BudgetsConfig(AppConfig):
    name = "samenhang.budgets"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """This function will put the budget on Samen verder, at a decision and in the top bar."""
        from samenhang.budgets import support

        support.add()
