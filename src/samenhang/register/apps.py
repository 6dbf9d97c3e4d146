from django.apps import AppConfig


class RegisterConfig(AppConfig):
    name = "samenhang.register"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """This function will put searching in the top bar."""
        from samenhang.kit.nav import register_search

        register_search("register/search_box.html", permission="register.search")
