from django.apps import AppConfig


class VocabularyConfig(AppConfig):
    name = "samenhang.vocabulary"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """This function will put each other's words in the top bar, and let every text mark them."""
        from django.utils.translation import gettext_lazy as _

        from samenhang.kit.known_words import known_from
        from samenhang.kit.nav import NavItem, register
        from samenhang.vocabulary import queries

        register(
            NavItem(
                _("Woorden"), "vocabulary:words", permission="vocabulary.read", order=94, icon="book-open", group="keep"
            )
        )
        known_from(queries.known)
