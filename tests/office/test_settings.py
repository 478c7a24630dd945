"""Settings: what each means when unset, what is refused and in which words, when we may serve."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from penalties.office.settings import Settings
from penalties.office.variables import Misconfigured

SECRET = "thirty-two characters or more of course"
READY = {"SECRET_KEY": SECRET, "FIELD_KEY": SECRET, "PUBLIC_URL": "https://pay.ilford.example"}


def test_an_empty_environment_gives_one_council_on_one_box(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    settings = Settings.from_env({})
    assert settings.database_url == f"sqlite:///{tmp_path}/instance/fairstreet.sqlite3"
    assert settings.migrate_database_url == settings.database_url
    assert settings.files_dir == tmp_path / "instance" / "files"
    assert settings.public_url == "http://127.0.0.1:5000"
    assert settings.trusted_proxies == 0
    assert (settings.secret_keys, settings.field_keys, settings.support_keys) == ((), (), ())
    assert settings.mail_url is settings.clock_at is settings.stripe_api_base is None
    assert not settings.takes_cards
    assert not settings.is_https


def test_every_setting_is_taken_as_it_is_said() -> None:
    settings = Settings.from_env(
        {
            "DATABASE_URL": "postgresql://app@db/fairstreet",
            "MIGRATE_DATABASE_URL": "postgresql+psycopg://owner@db/fairstreet",
            "FILES_DIR": "/srv/files",
            "SECRET_KEY": SECRET,
            "FIELD_KEY": f"{SECRET}, {SECRET[::-1]}",
            "SUPPORT_KEY": SECRET.upper(),
            "STRIPE_SECRET_KEY": "sk_test_1",
            "STRIPE_WEBHOOK_SECRET": "whsec_1",
            "STRIPE_API_BASE": "http://127.0.0.1:8431",
            "PUBLIC_URL": "https://pay.ilford.example/",
            "MAIL_URL": "smtp://mail.ilford.example:587",
            "TRUSTED_PROXIES": "2",
            "CLOCK_AT": "2026-11-22T21:15:00Z",
        }
    )
    assert settings == Settings(
        database_url="postgresql://app@db/fairstreet",
        migrate_database_url="postgresql+psycopg://owner@db/fairstreet",
        files_dir=Path("/srv/files"),
        secret_keys=(SECRET,),
        field_keys=(SECRET, SECRET[::-1]),
        support_keys=(SECRET.upper(),),
        stripe_secret_key="sk_test_1",
        stripe_webhook_secret="whsec_1",
        stripe_api_base="http://127.0.0.1:8431",
        public_url="https://pay.ilford.example",
        mail_url="smtp://mail.ilford.example:587",
        trusted_proxies=2,
        clock_at=datetime(2026, 11, 22, 21, 15, tzinfo=UTC),
    )
    assert settings.takes_cards
    assert settings.is_https


@pytest.mark.parametrize(
    ("env", "keys"),
    [
        ({"SECRET_KEY": ""}, ()),
        ({"SECRET_KEY": " , "}, ()),
        ({"SECRET_KEY": f" {SECRET} "}, (SECRET,)),
        ({"SECRET_KEY": f"{SECRET},{SECRET}2,"}, (SECRET, f"{SECRET}2")),
        ({"SECRET_KEY": "x" * 32}, ("x" * 32,)),
    ],
)
def test_secrets_are_comma_separated_with_the_newest_first(
    env: dict[str, str], keys: tuple[str, ...]
) -> None:
    assert Settings.from_env(env).secret_keys == keys


@pytest.mark.parametrize("half", ["STRIPE_SECRET_KEY", "STRIPE_WEBHOOK_SECRET"])
def test_one_card_secret_alone_takes_no_cards(half: str) -> None:
    assert not Settings.from_env({half: "only one of two"}).takes_cards


@pytest.mark.parametrize(
    ("name", "value", "sentence"),
    [
        ("SECRET_KEY", "x" * 31, "SECRET_KEY must be a secret of 32 or more characters."),
        ("FIELD_KEY", f"{SECRET},short", "FIELD_KEY must be a secret of 32 or more characters."),
        ("SUPPORT_KEY", "short", "SUPPORT_KEY must be a secret of 32 or more characters."),
        ("PUBLIC_URL", "pay.ilford.example", "PUBLIC_URL must start with https:// and name a host"),
        ("PUBLIC_URL", "ftp://ilford.example", "PUBLIC_URL must start with https:// and name"),
        ("PUBLIC_URL", "https://", "PUBLIC_URL must start with https:// and name a host."),
        ("PUBLIC_URL", "https://[::1", "PUBLIC_URL must start with https:// and name a host."),
        ("PUBLIC_URL", "https://ilford.example:port", "PUBLIC_URL must start with https://"),
        ("PUBLIC_URL", "https://ilford.example/?a=1", "PUBLIC_URL must start with https://"),
        ("PUBLIC_URL", "https://me@ilford.example", "PUBLIC_URL must start with https://"),
        ("DATABASE_URL", "fairstreet.sqlite3", "DATABASE_URL must be like sqlite:///FILE or "),
        ("DATABASE_URL", "mysql://db/fairstreet", "DATABASE_URL must be like sqlite:///FILE"),
        ("MIGRATE_DATABASE_URL", "owner", "MIGRATE_DATABASE_URL must be like sqlite:///FILE"),
        ("MAIL_URL", "mail.ilford.example", "MAIL_URL must be like smtp://USER:PASSWORD@HOST:587."),
        ("MAIL_URL", "smtp://", "MAIL_URL must be like smtp://USER:PASSWORD@HOST:587."),
        ("TRUSTED_PROXIES", "-1", "TRUSTED_PROXIES must be a whole number, 0 or more."),
        ("TRUSTED_PROXIES", "one", "TRUSTED_PROXIES must be a whole number, 0 or more."),
        ("TRUSTED_PROXIES", "1.5", "TRUSTED_PROXIES must be a whole number, 0 or more."),
        ("CLOCK_AT", "yesterday", "CLOCK_AT must be an ISO 8601 moment with its offset."),
        ("CLOCK_AT", "2026-11-22T21:15", "CLOCK_AT must be an ISO 8601 moment with its offset."),
    ],
)
def test_what_makes_no_sense_is_refused_by_name(name: str, value: str, sentence: str) -> None:
    with pytest.raises(Misconfigured) as refused:
        Settings.from_env({name: value})
    assert str(refused.value).startswith(sentence)


def test_a_refusal_never_repeats_the_secret() -> None:
    with pytest.raises(Misconfigured) as refused:
        Settings.from_env({"FIELD_KEY": "hunter2"})
    assert "hunter2" not in str(refused.value)


def test_settings_print_no_secret() -> None:
    url = "postgresql://app:hunter2@db/fairstreet"
    env = {"DATABASE_URL": url, "SECRET_KEY": SECRET, "MAIL_URL": "smtp://me:hunter2@mail"}
    printed = repr(Settings.from_env(env))
    assert "hunter2" not in printed
    assert SECRET not in printed


@pytest.mark.parametrize(
    "public_url",
    [
        "https://pay.ilford.example",
        "HTTPS://pay.ilford.example",
        "http://127.0.0.1:5000",
        "http://127.9.9.9",
        "http://[::1]:5000",
        "http://localhost:5000",
    ],
)
def test_we_serve_over_https_or_within_this_machine(public_url: str) -> None:
    Settings.from_env(READY | {"PUBLIC_URL": public_url}).check_for_serving()


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"SECRET_KEY": ""}, "Set SECRET_KEY and FIELD_KEY, each to a secret of 32 or more"),
        ({"FIELD_KEY": ""}, "Set SECRET_KEY and FIELD_KEY, each to a secret of 32 or more"),
        ({"PUBLIC_URL": "http://pay.ilford.example"}, "PUBLIC_URL must be an https address"),
        ({"PUBLIC_URL": "http://192.168.0.7"}, "PUBLIC_URL must be an https address"),
        ({"PUBLIC_URL": "http://localhost.ilford.example"}, "PUBLIC_URL must be an https address"),
        ({"CLOCK_AT": "2026-11-22T21:15:00Z"}, "CLOCK_AT freezes the clock"),
    ],
)
def test_we_do_not_serve_half_set_up(changes: dict[str, str], sentence: str) -> None:
    with pytest.raises(Misconfigured) as refused:
        Settings.from_env(READY | changes).check_for_serving()
    assert str(refused.value).startswith(sentence)


def test_support_needs_no_key_of_its_own_to_serve() -> None:
    settings = Settings.from_env(READY | {"SUPPORT_KEY": ""})
    settings.check_for_serving()
    assert settings.support_keys == ()
