"""Settings from the environment and ``huying.toml``: the only module that reads either."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from ipaddress import IPv4Network, IPv6Network, ip_address, ip_network
from pathlib import Path
from typing import Annotated, Literal
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import msgspec

PREFIX = "HUYING_"
FILE = "huying.toml"
DATABASES = ("sqlite:///", "postgresql://")
HIDDEN = "***"
SHORTEST_KEY = 16
TOGETHER = (
    ("wechat_app_id", "wechat_app_secret", "wechat_token"),
    ("wecom_corp_id", "wecom_agent_id", "wecom_secret", "wecom_token", "wecom_aes_key"),
)
"""Settings of which all are needed where one is set."""
AES_KEYS = ("wechat_aes_key", "wecom_aes_key")
SECRET = ("token", "secret", "key", "database_url")

Port = Annotated[int, msgspec.Meta(ge=0, le=65535)]


class SettingsError(ValueError):
    """A setting is unknown or has a value that cannot be used; the message names it."""


class Settings(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Everything that can be set, with its default; names as in docs/interfaces.md.

    A channel without its token or id is off.
    """

    data_dir: str = "var"
    database_url: str = ""
    http_host: str = "127.0.0.1"
    http_port: Port = 8080
    public_url: str = ""
    trusted_proxies: str = ""
    metrics_token: str = ""
    timezone: str = "Asia/Shanghai"
    language: Literal["zh-CN", "en"] = "zh-CN"
    log_format: Literal["console", "json"] = "console"
    secret_key: str = ""
    telegram_token: str = ""
    telegram_base_url: str = ""
    telegram_file_url: str = ""
    telegram_mode: Literal["polling", "webhook"] = "polling"
    telegram_webhook_secret: str = ""
    wechat_app_id: str = ""
    wechat_app_secret: str = ""
    wechat_token: str = ""
    wechat_aes_key: str = ""
    wechat_base_url: str = ""
    wechat_template_id: str = ""
    wechat_template_fields: str = "number=character_string1 text=thing3"
    wecom_corp_id: str = ""
    wecom_agent_id: str = ""
    wecom_secret: str = ""
    wecom_token: str = ""
    wecom_aes_key: str = ""
    wecom_base_url: str = ""

    def __repr__(self) -> str:
        values = ((name, getattr(self, name)) for name in self.__struct_fields__)
        shown = ", ".join(f"{name}={_shown(name, value)!r}" for name, value in values if value)
        return f"Settings({shown})"

    @property
    def zone(self) -> ZoneInfo:
        """The city's time zone."""
        return ZoneInfo(self.timezone)

    @property
    def data(self) -> Path:
        """The data folder, absolute."""
        return Path(self.data_dir)

    @property
    def url(self) -> str:
        """The database's URL; by default SQLite in the data folder."""
        return self.database_url or f"sqlite:///{self.data / 'huying.db'}"

    @property
    def secret_keys(self) -> tuple[str, ...]:
        """The keys of what is sealed at rest: the first one seals, all of them open."""
        return tuple(_parts(self.secret_key))

    @property
    def is_loopback(self) -> bool:
        """Tell whether the server is bound to this machine alone."""
        return is_loopback(self.http_host)

    @property
    def proxies(self) -> tuple[IPv4Network | IPv6Network, ...]:
        """The proxies whose word on a caller's address is taken."""
        return tuple(map(ip_network, _parts(self.trusted_proxies)))


def is_loopback(host: str) -> bool:
    """Tell whether a name or address means this machine alone."""
    if host == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False


def project_folder() -> Path:
    """Return the folder of ``pyproject.toml``; the current one where the code is installed."""
    folder = Path(__file__).resolve().parents[1]
    return folder if (folder / "pyproject.toml").is_file() else Path.cwd()


def load_settings(environment: Mapping[str, str], folder: Path) -> Settings:
    """Read the settings; the environment wins over ``huying.toml`` in the folder.

    Raises:
        SettingsError: a key is unknown or a value cannot be used.
    """
    file, named = _file_values(folder / FILE), _environment_values(environment)
    _refuse_unknown(file, FILE)
    _refuse_unknown(named, "the environment")
    try:
        settings = msgspec.convert(file | named, Settings, strict=False)
    except msgspec.ValidationError as error:
        raise SettingsError(f"A setting cannot be used: {_named(str(error))}.") from error
    _check(settings)
    path = (folder / settings.data_dir).resolve()
    return msgspec.structs.replace(settings, data_dir=str(path))


def _check(settings: Settings) -> None:
    try:
        settings.zone  # noqa: B018 - raises for a zone that does not exist
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise SettingsError(f"{PREFIX}TIMEZONE: there is no zone {settings.timezone!r}.") from error
    try:
        settings.proxies  # noqa: B018 - raises for what is no address
    except ValueError as error:
        raise SettingsError(f"{PREFIX}TRUSTED_PROXIES cannot be used: {error}.") from error
    if any(len(key) < SHORTEST_KEY for key in settings.secret_keys):
        raise SettingsError(
            f"{PREFIX}SECRET_KEY needs {SHORTEST_KEY} characters or more: openssl rand -base64 32."
        )
    url = settings.database_url
    if url and not url.startswith(DATABASES):
        raise SettingsError(f"{PREFIX}DATABASE_URL must begin with {' or '.join(DATABASES)}.")
    if settings.public_url and not settings.public_url.startswith(("http://", "https://")):
        raise SettingsError(f"{PREFIX}PUBLIC_URL must begin with http:// or https://.")
    _check_channels(settings)


def _check_channels(settings: Settings) -> None:
    """Refuse half a channel at once: it would fail at its first message."""
    for names in TOGETHER:
        missing = [name for name in names if not getattr(settings, name)]
        if missing and len(missing) < len(names):
            listed = ", ".join(PREFIX + name.upper() for name in missing)
            raise SettingsError(f"{listed} must be set too, or none of this channel's settings.")
    _check_wechat_and_wecom(settings)
    _check_telegram(settings)


def _check_wechat_and_wecom(settings: Settings) -> None:
    for name in AES_KEYS:
        value = getattr(settings, name)
        if value and not (len(value) == 43 and value.isascii() and value.isalnum()):
            raise SettingsError(f"{PREFIX}{name.upper()} must have 43 letters and digits.")
    if settings.wecom_agent_id and not settings.wecom_agent_id.isdecimal():
        raise SettingsError(f"{PREFIX}WECOM_AGENT_ID must be a number.")


def _check_telegram(settings: Settings) -> None:
    token, secret = settings.telegram_token, settings.telegram_webhook_secret
    if token and re.fullmatch(r"\d+:[\w-]+", token, re.ASCII) is None:
        raise SettingsError(
            f"{PREFIX}TELEGRAM_TOKEN must look like 123456:ABC-DEF, from BotFather."
        )
    if secret and re.fullmatch(r"[\w-]{1,256}", secret, re.ASCII) is None:
        raise SettingsError(f"{PREFIX}TELEGRAM_WEBHOOK_SECRET may hold letters, digits, _ and -.")


def _refuse_unknown(values: Mapping[str, object], source: str) -> None:
    known = {field.name for field in msgspec.structs.fields(Settings)}
    for name in values:
        if name not in known:
            full = name if source == FILE else PREFIX + name.upper()
            raise SettingsError(
                f"There is no setting {full} (in {source}); see docs/interfaces.md."
            )


def _named(message: str) -> str:
    """Return msgspec's message with the setting's full name in place of its path."""
    what, _, name = message.rpartition(" - at `$.")
    return f"{PREFIX}{name.rstrip('`').upper()}: {what}" if what else message


def _parts(cell: str) -> list[str]:
    return [part.strip() for part in cell.split(",") if part.strip()]


def _shown(name: str, value: object) -> object:
    return HIDDEN if name.endswith(SECRET) else value


def _environment_values(environment: Mapping[str, str]) -> dict[str, object]:
    return {
        key.removeprefix(PREFIX).lower(): value
        for key, value in environment.items()
        if key.startswith(PREFIX)
    }


def _file_values(file: Path) -> dict[str, object]:
    if not file.exists():
        return {}
    try:
        return tomllib.loads(file.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SettingsError(f"{file.name} cannot be read: {error}.") from error
