"""What people type for an amount: £1.2m, (300), 1,234.50 or =12*450. Exact: nothing here is a float."""

from __future__ import annotations

import re
import unicodedata
from fractions import Fraction

LONGEST = 200  # characters; a longer formula is a spreadsheet
DEEPEST = 30  # brackets inside brackets
UNITS = {
    "k": 10**3,
    "thousand": 10**3,
    "m": 10**6,
    "mn": 10**6,
    "million": 10**6,
    "bn": 10**9,
    "billion": 10**9,
}

_NUMBER = r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?|\.\d+"
_UNIT = rf"(?:{'|'.join(sorted(UNITS, key=len, reverse=True))})\b"
_PLAIN = re.compile(
    rf"(?P<before>£?)\s*(?P<sign>[-(]?)\s*(?P<after>£?)\s*(?P<number>{_NUMBER})\s*(?P<unit>{_UNIT})?\s*(?P<end>\)?)",
    re.IGNORECASE,
)
_TOKEN = re.compile(
    rf"\s*(?:(?P<number>{_NUMBER})\s*(?P<unit>{_UNIT})?|(?P<mark>[-+*/()%£]))\s*", re.IGNORECASE
)
_OTHER_WAY = re.compile(r"(?P<whole>\d{1,3}(?:[. ]\d{3})+|\d{1,3}),(?P<part>\d{2})")
_DIGITS_ONLY = re.compile(r"[\d.,'’ £()-]*\d[\d.,'’ £()-]*")
_ABROAD = re.compile(r"\b(?:usd|eur|euros?|us dollars?|dollars?)\b", re.IGNORECASE)
_ALIKE = str.maketrans({"−": "-", "–": "-", "×": "*", "÷": "/", "\u00a0": " ", "\u202f": " ", "\u2009": " "})


class AmountError(ValueError):
    """Text is no amount. The message says why, to stand after a label and a colon; empty: it is not one."""


def hundredths(text: str, *, money: bool, times: int = 1) -> int:
    """Return the whole hundredths (of money: pence) that text stands for; AmountError in words otherwise.

    A formula is worked out exactly and then rounded to the nearest hundredth, a half away from zero; so is
    an amount of a table in thousands or millions, `times` of what it says. What is neither has to be whole
    hundredths as it stands.
    """
    plain = unicodedata.normalize("NFC", text).translate(_ALIKE).strip()
    if money and _is_abroad(plain):
        raise AmountError(f"amounts are in pounds, so change “{short(text)}” into pounds first.")
    if plain.startswith("="):
        if len(plain) > LONGEST:
            raise AmountError(f"a formula may have at most {LONGEST} characters.")
        return _rounded(_Formula(plain[1:], money=money).value() * times * 100)
    return _plain(plain, money=money, times=times)


def short(text: str) -> str:
    """Return text as a sentence quotes it: cut off where it is long."""
    return text if len(text) <= 40 else text[:39] + "…"


def _plain(text: str, *, money: bool, times: int) -> int:
    found = _PLAIN.fullmatch(text) if len(text) <= 100 else None  # Python refuses thousands of digits
    currency = found["before"] + found["after"] if found else ""
    brackets = (found["sign"] == "(", bool(found["end"])) if found else (False, False)
    if not found or brackets[0] != brackets[1] or len(currency) > int(money):
        raise AmountError(_why_separators(text) if len(text) <= 100 else "")
    size = _number(found["number"], found["unit"]) * times * 100
    if size.denominator != 1 and times == 1:
        smallest = "a penny" if money else "a hundredth"
        raise AmountError(
            f"“{short(text)}” is finer than {smallest}. Round it, or check its commas and full stops."
        )
    return _rounded(-size if found["sign"] else size)


def _number(digits: str, unit: str | None) -> Fraction:
    return Fraction(digits.replace(",", "")) * (UNITS[unit.casefold()] if unit else 1)


def _rounded(size: Fraction) -> int:
    """Return the nearest whole number, a half away from zero."""
    whole = (2 * abs(size.numerator) + size.denominator) // (2 * size.denominator)
    return -whole if size < 0 else whole


def _is_abroad(text: str) -> bool:
    signs = {char for char in text if unicodedata.category(char) == "Sc"}
    return bool(signs - {"£"}) or _ABROAD.search(text) is not None


def _why_separators(text: str) -> str:
    """Return what is wrong with the commas and full stops of a number; empty: it is no such number."""
    if not _DIGITS_ONLY.fullmatch(text) or not re.search(r"[.,'’]|\d \d", text):
        return ""
    if found := _OTHER_WAY.fullmatch(text.strip("£ -()")):
        whole = int(re.sub(r"\D", "", found["whole"]))
        return f"“{text}” has a comma before its decimals. Write {whole:,}.{found['part']}."
    return f"commas go between thousands and a full stop before the decimals, unlike “{short(text)}”."


class _Formula:
    """Reads + - * / ( ) and %, over amounts as they are typed; each method reads on from where it is."""

    def __init__(self, text: str, *, money: bool) -> None:
        self._text = text
        self._money = money
        self._depth = 0
        self._tokens = self._split()
        self._place = 0

    def value(self) -> Fraction:
        """Return what the whole formula comes to."""
        found = self._sum()
        if self._mark():
            raise self._unclear()
        return found

    def _split(self) -> list[str | Fraction]:
        found: list[str | Fraction] = []
        place = 0
        while place < len(self._text):
            token = _TOKEN.match(self._text, place)
            if not token or (token["mark"] == "£" and not self._money):
                raise self._unclear()
            found.append(token["mark"] or _number(token["number"], token["unit"]))
            place = token.end()
        return found

    def _sum(self) -> Fraction:
        found = self._product()
        while (mark := self._mark()) in ("+", "-"):
            self._place += 1
            more = self._product()
            found = found + more if mark == "+" else found - more
        return found

    def _product(self) -> Fraction:
        found = self._factor()
        while (mark := self._mark()) in ("*", "/"):
            self._place += 1
            by = self._factor()
            if mark == "/" and not by:
                raise AmountError("a formula cannot divide by nothing.")
            found = found * by if mark == "*" else found / by
        return found

    def _factor(self) -> Fraction:
        negative = False
        while (mark := self._mark()) in ("+", "-"):
            self._place += 1
            negative ^= mark == "-"
        found = self._atom()
        while self._mark() == "%":
            self._place += 1
            found /= 100
        return -found if negative else found

    def _atom(self) -> Fraction:
        if self._mark() == "£":
            self._place += 1
        elif self._mark() == "(":
            return self._in_brackets()
        found = self._tokens[self._place] if self._place < len(self._tokens) else ""
        if isinstance(found, str):
            raise self._unclear()
        self._place += 1
        return found

    def _in_brackets(self) -> Fraction:
        self._depth += 1
        if self._depth > DEEPEST:
            raise AmountError(f"a formula may have at most {DEEPEST} brackets inside each other.")
        self._place += 1
        found = self._sum()
        if self._mark() != ")":
            raise self._unclear()
        self._place += 1
        self._depth -= 1
        return found

    def _mark(self) -> str:
        """Return the sign that comes next; empty: the end. A number is “0”, which is no sign."""
        found = self._tokens[self._place] if self._place < len(self._tokens) else ""
        return found if isinstance(found, str) else "0"

    def _unclear(self) -> AmountError:
        return AmountError(
            f"“={short(self._text)}” cannot be worked out. A formula has numbers, + - * / ( ) and %."
        )
