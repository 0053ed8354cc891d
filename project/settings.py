"""All settings. Every environment variable is read and checked here, once, and documented in README's table."""

from __future__ import annotations

import ipaddress
import logging
import os
import re
import secrets
import warnings
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import environ
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured

BASE_DIR = Path(__file__).resolve().parent.parent
env = environ.Env()
SQLITE = "django.db.backends.sqlite3"
POSTGRESQL = "django.db.backends.postgresql"


def _data_dir() -> Path:
    """The folder everything of the embedded mode lives in; created here, readable by its owner alone."""
    path = Path(env.str("ISNAD_DATA", default=str(BASE_DIR / "var"))).expanduser().resolve()
    try:
        path.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise ImproperlyConfigured(f"ISNAD_DATA: the folder {path} cannot be made: {error.strerror}.") from error
    if not os.access(path, os.W_OK | os.X_OK):
        raise ImproperlyConfigured(f"ISNAD_DATA: the folder {path} cannot be written to.")
    return path


def _secret_key(folder: Path) -> str:
    """``SECRET_KEY``, else a random one kept in the data folder, so that sessions survive a restart."""
    key: str = env.str("SECRET_KEY", default="")
    if key:
        return key
    path = folder / "secret_key"
    try:
        with path.open("x", encoding="ascii") as file:
            path.chmod(0o600)
            file.write(secrets.token_urlsafe(64))
    except FileExistsError:
        pass
    return path.read_text(encoding="ascii")


def _positive(name: str, default: int) -> int:
    """A whole number above zero, or a loud error that names the variable."""
    try:
        value: int = env.int(name, default=default)
    except ValueError as error:
        raise ImproperlyConfigured(f"{name} must be a whole number, not {env.str(name)!r}.") from error
    if value < 1:
        raise ImproperlyConfigured(f"{name} must be at least 1, not {value}.")
    return value


def _flag(name: str, *, default: bool) -> bool:
    """``1/0``, ``true/false``, ``yes/no``, ``on/off``; anything else is a loud error, never a silent false."""
    value = env.str(name, default="").strip().lower()
    if value == "":
        return default
    if value in {"1", "true", "yes", "on"}:
        return True
    if value in {"0", "false", "no", "off"}:
        return False
    raise ImproperlyConfigured(f"{name} must be 1 or 0, not {value!r}.")


def _database(folder: Path) -> dict[str, Any]:
    """Django's settings for ``DATABASE_URL``, else for a SQLite file in ``folder``. Errors never show the address,
    which may hold a password."""
    if not (url := env.str("DATABASE_URL", default="")):
        return {"ENGINE": SQLITE, "NAME": str(folder / "isnad.sqlite3")}
    try:
        with warnings.catch_warnings(action="ignore"):
            found: dict[str, Any] = dict(env.db_url_config(url))
    except ValueError as error:
        raise ImproperlyConfigured(f"DATABASE_URL cannot be read: {error}.") from None
    if found.get("ENGINE") not in {SQLITE, POSTGRESQL} or found["NAME"] in {"", ":memory:"}:
        raise ImproperlyConfigured(
            "DATABASE_URL must name a SQLite file (sqlite:////folder/file) or a PostgreSQL database "
            "(postgres://user:password@host/name)."
        )
    return found


def _log_level(default: str) -> str:
    """``LOG_LEVEL`` as logging knows it."""
    level: str = env.str("LOG_LEVEL", default=default).strip().upper()
    if level not in logging.getLevelNamesMapping():
        raise ImproperlyConfigured(f"LOG_LEVEL must be DEBUG, INFO, WARNING or ERROR, not {level!r}.")
    return level


def _fetch_allow() -> list[str]:
    """``ISNAD_FETCH_ALLOW``: networks in CIDR form, separated by commas."""
    networks: list[str] = env.list("ISNAD_FETCH_ALLOW", default=[])
    for network in networks:
        try:
            ipaddress.ip_network(network)
        except ValueError as error:
            raise ImproperlyConfigured(
                f"ISNAD_FETCH_ALLOW must list networks such as 10.20.0.0/16: {error}."
            ) from error
    return networks


# --- Where things are ---------------------------------------------------------------------------------------------
ISNAD_DATA = _data_dir()
ISNAD_INDEX_DIR = ISNAD_DATA / "index"
SECRET_KEY = _secret_key(ISNAD_DATA)
DEBUG = _flag("DEBUG", default=False)
ISNAD_PUBLIC_READ = _flag("ISNAD_PUBLIC_READ", default=False)
ISNAD_WORKERS = _positive("ISNAD_WORKERS", 2)
ISNAD_WEB_PROCESSES = _positive("ISNAD_WEB_PROCESSES", 2)
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=[]) or ["localhost", "127.0.0.1", "[::1]"]
CSRF_TRUSTED_ORIGINS = env.list("CSRF_TRUSTED_ORIGINS", default=[])

# --- Fetching -----------------------------------------------------------------------------------------------------
ISNAD_USER_AGENT = env.str("ISNAD_USER_AGENT", default="IsnadBot/0.1 (claim comparison for fact-checkers)")
if not (ISNAD_USER_AGENT.isascii() and ISNAD_USER_AGENT.isprintable()):
    raise ImproperlyConfigured("ISNAD_USER_AGENT must be one line of ASCII: it becomes the header of a request.")
ISNAD_FETCH_ALLOW = _fetch_allow()
ISNAD_FETCH_SECONDS = _positive("ISNAD_FETCH_SECONDS", 20)
ISNAD_MAX_FETCH_BYTES = _positive("ISNAD_MAX_FETCH_BYTES", 5_000_000)
ISNAD_MAX_UPLOAD_BYTES = _positive("ISNAD_MAX_UPLOAD_BYTES", 10_000_000)
ISNAD_MAX_TEXT_CHARACTERS = _positive("ISNAD_MAX_TEXT_CHARACTERS", 1_000_000)

# --- Applications -------------------------------------------------------------------------------------------------
INSTALLED_APPS = [
    "claims",
    "project.apps.IsnadAdminConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "csp",
    "django_htmx",
    "simple_history",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "simple_history.middleware.HistoryRequestMiddleware",
]
ROOT_URLCONF = "project.urls"
WSGI_APPLICATION = "project.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]
FORM_RENDERER = "django.forms.renderers.DjangoTemplates"

# --- Database -----------------------------------------------------------------------------------------------------
# SQLite: IMMEDIATE takes the write lock when a transaction begins, so that six writers wait instead of failing; WAL
# lets readers go on meanwhile. Pages of the file are read where the system holds them, without a copy of each: half the
# processor time of looking up thousands of rows. Workers do without (``project.warm``).
SQLITE_OPTIONS = {
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "init_command": (
        "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA busy_timeout=20000; PRAGMA foreign_keys=ON; "
        "PRAGMA mmap_size=1073741824;"
    ),
}
DATABASES = {"default": _database(ISNAD_DATA)}
if DATABASES["default"]["ENGINE"] == SQLITE:
    DATABASES["default"]["OPTIONS"] = SQLITE_OPTIONS
# SQLite too: a new connection reads the schema and finds none of its pages in memory.
DATABASES["default"] |= {"CONN_MAX_AGE": 60, "CONN_HEALTH_CHECKS": True}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# --- Queue --------------------------------------------------------------------------------------------------------
REDIS_URL = env.str("REDIS_URL", default="")
if REDIS_URL and urlsplit(REDIS_URL).scheme not in {"redis", "rediss", "unix", "redis+socket"}:
    raise ImproperlyConfigured("REDIS_URL must begin with redis://, rediss:// or unix://.")
TASK_SOFT_SECONDS = 240
TASK_HARD_SECONDS = 300
ISNAD_QUEUE_DIR = ISNAD_DATA / "queue"
ISNAD_LOG_DIR = ISNAD_DATA / "logs"
ISNAD_WORKER_READY = ISNAD_DATA / "worker.ready"
CELERY_BROKER_URL = re.sub("^unix:", "redis+socket:", REDIS_URL) or "isnad://localhost"
CELERY_BROKER_TRANSPORT_OPTIONS: dict[str, Any]
if REDIS_URL:
    CELERY_BROKER_TRANSPORT_OPTIONS = {
        # A message that is not acknowledged comes back after this time: later than any task may run.
        "visibility_timeout": 2 * TASK_HARD_SECONDS,
        "socket_connect_timeout": 2,
        "socket_timeout": 5,
        "socket_keepalive": True,
        "health_check_interval": 25,
        # Whoever publishes gives up soon (the row waits for the sweeper); the worker itself tries for ever, see below.
        "max_retries": 1,
        "interval_start": 0,
        "interval_step": 0.2,
        "interval_max": 0.2,
    }
else:
    CELERY_BROKER_TRANSPORT_OPTIONS = {"folder": str(ISNAD_QUEUE_DIR), "polling_interval": 0.05}
# Off on Redis it wedged after a Redis restart; the files have no broadcast to carry it.
CELERY_WORKER_ENABLE_REMOTE_CONTROL = bool(REDIS_URL)
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_BROKER_CONNECTION_MAX_RETRIES = None
CELERY_WORKER_CANCEL_LONG_RUNNING_TASKS_ON_CONNECTION_LOSS = False
CELERY_ACCEPT_CONTENT = ["json"]
CELERY_TASK_SERIALIZER = "json"
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_REJECT_ON_WORKER_LOST = True
CELERY_TASK_SOFT_TIME_LIMIT = TASK_SOFT_SECONDS
CELERY_TASK_TIME_LIMIT = TASK_HARD_SECONDS
CELERY_TASK_DEFAULT_QUEUE = "isnad"
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_WORKER_CONCURRENCY = ISNAD_WORKERS
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
CELERY_TIMEZONE = "UTC"
# Nothing but an interval to keep: no schedule file, which would be a pickle.
CELERY_BEAT_SCHEDULER = "celery.beat.Scheduler"
CELERY_BEAT_SCHEDULE = {"sweep": {"task": "claims.sweep", "schedule": 20.0, "options": {"expires": 15}}}

# --- People -------------------------------------------------------------------------------------------------------
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
LOGIN_URL = "login"
LOGIN_REDIRECT_URL = "claims:home"
LOGOUT_REDIRECT_URL = "claims:home"

# --- Language and time --------------------------------------------------------------------------------------------
LANGUAGE_CODE = "en"
LANGUAGE_COOKIE_AGE = 31_536_000  # who chose a language keeps it for a year, not until the window closes
LANGUAGES = [("en", "English"), ("ar", "العربية"), ("fr", "Français")]
LOCALE_PATHS = [BASE_DIR / "claims" / "locale"]
RTL_LANGUAGES = frozenset({"ar", "fa", "ur", "he", "ps", "ckb"})
TIME_ZONE = "UTC"
USE_I18N = True
USE_TZ = True

# --- Static files: from packages or ours, nothing from elsewhere --------------------------------------------------
STATIC_URL = "static/"
STATIC_ROOT = ISNAD_DATA / "static"
STATIC_ROOT.mkdir(exist_ok=True)  # collectstatic fills it; until then files are found where they are
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = DEBUG
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}

# --- Security -----------------------------------------------------------------------------------------------------
# ISNAD_HTTPS=1 behind a TLS proxy: secure cookies, HSTS and redirect. The embedded app on loopback is plain HTTP.
ISNAD_HTTPS = _flag("ISNAD_HTTPS", default=False)
SECURE_SSL_REDIRECT = ISNAD_HTTPS
SECURE_HSTS_SECONDS = 31_536_000 if ISNAD_HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = ISNAD_HTTPS
SECURE_HSTS_PRELOAD = ISNAD_HTTPS
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if ISNAD_HTTPS else None
SESSION_COOKIE_SECURE = ISNAD_HTTPS
CSRF_COOKIE_SECURE = ISNAD_HTTPS
LANGUAGE_COOKIE_SECURE = ISNAD_HTTPS
SESSION_COOKIE_HTTPONLY = True
CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_SAMESITE = "Lax"
LANGUAGE_COOKIE_HTTPONLY = True
LANGUAGE_COOKIE_SAMESITE = "Lax"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}
DATA_UPLOAD_MAX_MEMORY_SIZE = 4 * ISNAD_MAX_TEXT_CHARACTERS + 100_000
FILE_UPLOAD_MAX_MEMORY_SIZE = 1_000_000

# --- Logs ---------------------------------------------------------------------------------------------------------
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name} {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": _log_level("WARNING")},
    "loggers": {"claims": {"level": _log_level("INFO")}},
}
