"""A secretary's own words, in a small safe part of Markdown, as blocks.

It knows paragraphs, bullets, ordered lists, headings, and links to https and mailto, whose address is
printed. Bold and italic are read and set plain: GOV.UK asks papers to do without. All else stays as it was
typed, to be seen: no HTML, no picture, no code. Placeholders such as {option.name} are filled in after that,
so that no name in a plan can be taken for markup.

Source: GOV.UK, “Publishing accessible documents”.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from functools import cache
from typing import TYPE_CHECKING

from core.papers.blocks import Block, Bullets, Heading, Paragraph

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

RULES = ("list", "heading", "emphasis", "balance_pairs", "fragments_join", "link", "escape")
SCHEMES = ("https://", "mailto:")
HOLDER = re.compile(r"\{([A-Za-z][\w.-]*)\}")
DEEPEST = 3
LONGEST = 200_000
"""Characters of one narrative: a hundred pages."""


def narrative(text: str, words: Mapping[str, str]) -> tuple[list[Block], list[str]]:
    """Return what somebody wrote as blocks, and what is wrong with it, in sentences.

    `words` are what placeholders stand for, by their names. A placeholder that is none stays as it is.
    """
    problems: list[str] = []
    if len(text) > LONGEST:
        problems.append(f"The text is longer than {LONGEST:,} characters; only its beginning is printed.")
    reader = _Reader(words, problems)
    reader.read(_parser().parse(text[:LONGEST]))
    return reader.blocks, list(dict.fromkeys(problems))


@cache
def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt  # noqa: PLC0415  # only a plan with narrative needs it

    found = MarkdownIt("zero", {"html": False, "maxNesting": 20}).enable(list(RULES))
    found.validateLink = lambda url: url.strip().casefold().startswith(SCHEMES)  # type: ignore[method-assign]
    found.normalizeLink = lambda url: url  # type: ignore[method-assign]  # printed as it was typed
    return found


class _Reader:
    """Reads what the parser found, into blocks."""

    def __init__(self, words: Mapping[str, str], problems: list[str]) -> None:
        self.blocks: list[Block] = []
        self._words, self._problems = words, problems
        self._level = 1

    def read(self, tokens: list[Token]) -> None:
        """Add the blocks that the tokens make."""
        place = 0
        while place < len(tokens):
            token = tokens[place]
            if token.type in ("bullet_list_open", "ordered_list_open"):
                end = _end(tokens, place)
                self._list(token, tokens[place:end])
                place = end
                continue
            if token.type == "heading_open":
                self._heading(token.tag, self._said(tokens[place + 1]))
            elif token.type == "paragraph_open" and (said := self._said(tokens[place + 1])):
                self.blocks.append(Paragraph(said))
            place += 1

    def _heading(self, tag: str, said: str) -> None:
        """Add a heading: below the section it is in, and one step down at most."""
        if said:
            self._level = min(max(int(tag[1]) - 1, 2), self._level + 1, DEEPEST)
            self.blocks.append(Heading(said, level=self._level))

    def _list(self, opening: Token, tokens: list[Token]) -> None:
        """Add a list; one within it goes on in the same list, for a board paper has one level."""
        items = [(sign, said) for sign, said in self._items(tokens) if said]
        ordered = opening.type == "ordered_list_open"
        signs = [sign for sign, _ in items if sign]
        if ordered and signs not in ([str(n) for n in range(1, len(signs) + 1)], ["1"] * len(signs)):
            # “2020. A hard year” is a sentence: its number is not to be lost.
            self.blocks += [Paragraph(f"{sign}. {said}" if sign else said) for sign, said in items]
        elif items:
            self.blocks.append(Bullets(tuple(said for _, said in items), ordered=ordered))

    def _items(self, tokens: list[Token]) -> Iterator[tuple[str, str]]:
        """Yield the number that each item of the outer list was given, if any, and what it says."""
        sign, said, outer = "", list[str](), tokens[0].level + 1
        for token in tokens:
            if token.type == "list_item_open":
                yield sign, " ".join(said)
                # The number of an item within an item is kept with its words.
                inner = token.level > outer
                sign, said = ("", [f"{token.info}."] if token.info else []) if inner else (token.info, [])
            elif token.type == "inline":
                said += filter(None, [self._said(token)])
        yield sign, " ".join(said)

    def _said(self, token: Token) -> str:
        """Return the text of a paragraph, its placeholders filled in."""
        return " ".join(HOLDER.sub(self._filled, _text(token.children or [])).split())

    def _filled(self, found: re.Match[str]) -> str:
        name = found[1]
        if name in self._words:
            return self._words[name]
        near = get_close_matches(name, self._words, 1)
        hint = f" Did you mean {{{near[0]}}}?" if near else ""
        self._problems.append(f"There is no placeholder {{{name}}}.{hint}")
        return found[0]


def _text(tokens: list[Token]) -> str:
    """Return text without emphasis, the address of a link after its words."""
    said: list[str] = []
    links: list[tuple[str, str, int]] = []
    for place, token in enumerate(tokens):
        if token.type == "link_open":
            title = str(token.attrGet("title") or "")
            links.append((str(token.attrGet("href") or ""), title, len(said)))
        elif token.type == "link_close":
            href, title, begin = links.pop()
            address = href.strip().removeprefix("mailto:")
            if title or "".join(said[begin:]).strip() != address:
                said.append(f" ({address}, “{title}”)" if title else f" ({address})")
        elif token.markup and not token.content and _within_word(tokens, place):
            said.append(token.markup)  # 2*3*4 is no emphasis
        else:
            said.append(token.content)
    return "".join(said)


def _within_word(tokens: list[Token], place: int) -> bool:
    """Return whether a letter or a digit stands right before a mark of emphasis and right after it."""
    before, after = (
        tokens[place - 1] if place else None,
        tokens[place + 1] if place + 1 < len(tokens) else None,
    )
    return bool(before and after and before.content[-1:].isalnum() and after.content[:1].isalnum())


def _end(tokens: list[Token], place: int) -> int:
    """Return the place after what begins at a place ends."""
    depth = 0
    for number in range(place, len(tokens)):
        depth += tokens[number].nesting
        if depth == 0:
            return number + 1
    return len(tokens)
