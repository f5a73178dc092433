"""Settings: where they come from, which are refused, and what they never show."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.settings import Settings, SettingsError, is_loopback, load_settings, project_folder


def test_without_anything_set_the_server_is_this_machines_alone(tmp_path: Path) -> None:
    settings = load_settings({}, tmp_path)
    assert settings.is_loopback
    assert settings.http_port == 8080
    assert settings.data == tmp_path.resolve() / "var"
    assert settings.url == f"sqlite:///{tmp_path.resolve()}/var/huying.db"
    assert str(settings.zone) == "Asia/Shanghai"


def test_the_environment_wins_over_the_file(tmp_path: Path) -> None:
    (tmp_path / "huying.toml").write_text('http_port = 9000\nlanguage = "en"\n')
    settings = load_settings({"HUYING_HTTP_PORT": "9001", "PATH": "/bin"}, tmp_path)
    assert (settings.http_port, settings.language) == (9001, "en")


def test_an_unknown_setting_in_the_environment_is_named(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="no setting HUYING_PROT"):
        load_settings({"HUYING_PROT": "1"}, tmp_path)


def test_an_unknown_setting_in_the_file_is_named(tmp_path: Path) -> None:
    (tmp_path / "huying.toml").write_text("prot = 1\n")
    with pytest.raises(SettingsError, match=r"no setting prot \(in huying\.toml\)"):
        load_settings({}, tmp_path)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("HTTP_PORT", "many"),
        ("HTTP_PORT", "70000"),
        ("LANGUAGE", "fr"),
        ("LOG_FORMAT", "xml"),
        ("TIMEZONE", "Mars/Olympus"),
        ("TIMEZONE", "../etc/passwd"),
        ("TRUSTED_PROXIES", "10.0.0.0/8, next door"),
        ("DATABASE_URL", "mysql://here"),
        ("PUBLIC_URL", "chat.example.org"),
        ("TELEGRAM_MODE", "pigeon"),
    ],
)
def test_a_value_that_cannot_be_used_is_refused_by_name(
    tmp_path: Path, name: str, value: str
) -> None:
    with pytest.raises(SettingsError, match=f"HUYING_{name}"):
        load_settings({f"HUYING_{name}": value}, tmp_path)


def test_a_file_that_is_no_toml_is_refused(tmp_path: Path) -> None:
    (tmp_path / "huying.toml").write_text("port: 1")
    with pytest.raises(SettingsError, match=r"huying\.toml cannot be read"):
        load_settings({}, tmp_path)


def test_the_settings_of_every_platform_are_known(tmp_path: Path) -> None:
    names = ("TELEGRAM_BASE_URL", "WECHAT_BASE_URL", "WECOM_BASE_URL")
    settings = load_settings({f"HUYING_{name}": f"my {name}" for name in names}, tmp_path)
    assert settings.telegram_base_url == "my TELEGRAM_BASE_URL"
    assert settings.wecom_base_url == "my WECOM_BASE_URL"


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({"HUYING_WECHAT_APP_ID": "wx1"}, "HUYING_WECHAT_APP_SECRET, HUYING_WECHAT_TOKEN must"),
        ({"HUYING_WECOM_CORP_ID": "ww1", "HUYING_WECOM_TOKEN": "t"}, "HUYING_WECOM_AGENT_ID, "),
        ({"HUYING_WECHAT_AES_KEY": "short"}, "HUYING_WECHAT_AES_KEY must have 43"),
        ({"HUYING_TELEGRAM_TOKEN": "the token"}, "HUYING_TELEGRAM_TOKEN must look like"),
        ({"HUYING_TELEGRAM_WEBHOOK_SECRET": "a b"}, "HUYING_TELEGRAM_WEBHOOK_SECRET may hold"),
    ],
)
def test_half_a_channel_is_refused_with_what_is_missing(
    given: dict[str, str], sentence: str, tmp_path: Path
) -> None:
    with pytest.raises(SettingsError, match=sentence):
        load_settings(given, tmp_path)


def test_a_whole_channel_is_taken(tmp_path: Path) -> None:
    given = {
        "HUYING_WECOM_CORP_ID": "ww1",
        "HUYING_WECOM_AGENT_ID": "1000002",
        "HUYING_WECOM_SECRET": "s",
        "HUYING_WECOM_TOKEN": "t",
        "HUYING_WECOM_AES_KEY": "a" * 43,
    }
    assert load_settings(given, tmp_path).wecom_agent_id == "1000002"


def test_secrets_are_not_shown() -> None:
    settings = Settings(
        telegram_token="do-not-show",  # noqa: S106 - a made-up one
        secret_key="do-not-show",  # noqa: S106 - a made-up one
        wechat_app_secret="do-not-show",  # noqa: S106 - a made-up one
        wecom_aes_key="do-not-show",
        database_url="postgresql://me:do-not-show@host/db",
    )
    assert "do-not-show" not in repr(settings)
    assert "8080" in repr(settings)


def test_a_public_address_is_no_loopback() -> None:
    assert [is_loopback(host) for host in ("192.0.2.1", "city.example", "127.0.0.2", "::1")] == [
        False,
        False,
        True,
        True,
    ]


def test_trusted_proxies_may_be_networks() -> None:
    settings = Settings(trusted_proxies="10.0.0.0/8, ::1")
    assert [str(network) for network in settings.proxies] == ["10.0.0.0/8", "::1/128"]


def test_the_project_folder_holds_pyproject() -> None:
    assert (project_folder() / "pyproject.toml").is_file()
