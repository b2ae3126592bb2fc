"""How the record's columns are declared, so that every table checks the same things the same way.

SQLModel does not validate table rows, so what must hold is a CHECK or a foreign key in the database itself.
`from __future__ import annotations` must stay out of these modules: SQLModel reads the annotations.
"""

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import CheckConstraint, Column, DateTime, Dialect, Enum, ForeignKey, Integer, TypeDecorator
from sqlmodel import Field, SQLModel

from ccm_tui.domain.vocabulary import Word

SQLModel.metadata.naming_convention = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}


class RecordRow(SQLModel):
    """A row of the record. Ids are never used twice, so the journal's history of one id is of one thing."""

    __table_args__: Any = {"sqlite_autoincrement": True}

    id: int = Field(default=None, primary_key=True)


class Moment(TypeDecorator[datetime]):
    """An aware date-time, stored in UTC with its microseconds; a naive one is refused."""

    impl = DateTime
    cache_ok = True

    @property
    def python_type(self) -> type[datetime]:
        return datetime

    def process_bind_param(self, value: datetime | None, _dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("The record keeps moments with their time zone; this one has none.")
        return value.astimezone(UTC).replace(tzinfo=None)

    def process_result_value(self, value: datetime | None, _dialect: Dialect) -> datetime | None:
        return None if value is None else value.replace(tzinfo=UTC)


def checks(*constraints: CheckConstraint | Any) -> Any:
    """`__table_args__` with these constraints and ids that are never used twice."""
    return (*constraints, {"sqlite_autoincrement": True})


def given(column: str) -> CheckConstraint:
    """CHECK that a text column holds more than spaces."""
    return CheckConstraint(f"trim({column}) <> ''", name=f"{column}_given")


def between(column: str, lowest: int, highest: int) -> CheckConstraint:
    """CHECK that a number lies in a closed range; NULL passes."""
    return CheckConstraint(f"{column} BETWEEN {lowest} AND {highest}", name=f"{column}_range")


def word_column(words: type[Word], *, default: Word | None = None, nullable: bool = False) -> Any:
    """A column that holds one member of a closed list, stored by value and CHECKed."""
    kind = Enum(
        words,
        values_callable=lambda listed: [member.value for member in listed],
        native_enum=False,
        create_constraint=True,
        validate_strings=True,
        length=32,
        name=words.__name__.lower(),
    )
    return Field(default=default, sa_column=Column(kind, nullable=nullable))


def moment_column(*, nullable: bool = False) -> Any:
    """A date-time column in UTC."""
    return Field(default=None, sa_column=Column(Moment(), nullable=nullable))


def refers_to(target: str, *, nullable: bool = False, unique: bool = False) -> Any:
    """A foreign key to `table.id`, indexed."""
    reference = Column(Integer, ForeignKey(target), nullable=nullable, index=not unique, unique=unique)
    return Field(default=None, sa_column=reference)
