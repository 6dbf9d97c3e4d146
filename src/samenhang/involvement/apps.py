from django.apps import AppConfig


class InvolvementConfig(AppConfig):
    name = "samenhang.involvement"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """This function will let the involvements of who leaves be handed on."""
        from samenhang.involvement import handing
        from samenhang.teams import hooks

        hooks.held.register(handing.held)
        hooks.handing_on.register(handing.hand_on)
