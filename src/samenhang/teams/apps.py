from django.apps import AppConfig


class TeamsConfig(AppConfig):
    name = "samenhang.teams"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """This function will tell the wall how the viewer of a request is found: from the hat that is worn."""
        from samenhang.access.viewer import load_with  # noqa: PLC0415 -- models load before start-up hooks
        from samenhang.teams.queries import viewer_from_session  # noqa: PLC0415 -- as above

        load_with(viewer_from_session)
