"""Settings for HipFlex. Every deployment-specific value comes from the environment."""

from pathlib import Path

from django.utils.csp import CSP
from environs import Env

from hipflex.mailers import mailers

BASE_DIR = Path(__file__).resolve().parent.parent

env = Env()
env.read_env(BASE_DIR / ".env")

# Core

SECRET_KEY = env.str("SECRET_KEY")
DEBUG = env.bool("DEBUG", default=False)
HTTPS = env.bool("HTTPS", default=True)
ALLOWED_HOSTS: list[str] = env.list("ALLOWED_HOSTS", default=[])
CSRF_TRUSTED_ORIGINS: list[str] = env.list("CSRF_TRUSTED_ORIGINS", default=[])
DATA_DIR = Path(env.str("DATA_DIR", str(BASE_DIR / "data")))
ROOT_URLCONF = "hipflex.urls"
WSGI_APPLICATION = "hipflex.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

INSTALLED_APPS = [
    "accounts",
    "exercises",
    "assessments",
    "training",
    "hipflex",
    "hipflex.apps.OwnerAdminConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",
    "django.contrib.messages",
    "django.contrib.postgres",
    "django.contrib.sessions",
    "django.contrib.sitemaps",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.forms",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "crispy_forms",
    "crispy_bootstrap5",
]

MIDDLEWARE = [
    "hipflex.http.middleware.request_id",
    "hipflex.http.middleware.no_body_for_head",
    "hipflex.http.middleware.bare_not_modified",
    "django.middleware.security.SecurityMiddleware",
    "django.middleware.csp.ContentSecurityPolicyMiddleware",
    "hipflex.http.middleware.more_security_headers",
    # After the headers, so that static files carry them too.
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "hipflex.http.middleware.compress",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    # Every view needs a login unless it is marked @login_not_required.
    "hipflex.http.middleware.SignInMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "hipflex.http.middleware.unprocessable_forms",
    "hipflex.http.middleware.personal_time_zone",
    "hipflex.http.middleware.no_store_for_people",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "OPTIONS": {
            "loaders": [
                (
                    "django.template.loaders.cached.Loader",
                    [
                        "hipflex.templates.DedentingLoader",
                        "django.template.loaders.app_directories.Loader",
                    ],
                ),
            ],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "hipflex.context_processors.navigation",
                "hipflex.context_processors.theme",
            ],
            "builtins": [
                "hipflex.templatetags.hipflex",
                "exercises.templatetags.figures",
            ],
        },
    },
]

# Database

DATABASES = {"default": env.dj_db_url("DATABASE_URL")}
DATABASES["default"]["OPTIONS"] = {
    "connect_timeout": 3,
    # Without these a request would wait a quarter of an hour for a database that
    # has dropped off the network.
    "tcp_user_timeout": 3000,
    "keepalives_idle": 2,
    "keepalives_interval": 1,
    "keepalives_count": 1,
    # By default the pool waits longer before each attempt to reconnect.
    "pool": env.bool("DATABASE_POOL", default=True)
    and {"min_size": 1, "max_size": 8, "timeout": 4, "reconnect_timeout": 2},
    # No request may hold a connection for longer than a person would wait.
    "options": f"-c statement_timeout={env.str('STATEMENT_TIMEOUT', '5s')}"
    " -c lock_timeout=3s -c idle_in_transaction_session_timeout=10s",
}
DATABASES["default"]["CONN_HEALTH_CHECKS"] = True
DATABASES["default"]["ATOMIC_REQUESTS"] = True

# Caches in the memory of each process

LOCAL_MEMORY = "django.core.cache.backends.locmem.LocMemCache"
CACHES = {
    "default": {"BACKEND": LOCAL_MEMORY},
    # Apart, so that printing never evicts a count of failed sign-ins.
    "pdf": {
        "BACKEND": LOCAL_MEMORY,
        "LOCATION": "pdf",
        "TIMEOUT": 60 * 60 * 24,
        "OPTIONS": {"MAX_ENTRIES": 80},
    },
}

# People

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["accounts.backends.EmailBackend"]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "accounts:start"
LOGOUT_REDIRECT_URL = "home"
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]

# How many proxies in front of the site forward the client's address, for rate limits.
ALLAUTH_TRUSTED_PROXY_COUNT = env.int("TRUSTED_PROXIES", 0)
ACCOUNT_ADAPTER = "accounts.adapter.AccountAdapter"
ACCOUNT_CHANGE_EMAIL = True
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = "HipFlex: "
ACCOUNT_EMAIL_VERIFICATION = env.str("EMAIL_VERIFICATION", "optional")
ACCOUNT_FORMS = {
    "add_email": "accounts.forms.sign_in.NewEmailForm",
    "change_password": "accounts.forms.sign_in.ChangePasswordForm",
    "login": "accounts.forms.sign_in.LoginForm",
    "reset_password": "accounts.forms.sign_in.ResetPasswordForm",
    "reset_password_from_key": "accounts.forms.sign_in.NewPasswordForm",
    "set_password": "accounts.forms.sign_in.FirstPasswordForm",
    "signup": "accounts.forms.sign_in.SignupForm",
}
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = False
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_SESSION_REMEMBER = None
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_USER_DISPLAY = "accounts.models.user_display"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
MFA_ADAPTER = "accounts.adapter.MFAAdapter"
MFA_FORMS = {
    "add_webauthn": "accounts.forms.passkey.AddPasskeyForm",
    "authenticate_webauthn": "accounts.forms.passkey.SecondStepPasskeyForm",
    "edit_webauthn": "accounts.forms.passkey.EditPasskeyForm",
    "login_webauthn": "accounts.forms.passkey.LoginPasskeyForm",
    "reauthenticate_webauthn": "accounts.forms.passkey.ReauthenticatePasskeyForm",
}
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_ISSUER = "HipFlex"
# A code entered while it changes is still accepted.
MFA_TOTP_TOLERANCE = 1
# Chromium and Firefox treat localhost as secure; any other host needs HTTPS.
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not HTTPS

# Mail: to files until EMAIL_URL is set.

DEFAULT_FROM_EMAIL = env.str("DEFAULT_FROM_EMAIL", "HipFlex <hipflex@localhost>")
SERVER_EMAIL = DEFAULT_FROM_EMAIL
MAILERS = mailers(env.dj_email_url("EMAIL_URL", "file://"), folder=DATA_DIR / "mail")

# Security

CSRF_FAILURE_VIEW = "hipflex.views.csrf_failure"
SECURE_CSP = {
    "default-src": [CSP.NONE],
    "script-src": [CSP.SELF],
    "style-src": [CSP.SELF],
    "img-src": [CSP.SELF, "data:"],
    "font-src": [CSP.SELF],
    "connect-src": [CSP.SELF],
    "manifest-src": [CSP.SELF],
    "worker-src": [CSP.SELF],
    "form-action": [CSP.SELF],
    "base-uri": [CSP.NONE],
    "frame-ancestors": [CSP.NONE],
    "object-src": [CSP.NONE],
}
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None
SECURE_SSL_REDIRECT = HTTPS
SECURE_HSTS_SECONDS = 63_072_000 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = HTTPS
SECURE_HSTS_PRELOAD = HTTPS
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SESSION_COOKIE_NAME = "__Host-session" if HTTPS else "session"
CSRF_COOKIE_NAME = "__Host-csrf" if HTTPS else "csrf"
CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_AGE = 60 * 60 * 24 * 30
X_FRAME_OPTIONS = "DENY"
DATA_UPLOAD_MAX_MEMORY_SIZE = 1_000_000
DATA_UPLOAD_MAX_NUMBER_FIELDS = 500
DATA_UPLOAD_MAX_NUMBER_FILES = 1
FILE_UPLOAD_HANDLERS = ["hipflex.forms.uploads.BoundedUploadHandler"]

# Words, numbers and time

LANGUAGE_CODE = "en-gb"
LANGUAGES = [("en-gb", "English")]
LOCALE_PATHS = [BASE_DIR / "locale"]
TIME_ZONE = "UTC"
USE_TZ = True

# Files

STATIC_URL = "static/"
STATIC_ROOT = Path(env.str("STATIC_ROOT", str(BASE_DIR / "staticfiles")))
WHITENOISE_ALLOW_ALL_ORIGINS = False
# No page links to a file by its unhashed name.
WHITENOISE_KEEP_ONLY_HASHED_FILES = True
STATICFILES_DIRS = [BASE_DIR / "static"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "hipflex.assets.storage.BundledStaticFilesStorage"},
}

# Forms

FORM_RENDERER = "django.forms.renderers.TemplatesSetting"
CRISPY_ALLOWED_TEMPLATE_PACKS = "bootstrap5"
CRISPY_TEMPLATE_PACK = "bootstrap5"
CRISPY_FAIL_SILENTLY = False

# Logs: one line an event, with the id that a server error shows to people.

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"request_id": {"()": "hipflex.http.logs.RequestIdFilter"}},
    "formatters": {
        "line": {
            "format": "{asctime} {levelname} {name} [{request_id}] {message}",
            "style": "{",
        },
    },
    "handlers": {
        "console": {
            "class": "logging.StreamHandler",
            "filters": ["request_id"],
            "formatter": "line",
        },
    },
    "root": {"handlers": ["console"], "level": env.str("LOG_LEVEL", "INFO")},
}
