"""Every address of the program, a module a line. Each view declares its permission; a test walks them all."""

from django.urls import URLPattern, URLResolver, include, path
from django.utils.module_loading import module_has_submodule
from django.apps import apps

from samenhang.access.may import public
from samenhang.kit.health import healthz, readyz

def modules() -> list[URLPattern | URLResolver]:
    """This function will include the addresses of every module that has screens."""
    return [
        path("", include(f"{config.name}.urls"))
        for config in apps.get_app_configs()
        if config.name.startswith("samenhang.") and config.module and module_has_submodule(config.module, "urls")
    ]

urlpatterns = [
    path("healthz", public(healthz), name="healthz"),
    path("readyz", public(readyz), name="readyz"),

    *modules(),
]
