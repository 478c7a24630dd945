"""The office as one object: what a door, a command or a test needs to start work."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property

from sqlalchemy import Engine
from sqlalchemy.orm import Session, sessionmaker

from penalties.office.card_gateway import CardGateway
from penalties.office.clock import Clock
from penalties.office.database import make_engine, session_factory, transaction
from penalties.office.files import FileStore
from penalties.office.keys import Keyring
from penalties.office.roles import Side, take_side
from penalties.office.settings import Settings


@dataclass(frozen=True)
class Office:
    """Settings, clock, keys, files and sessions, put together once per process."""

    settings: Settings
    clock: Clock

    @classmethod
    def of(cls, settings: Settings) -> "Office":
        """The office that these settings describe; the clock stands still if they say so."""
        return cls(settings, Clock(settings.clock_at))

    @cached_property
    def engine(self) -> Engine:
        return make_engine(self.settings.database_url)

    @cached_property
    def keyring(self) -> Keyring:
        return Keyring.of(self.settings.field_keys, self.settings.support_keys)

    @cached_property
    def files(self) -> FileStore:
        return FileStore(self.settings.files_dir)

    @cached_property
    def cards(self) -> CardGateway | None:
        """The way to the card processor, or ``None`` where no cards are taken."""
        return CardGateway.of(self.settings)

    @cached_property
    def at_hand(self) -> dict[str, object]:
        """What every session carries to whichever action needs it."""
        return {"keyring": self.keyring, "files": self.files, "settings": self.settings}

    @cached_property
    def _sessions(self) -> Mapping[Side, sessionmaker[Session]]:
        return {side: self._sessions_for(side) for side in Side}

    def sessions(self, side: Side = Side.ENFORCEMENT) -> sessionmaker[Session]:
        """Where sessions for one side of the house come from."""
        return self._sessions[side]

    @contextmanager
    def transaction(self, side: Side = Side.ENFORCEMENT) -> Iterator[Session]:
        """One transaction as ``side``: committed at the end, rolled back if anything is raised."""
        with transaction(self.sessions(side)) as session:
            yield session

    @contextmanager
    def reading(self, side: Side = Side.ENFORCEMENT) -> Iterator[Session]:
        """A session that only reads: on SQLite it waits for no writer and keeps none waiting."""
        with self.sessions(side)() as session:
            session.connection(execution_options={"read_only": True})
            yield session

    def _sessions_for(self, side: Side) -> sessionmaker[Session]:
        sessions = session_factory(self.engine, **self.at_hand)
        take_side(sessions, side)
        return sessions


def keyring_of(session: Session) -> Keyring:
    """The keys that the office gave this session."""
    keyring = session.info["keyring"]
    assert isinstance(keyring, Keyring)  # noqa: S101 - the office puts nothing else there
    return keyring


def files_of(session: Session) -> FileStore:
    """The file store that the office gave this session."""
    files = session.info["files"]
    assert isinstance(files, FileStore)  # noqa: S101 - the office puts nothing else there
    return files


def settings_of(session: Session) -> Settings:
    """The settings of the office that this session works in."""
    settings = session.info["settings"]
    assert isinstance(settings, Settings)  # noqa: S101 - the office puts nothing else there
    return settings
