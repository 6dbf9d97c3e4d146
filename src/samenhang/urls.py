"""Every address of the program. Each view declares its permission; a test walks them all."""

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as recovery
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as passkeys
from django.apps import apps
from django.http import HttpResponseRedirect
from django.urls import URLPattern, URLResolver, include, path, reverse
from django.utils.module_loading import module_has_submodule

from samenhang.access.may import public, signed_in
from samenhang.kit.health import healthz, readyz
from samenhang.teams import views_account as mine
from samenhang.teams import views_oidc as provider

handler400 = "samenhang.kit.errors.bad_request"
handler403 = "samenhang.kit.errors.forbidden"
handler404 = "samenhang.kit.errors.not_found"
handler500 = "samenhang.kit.errors.server_error"
handler429 = "samenhang.kit.errors.too_many"  # the sign-in library asks for it by this name


def to_hats(request: object) -> HttpResponseRedirect:
    """This function will send the sign-in library's own overview on to the choice of a hat."""
    return HttpResponseRedirect(reverse("teams:choose_hat"))


def to_mine(request: object) -> HttpResponseRedirect:
    """This function will send the sign-in library's own lists on to our page about one's own sign-in."""
    return HttpResponseRedirect(reverse("mfa_index"))


def modules() -> list[URLPattern | URLResolver]:
    """This function will include the addresses of every module that has screens."""
    return [
        path("", include(f"{config.name}.urls"))
        for config in apps.get_app_configs()
        if config.name.startswith("samenhang.") and config.module and module_has_submodule(config.module, "urls")
    ]


confirm_by_key = signed_in(passkeys.reauthenticate_webauthn)
new_codes = signed_in(recovery.generate_recovery_codes)

# The sign-in library's screens, the few that are used, under our own addresses and the names it asks for.
sign_in = [
    path("aanmelden/", public(account.login), name="account_login"),
    path("aanmelden/tweede-stap/", public(mfa.authenticate), name="mfa_authenticate"),
    path("aanmelden/afbreken/", public(account.logout), name="account_logout"),
    path("aanmelden/inactief/", public(account.account_inactive), name="account_inactive"),
    path("aanmelden/bevestigen/", signed_in(account.reauthenticate), name="account_reauthenticate"),
    path("aanmelden/bevestigen/code/", signed_in(mfa.reauthenticate), name="mfa_reauthenticate"),
    path("aanmelden/bevestigen/sleutel/", confirm_by_key, name="mfa_reauthenticate_webauthn"),
    path("aanmelden/sleutel/", public(passkeys.login_webauthn), name="mfa_login_webauthn"),
    path("aanmelden/met/<slug:provider_id>/", provider.sign_in_at, name="openid_connect_login"),
    path("aanmelden/met/<slug:provider_id>/terug/", provider.come_back, name="openid_connect_callback"),
    path("aanmelden/met/<slug:provider_id>/afgemeld/", provider.signed_out_there, name="openid_connect_signed_out"),
    path("account/", mine.my_sign_in, name="mfa_index"),
    path("account/sessies/<int:number>/beeindigen/", mine.end_session, name="account_end_session"),
    path("account/sessies/elders/beeindigen/", mine.end_others, name="account_end_others"),
    path("account/sessies/alle/beeindigen/", mine.end_all, name="account_end_all"),
    path("account/sleutels/", signed_in(to_mine), name="mfa_list_webauthn"),
    path("account/sleutels/nieuw/", signed_in(passkeys.add_webauthn), name="mfa_add_webauthn"),
    path("account/sleutels/<int:pk>/naam/", signed_in(passkeys.edit_webauthn), name="mfa_edit_webauthn"),
    path("account/sleutels/<int:pk>/weg/", mine.remove_key, name="mfa_remove_webauthn"),
    path("account/tweede-stap/instellen/", signed_in(totp.activate_totp), name="mfa_activate_totp"),
    path("account/tweede-stap/staat/", signed_in(totp.deactivate_totp), name="mfa_deactivate_totp"),
    path("account/herstelcodes/", signed_in(recovery.view_recovery_codes), name="mfa_view_recovery_codes"),
    path("account/herstelcodes/nieuw/", new_codes, name="mfa_generate_recovery_codes"),
    path("account/nieuw/", signed_in(to_hats), name="account_signup"),
    path("account/wachtwoord/", signed_in(to_hats), name="account_reset_password"),
]
urlpatterns = [
    path("healthz", public(healthz), name="healthz"),
    path("readyz", public(readyz), name="readyz"),
    *sign_in,
    *modules(),
]
