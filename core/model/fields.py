"""What a field of an entity is: its label, its unit, and how it reads and writes as text.

A field is declared once, beside the attribute it describes::

    parent: Annotated[str | None, Ref("Part of", to="organisation")] = None

Table columns, forms, SQL columns, import headings, command-line keys, differences and papers all read
that declaration.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, ClassVar, get_type_hints

from core.model import amounts, days

Value = str | int | bool | None

YES, NO = "Yes", "No"
LONGEST = 20_000  # characters of one text; longer is a document, not a field


class FieldError(ValueError):
    """The text that a user or a file gave cannot be a value of this field; the message is fit to show."""


@dataclass(frozen=True, slots=True)
class Field:
    """What every field has. Subclasses say how text becomes a value, and back."""

    label: str
    required: bool = field(default=False, kw_only=True)
    help: str = field(default="", kw_only=True)
    stored_as: ClassVar[type] = str

    def parse(self, text: str) -> Value:
        """Return the value that text stands for; empty text is None. FieldError in words otherwise."""
        typed = _clean(text)
        if typed:
            return self.read(typed)
        if self.required:
            raise FieldError(f"{self.label} may not be empty.")
        return None

    def read(self, text: str) -> Value:
        """Return the value that text, cleaned and not empty, stands for; FieldError if it is none."""
        raise NotImplementedError

    def format(self, value: Value) -> str:
        """Return value as people read it; None is the empty string."""
        return "" if value is None else str(value)

    def typed(self, value: Value) -> str:
        """Return value as people type it, so that `parse` gives it back."""
        return self.format(value)

    def check(self, value: Any) -> None:
        """FieldError if value, which came from a file or a program, is not one of this field."""
        if value is None or (self.required and isinstance(value, str) and not value.strip()):
            if self.required:
                raise FieldError(f"{self.label} may not be empty.")
        elif type(value) is not self.stored_as:
            raise FieldError(f"{self.label} cannot be {value!r}.")
        else:
            self.check_value(value)

    def check_value(self, value: Any) -> None:
        """FieldError if value, which is of the right type, is out of range."""

    def check_values(self, values: Sequence[Any]) -> None:
        """FieldError, as `check_value`, if any of values is out of range."""
        for value in set(values):
            self.check_value(value)


@dataclass(frozen=True, slots=True)
class Text(Field):
    """Plain text; `lines` for text of several lines."""

    lines: bool = field(default=False, kw_only=True)

    def read(self, text: str) -> Value:
        """Return text as it is; on one line unless the field has several."""
        found = text if self.lines else " ".join(text.split())
        self.check_value(found)
        return found

    def check_value(self, value: Any) -> None:
        """FieldError if text is too long or cannot be stored."""
        if len(value) > LONGEST:
            raise FieldError(
                f"{self.label} may have at most {LONGEST:,} characters; this has {len(value):,}."
            )
        try:
            value.encode()
        except UnicodeEncodeError:
            raise FieldError(f"{self.label} has a character that no text may have.") from None

    def check_values(self, values: Sequence[Any]) -> None:
        """FieldError if any of values cannot be stored; they are looked at as one, as there may be many."""
        try:
            "".join(values).encode()
            fit = max(map(len, values), default=0) <= LONGEST
        except UnicodeEncodeError:
            fit = False
        if not fit:
            Field.check_values(self, values)


@dataclass(frozen=True, slots=True)
class Choice(Field):
    """One of a few words: `choices` maps what is stored to what is shown."""

    choices: Mapping[str, str] = field(default_factory=dict, kw_only=True)

    def read(self, text: str) -> Value:
        """Return the choice that text names, by its stored or its shown word, in any letter case."""
        wanted = text.casefold()
        for value, shown in self.choices.items():
            if wanted in (value.casefold(), shown.casefold()):
                return value
        raise FieldError(f"{self.label} should be one of: {', '.join(self.choices.values())}.")

    def format(self, value: Value) -> str:
        """Return the word shown for value."""
        return "" if value is None else self.choices.get(str(value), str(value))

    def check_value(self, value: Any) -> None:
        """FieldError if value is none of the choices."""
        if value not in self.choices:
            raise FieldError(f"{self.label} cannot be {value!r}.")


@dataclass(frozen=True, slots=True)
class Flag(Field):
    """Yes or no."""

    stored_as: ClassVar[type] = bool

    def read(self, text: str) -> Value:
        """Return whether text says yes."""
        word = text.casefold()
        if word in ("yes", "y", "true", "1", "x", "✓"):
            return True
        if word in ("no", "n", "false", "0", "-"):
            return False
        raise FieldError(f"{self.label} should be yes or no.")

    def format(self, value: Value) -> str:
        """Return “Yes” or “No”."""
        return "" if value is None else YES if value else NO


@dataclass(frozen=True, slots=True)
class Hundredths(Field):
    """A number with two decimals, kept as whole hundredths; `unit` is said after it."""

    unit: str = field(default="", kw_only=True)
    stored_as: ClassVar[type] = int
    example: ClassVar[str] = "a number such as 12.5"
    is_money: ClassVar[bool] = False

    def read(self, text: str) -> Value:
        """Return hundredths from an amount as people type it, a formula such as =12*450 too (`amounts`)."""
        try:
            found = amounts.hundredths(text, money=self.is_money)
        except amounts.AmountError as error:
            if why := str(error):
                raise FieldError(f"{self.label}: {why}") from None
            raise FieldError(f"{self.label} should be {self.example}, not “{amounts.short(text)}”.") from None
        self.check_value(found)
        return found

    def format(self, value: Value) -> str:
        """Return the number, grouped in thousands, without needless decimals."""
        if value is None:
            return ""
        whole, part = divmod(abs(int(value)), 100)
        decimals = f".{part:02d}".rstrip("0") if part else ""
        return f"{'−' if int(value) < 0 else ''}{whole:,}{decimals}"

    def check_value(self, value: Any) -> None:
        """FieldError if the number is beyond what a plan can add up exactly."""
        if abs(value) > 10**15:
            raise FieldError(f"{self.label} is larger than any plan can hold.")


@dataclass(frozen=True, slots=True)
class Money(Hundredths):
    """An amount in whole pence, shown in pounds."""

    example: ClassVar[str] = "an amount in pounds such as 1,250.00 or £1.2m"
    is_money: ClassVar[bool] = True

    def format(self, value: Value) -> str:
        """Return pounds and pence, grouped in thousands."""
        if value is None:
            return ""
        pounds, pence = divmod(abs(int(value)), 100)
        return f"{'−' if int(value) < 0 else ''}£{pounds:,}.{pence:02d}"


@dataclass(frozen=True, slots=True)
class Whole(Field):
    """A whole number, and not below `least`."""

    least: int | None = field(default=None, kw_only=True)
    stored_as: ClassVar[type] = int

    def read(self, text: str) -> Value:
        """Return the number."""
        if not re.fullmatch(r"[-−]?\d{1,12}", text):
            raise FieldError(f"{self.label} should be a whole number.")
        found = int(text.replace("−", "-"))
        self.check_value(found)
        return found

    def check_value(self, value: Any) -> None:
        """FieldError if the number has more than twelve digits, or is less than it may be."""
        if abs(value) >= 10**12:
            raise FieldError(f"{self.label} is larger than any plan can hold.")
        if self.least is not None and value < self.least:
            raise FieldError(f"{self.label} may not be less than {self.least:,}.")


@dataclass(frozen=True, slots=True)
class Year(Field):
    """A financial year from April to March, written 2019-20."""

    def read(self, text: str) -> Value:
        """Return the year as 2019-20, from that, 2019/20 or 2019-2020."""
        found = re.fullmatch(r"(\d{4})\s*[-/–]\s*(\d{2})?(\d{2})", text)
        wrong = found and found[2] and int(found[2] + found[3]) != int(found[1]) + 1
        value = f"{found[1]}-{found[3]}" if found and not wrong else text
        self.check_value(value)
        return value

    def check_value(self, value: Any) -> None:
        """FieldError if value is not two years that follow each other."""
        plain = re.fullmatch(r"(\d\d)(\d\d)-(\d\d)", value, re.ASCII)
        if not plain or (int(plain[2]) + 1) % 100 != int(plain[3]):
            raise FieldError(f"{self.label} should be a financial year such as 2019-20.")
        if plain[1] not in ("19", "20", "21"):
            raise FieldError(f"{self.label}: {value} is out of range. Years go from 1900-01 to 2199-00.")


@dataclass(frozen=True, slots=True)
class Day(Field):
    """A date, kept as 2020-11-13 and shown as 13 November 2020."""

    def read(self, text: str) -> Value:
        """Return the date as 2020-11-13, from that, 13/11/2020 or 13 November 2020."""
        if found := days.understood(text):
            return found
        raise FieldError(f"{self.label} should be a date such as 13 November 2020.")

    def format(self, value: Value) -> str:
        """Return the date as 13 November 2020."""
        return "" if value is None else days.spoken(str(value))

    def check_value(self, value: Any) -> None:
        """FieldError if there is no such day."""
        if not days.is_day(value):
            raise FieldError(f"{self.label} should be a date such as 13 November 2020.")


@dataclass(frozen=True, slots=True)
class Ref(Field):
    """The id of another entity; `to` is its kind. Whether that is there is not a field's question.

    What `belongs` to another goes with it; all else only lets go of it.
    """

    to: str = field(default="", kw_only=True)
    belongs: bool = field(default=False, kw_only=True)

    def read(self, text: str) -> Value:
        """Return text as an id; names are looked up by the Model (`Model.parse`)."""
        return text


def specs(kind: type[Any]) -> dict[str, Field]:
    """Return the declared fields of an entity kind, in order, by attribute name."""
    hints = get_type_hints(kind, include_extras=True)
    return {name: hint.__metadata__[0] for name, hint in hints.items() if hasattr(hint, "__metadata__")}


def _clean(text: str) -> str:
    """Return text in one normal form, without control characters (tabs and new lines stay), trimmed."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    seen = [c for c in lines if c in "\n\t" or unicodedata.category(c) != "Cc"]
    return unicodedata.normalize("NFC", "".join(c for c in seen if c not in "\ufeff\u200b")).strip()
