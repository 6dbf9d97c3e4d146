from importlib import import_module

from django.apps import AppConfig, apps
from django.core.checks import CheckMessage, Error, register

from samenhang.access import permissions


class AccessConfig(AppConfig):
    name = "samenhang.access"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """This function will load every module's rules, so that the permission map is whole."""
        for config in apps.get_app_configs():
            if config.name.startswith("samenhang."):
                try:
                    import_module(f"{config.name}.rules")
                except ModuleNotFoundError as missing:
                    if missing.name != f"{config.name}.rules":
                        raise
        register(no_unknown_permission)


def no_unknown_permission(**_: object) -> list[CheckMessage]:
    """This function will fail the start when a screen asks for a permission nobody declares."""
    import_module("samenhang.urls")
    return [Error(f"unknown permission: {name}", id="access.E001") for name in permissions.unknown()]
