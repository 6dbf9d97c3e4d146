"""Settings: everything that differs per place comes from the environment; see docs/running.md."""

import os
from pathlib import Path

from django.utils.csp import CSP
from django.utils.translation import gettext_lazy as _

from samenhang.kit.db import database_settings
from samenhang.kit.keys import django_secrets
from samenhang.teams import oidc_config

BASE_DIR = Path(__file__).resolve().parent
DEBUG = False
KEYS_FILE = os.environ.get("SAMENHANG_KEYS", "")
SECRET_KEY, *SECRET_KEY_FALLBACKS = django_secrets(KEYS_FILE)
ALLOWED_HOSTS = [h for h in os.environ.get("SAMENHANG_HOSTS", "127.0.0.1,localhost,[::1]").split(",") if h]
CSRF_TRUSTED_ORIGINS = [o for o in os.environ.get("SAMENHANG_ORIGINS", "").split(",") if o]
SECURE = os.environ.get("SAMENHANG_HTTPS", "0") == "1"

MODULES = [
    "demo",
    "home",
    "staff",
    "data_rights",
    "supervision",
    "results",
    "escalation",
    "budgets",
    "legal_room",
    "decisions",
    "stops",
    "deliberation",
    "weighing",
    "questions",
    "meetings",
    "intake",
    "conversations",
    "plans",
    "safety",
    "lawfulness",
    "layers",
    "cases",
    "passing",
    "register",
    "brp",
    "terms",
    "circle",
    "involvement",
    "consent",
    "people",
    "teams",
    "vocabulary",
    "access",
    "audit",
    "kit",
]
INSTALLED_APPS = [
    *(f"samenhang.{module}" for module in MODULES),
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "allauth.usersessions",
    "django_htmx",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "django.contrib.humanize",
]
MIDDLEWARE = [
    "samenhang.kit.watched.watched",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.csp.ContentSecurityPolicyMiddleware",
    "samenhang.kit.middleware.content_headers",
    "samenhang.access.tabs.own_tab",
    "samenhang.kit.middleware.database_trouble",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "samenhang.kit.language.chosen_language",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "samenhang.teams.known.Authentication",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "samenhang.teams.sessions.known_session",
    "django_htmx.middleware.HtmxMiddleware",
]
ROOT_URLCONF = "samenhang.urls"
WSGI_APPLICATION = "samenhang.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "builtins": [
                "samenhang.kit.templatetags.ui",
                "django.templatetags.i18n",
                "django.templatetags.static",
                "samenhang.kit.templatetags.quick",  # takes the place of some tags of the two before it
            ],
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.template.context_processors.csp",
                "django.contrib.messages.context_processors.messages",
                "samenhang.kit.nav.context",
            ],
        },
    }
]
FORM_RENDERER = "samenhang.kit.forms.Renderer"

BRP = {
    "url": os.environ.get("SAMENHANG_BRP_URL", ""),
    "key": os.environ.get("SAMENHANG_BRP_KEY", ""),
    "certificate": os.environ.get("SAMENHANG_BRP_CERTIFICATE", ""),
    "certificate_key": os.environ.get("SAMENHANG_BRP_CERTIFICATE_KEY", ""),
    "authority": os.environ.get("SAMENHANG_BRP_AUTHORITY", ""),
    "files": os.environ.get("SAMENHANG_BRP_FILES", "0") == "1",
}

PROCESSING_REGISTER = os.environ.get("SAMENHANG_REGISTER", "urn:samenhang:verwerkingen")
EMERGENCY_ROLES = os.environ.get("SAMENHANG_EMERGENCY_ROLES", "access_officer,professional,process_director").split(",")
EMERGENCIES_A_DAY = int(os.environ.get("SAMENHANG_EMERGENCIES_A_DAY", "3"))

DATABASES = {"default": database_settings(os.environ.get("DATABASE_URL", ""))}
FIGURES_URL = os.environ.get("SAMENHANG_FIGURES_URL", "")  # a standby: figures of nobody are read there
LOOKS_WAIT = os.environ.get("SAMENHANG_LOOKS_WAIT", "0") == "1"  # a plain look waits for the standby too (0078)
if FIGURES_URL:
    DATABASES["figures"] = database_settings(FIGURES_URL)
# Shared by all processes. Above a number (300 when left out) live entries are forgotten: who fills it up would lift the
# lock on guessing. What is over is cleared away first, so this many stand only while an attack lasts.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "kit_cache",
        "OPTIONS": {"MAX_ENTRIES": 50_000},
    }
}

AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
LOGOUT_REDIRECT_URL = "/aanmelden/"

ACCOUNT_ADAPTER = "samenhang.teams.sign_in.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_EMAIL_NOTIFICATIONS = False
ACCOUNT_RATE_LIMITS = {"login": "60/m/ip", "login_failed": "30/m/ip,5/300s/key", "reauthenticate": "10/m/user"}
ALLAUTH_TRUSTED_PROXY_COUNT = int(os.environ.get("SAMENHANG_PROXIES", "0"))
ACCOUNT_FORMS = {"login": "samenhang.teams.forms.SignInForm"}
MFA_ADAPTER = "samenhang.teams.sign_in.MFAAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_RATE_LIMITS = {"webauthn_login": "60/m/ip"}
PASSKEY_HOST = os.environ.get("SAMENHANG_PASSKEY_HOST", "")
MFA_RECOVERY_CODES_SHOW_ONCE = True
MFA_RECOVERY_CODE_DIGITS = 10
MFA_FORMS = {
    "authenticate": "samenhang.teams.used_codes.CodeForm",
    "reauthenticate": "samenhang.teams.used_codes.ConfirmByCodeForm",
    "authenticate_webauthn": "samenhang.teams.forms.UseKeyForm",
    "login_webauthn": "samenhang.teams.forms.SignInByKeyForm",
    "reauthenticate_webauthn": "samenhang.teams.forms.ConfirmByKeyForm",
    "add_webauthn": "samenhang.teams.forms.KeyForm",
    "edit_webauthn": "samenhang.teams.forms.KeyNameForm",
}
MFA_TOTP_ISSUER = "Samenhang"
MFA_TOTP_TOLERANCE = 1  # a code typed as the half minute ends, or by a phone that runs a little behind (RFC 6238, 5.2)
OIDC = oidc_config.read(os.environ.get("SAMENHANG_OIDC", ""))
SOCIALACCOUNT_ADAPTER = "samenhang.teams.oidc.StaffAccounts"
SOCIALACCOUNT_PROVIDERS = OIDC.for_library()
SOCIALACCOUNT_EMAIL_VERIFICATION = "none"

# Mail goes out only where a server for it is named; without one, the screens show what must be handed over by hand.
MAIL_HOST = os.environ.get("SAMENHANG_MAIL_HOST", "")
MAIL_FROM = os.environ.get("SAMENHANG_MAIL_FROM", "")
MAILERS = {
    "default": {
        "BACKEND": "django.core.mail.backends.smtp.EmailBackend",
        "OPTIONS": {
            "host": MAIL_HOST,
            "port": int(os.environ.get("SAMENHANG_MAIL_PORT", "587")),
            "username": os.environ.get("SAMENHANG_MAIL_USER", ""),
            "password": os.environ.get("SAMENHANG_MAIL_PASSWORD", ""),
            "use_tls": os.environ.get("SAMENHANG_MAIL_TLS", "1") == "1",
            "timeout": 10,
        },
    }
}

SESSION_ENGINE = "samenhang.teams.known"
SESSION_COOKIE_AGE = 60 * 60
SESSION_KEPT_ALIVE = 60  # seconds: a session in use is lengthened so often, not at every request
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_SSL_REDIRECT = SECURE
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if SECURE else None  # the proxy sets it, or strips it
SECURE_REDIRECT_EXEMPT = ["^healthz$", "^readyz$"]
SECURE_HSTS_SECONDS = 31_536_000 if SECURE else 0
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CSRF_FAILURE_VIEW = "samenhang.kit.errors.csrf_failure"
SECURE_CSP = {
    "default-src": [CSP.NONE],
    "script-src": [CSP.SELF],
    "style-src": [CSP.SELF],
    "img-src": [CSP.SELF],
    "font-src": [CSP.SELF],
    "connect-src": [CSP.SELF],
    "form-action": [CSP.SELF],
    "base-uri": [CSP.NONE],
    "frame-ancestors": [CSP.NONE],
}
DATA_UPLOAD_MAX_MEMORY_SIZE = 2_500_000
FILE_UPLOAD_MAX_MEMORY_SIZE = 10_500_000  # a document of 10 MB and what is sent around it; held in memory only
FILE_UPLOAD_HANDLERS = ["samenhang.kit.uploads.OnlyInMemory"]

LANGUAGE_CODE = "nl"
LANGUAGES = [("nl", _("Nederlands")), ("en", _("Engels"))]
LOCALE_PATHS = [BASE_DIR / "locale"]
TIME_ZONE = "Europe/Amsterdam"
USE_TZ = True
STATIC_URL = "/static/"
STATIC_ROOT = os.environ.get("SAMENHANG_STATIC") or BASE_DIR.parent.parent / "staticfiles"
THEME_CSS = os.environ.get("SAMENHANG_THEME", "kit/theme.css")
ADVICE_TABLE = os.environ.get("SAMENHANG_ADVICE", "")
STATICFILES_DIRS = [folder for folder in [os.environ.get("SAMENHANG_OWN_STATIC", "")] if folder]
STORAGES = {"staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"}}
