"""Settings from the environment and ``huying.toml``: the only module that reads either."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from ipaddress import ip_address
from pathlib import Path
from typing import Literal
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import msgspec

PREFIX = "HUYING_"
FILE = "huying.toml"


class SettingsError(ValueError):
    """A setting is unknown or has a value that cannot be used; the message names it."""


class Settings(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Everything that can be set, with its default; names as in docs/interfaces.md."""

    data_dir: str = "var"
    database_url: str = ""
    http_host: str = "127.0.0.1"
    http_port: int = 8080
    public_url: str = ""
    trusted_proxies: str = ""
    metrics_token: str = ""
    timezone: str = "Asia/Shanghai"
    language: Literal["zh-CN", "en"] = "zh-CN"
    log_format: Literal["console", "json"] = "console"
    secret_key: str = ""

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
    def is_loopback(self) -> bool:
        """Tell whether the server is bound to this machine alone."""
        if self.http_host == "localhost":
            return True
        try:
            return ip_address(self.http_host).is_loopback
        except ValueError:
            return False


def load_settings(environment: Mapping[str, str], folder: Path) -> Settings:
    """Read the settings; the environment wins over ``huying.toml`` in the folder.

    Raises:
        SettingsError: a key is unknown or a value cannot be used.
    """
    values: dict[str, object] = {**_file_values(folder / FILE), **_environment_values(environment)}
    known = {field.name for field in msgspec.structs.fields(Settings)}
    for name in values:
        if name not in known:
            raise SettingsError(
                f"There is no setting {PREFIX}{name.upper()}; see docs/interfaces.md."
            )
    try:
        settings = msgspec.convert(values, Settings, strict=False)
        ZoneInfo(settings.timezone)
    except (msgspec.ValidationError, ZoneInfoNotFoundError, ValueError) as error:
        raise SettingsError(f"A setting cannot be used: {error}.") from error
    path = (folder / settings.data_dir).resolve()
    return msgspec.structs.replace(settings, data_dir=str(path))


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
