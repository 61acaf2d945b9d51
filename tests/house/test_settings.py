"""Each wrong setting gives a sentence that names it."""

from __future__ import annotations

import pytest

from hiring.config import Settings, SettingsError, load_settings

RIGHT: dict[str, object] = {
    "secret_key": "a secret for tests that is long enough",
    "database_url": "sqlite:///hiring.db",
    "broker_url": "redis://localhost/0",
    "storage_url": "file:///files",
    "base_url": "https://hiring.district.example",
}
WRONG: list[tuple[str, object]] = [
    ("secret_key", "short"),
    ("database_url", "mysql://localhost/hiring"),
    ("broker_url", "amqp://localhost"),
    ("storage_url", "/files"),
    ("base_url", "hiring.district.example"),
    ("smtp_url", "mail.district.example"),
    ("mail_from", "hiring"),
    ("max_upload_mb", 0),
    ("max_upload_mb", "ten"),
    ("max_pages", 501),
    ("max_unpacked_mb", 0),
    ("read_seconds", 0),
    ("worker_memory_mb", 512),
    ("worker_concurrency", 0),
    ("session_hours", 73),
    ("secure_cookies", "maybe"),
    ("trusted_proxies", -1),
    ("time_zone", "Mars/Olympus_Mons"),
    ("veterans_preference", "perhaps"),
]


def test_settings_that_are_right_are_taken() -> None:
    settings = load_settings(RIGHT)
    assert settings.secure_cookies
    assert settings.smtp_url == ""


@pytest.mark.parametrize(("name", "value"), WRONG, ids=lambda part: str(part))
def test_wrong_setting_is_named_in_a_sentence(name: str, value: object) -> None:
    with pytest.raises(SettingsError) as error:
        load_settings({**RIGHT, name: value})
    sentence = str(error.value)
    assert sentence.startswith(f"The setting {name.upper()} is wrong: ")
    assert sentence.endswith(".")
    assert "\n" not in sentence


@pytest.mark.parametrize("name", RIGHT)
def test_missing_setting_is_named_in_a_sentence(name: str) -> None:
    with pytest.raises(SettingsError) as error:
        load_settings({key: value for key, value in RIGHT.items() if key != name})
    sentence = f"The setting {name.upper()} is missing: set it in the environment."
    assert str(error.value) == sentence


def test_all_faults_are_named_at_once() -> None:
    with pytest.raises(SettingsError) as error:
        load_settings({})
    assert len(str(error.value).splitlines()) == len(RIGHT)


def test_every_setting_that_can_be_wrong_is_tried() -> None:
    free = {"editions_path", "organisation"}  # any text will do
    assert {name for name, _ in WRONG} | free == set(Settings.model_fields)


def test_error_never_shows_the_secret() -> None:
    with pytest.raises(SettingsError) as error:
        load_settings({**RIGHT, "secret_key": "hunter2"})
    assert "hunter2" not in str(error.value)
