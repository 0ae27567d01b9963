"""Bodies, the lines between them, and their posts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from core.model.diff import Difference, Sign
from core.model.entities.structure import Organisation, Post, ReportingLine
from core.model.kinds import KINDS
from core.model.model import Model
from core.model.naming import enumerated, in_prose, the
from core.model.words import count, sentence

MOST = 6
"""How many names one sentence lists before it counts the rest."""
FEW_POSTS = 3
"""How many new posts of one body are said one by one before they are counted."""
Found = Mapping[str, Sequence[Difference]]


def bodies(found: Found, before: Model, after: Model) -> list[str]:
    """Return what becomes of bodies, of who answers to whom, and of posts."""
    return [
        *_new(found, after),
        *_changed(found, before, after),
        *_closed(found),
        *_lines(found, before, after),
        *_posts(found, before, after),
    ]


def _new(found: Found, after: Model) -> Iterator[str]:
    by_parent: dict[str, list[str]] = {}
    for difference in found.get("organisation", ()):
        if difference.before is None and isinstance(new := difference.after, Organisation):
            by_parent.setdefault(in_prose(new.parent, after), []).append(the(new.name))
    for parent, names in sorted(by_parent.items()):
        yield _several(names, "is new", "are new", f", part of {parent}" if parent else "")


def _closed(found: Found) -> Iterator[str]:
    names = [
        the(difference.before.name)
        for difference in found.get("organisation", ())
        if difference.after is None and isinstance(difference.before, Organisation)
    ]
    if names:
        yield _several(names, "closes", "close")


def _changed(found: Found, before: Model, after: Model) -> Iterator[str]:
    by_parent: dict[str, list[str]] = {}
    rest: list[str] = []
    for difference in found.get("organisation", ()):
        old, new = difference.before, difference.after
        if not isinstance(old, Organisation) or not isinstance(new, Organisation):
            continue
        if "name" in difference.fields:
            rest.append(sentence(f"{the(old.name)} is renamed {new.name}"))
        if "parent" in difference.fields:
            by_parent.setdefault(in_prose(new.parent, after, before), []).append(the(new.name))
        rest += _other_fields(difference, new, before, after)
    for parent, names in sorted(by_parent.items(), key=lambda each: (not each[0], each[0])):
        where = f" part of {parent}" if parent else " part of no other body"
        yield _several(names, "becomes", "become", where)
    yield from rest


def _other_fields(difference: Difference, new: Organisation, before: Model, after: Model) -> Iterator[str]:
    for name in difference.fields:
        if name in ("name", "short_name", "parent", "notes", "code"):
            continue
        was, now = before.text(difference.before, name), after.text(new, name)  # type: ignore[arg-type]  # both are there
        label = KINDS["organisation"].fields[name].label.lower()
        if name == "purpose" and now:
            yield sentence(f"The purpose of {the(new.name)} becomes: {now}")
        elif was and now:
            yield sentence(f"The {label} of {the(new.name)} changes from “{was}” to “{now}”")
        else:
            yield sentence(f"The {label} of {the(new.name)} is {f'“{now}”' if now else f'no longer “{was}”'}")


def _lines(found: Found, before: Model, after: Model) -> list[str]:
    closing = {difference.key.id for difference in found.get("organisation", ()) if difference.after is None}
    lines = []
    for difference in found.get("reporting_line", ()):
        line = difference.after or difference.before
        if isinstance(line, ReportingLine) and not {line.organisation, line.to} & closing:
            lines.append(_line(difference, line, before, after))
    return lines if len(lines) <= MOST else [sentence(f"{count(len(lines), 'reporting line')} change")]


def _line(difference: Difference, line: ReportingLine, before: Model, after: Model) -> str:
    sign = difference.sign
    who, to = in_prose(line.organisation, after, before), in_prose(line.to, after, before)
    if sign is Sign.CLOSED:
        return sentence(f"{who} no longer answers to {to}")
    if difference.fields == ("nature",):
        return sentence(f"{who} still answers to {to}, and now for this: {line.nature or 'not said'}")
    style = "in full" if line.style == "solid" else "in part"
    now = "now " if sign is Sign.CHANGED else ""
    return sentence(f"{who} {now}answers {style} to {to}{f': {line.nature}' if line.nature else ''}")


def _posts(found: Found, before: Model, after: Model) -> Iterator[str]:
    changes = found.get("post", ())
    for difference in changes:
        old, new = difference.before, difference.after
        if isinstance(old, Post) and isinstance(new, Post) and old.title != new.title:
            yield sentence(f"The post of {old.title} becomes {new.title}")
    yield from _new_posts(changes, after)
    yield from _lost_seats(changes, before, after)
    by_head: dict[str, list[str]] = {}
    for difference in changes:
        new = difference.after
        if isinstance(new, Post) and "reports_to" in difference.fields and new.reports_to:
            by_head.setdefault(after.name(Post, new.reports_to), []).append(f"the {new.title}")
    for head, titles in sorted(by_head.items()):
        yield _several(titles, "now reports", "now report", f" to the {head}")
    alone = [
        f"the {new.title}"
        for difference in changes
        if isinstance(new := difference.after, Post)
        and "reports_to" in difference.fields
        and not new.reports_to
    ]
    if alone:
        yield _several(alone, "no longer reports", "no longer report", " to another post")
    closed = [d.before.title for d in changes if d.after is None and isinstance(d.before, Post)]
    if closed:
        one = len(closed) == 1
        names = enumerated(sorted(closed, key=str.casefold), MOST)
        yield sentence(f"The {'post' if one else 'posts'} of {names} {'ends' if one else 'end'}")


def _new_posts(changes: Sequence[Difference], after: Model) -> Iterator[str]:
    """Yield each new post with its seat; those without one are counted where a body has many."""
    by_body: dict[str, list[Post]] = {}
    for difference in changes:
        if difference.before is None and isinstance(new := difference.after, Post):
            by_body.setdefault(in_prose(new.organisation, after), []).append(new)
    for body, posts in by_body.items():
        plain = [post for post in posts if not post.board]
        many = len(plain) > FEW_POSTS
        for post in posts if not many else [post for post in posts if post.board]:
            seat = f", with a seat on the board of {in_prose(post.board, after)}" if post.board else ""
            yield sentence(f"There is a new post of {post.title} at {body}{seat}")
        if many:
            yield sentence(f"{count(len(plain), 'post')} are new at {body}")


def _lost_seats(changes: Sequence[Difference], before: Model, after: Model) -> Iterator[str]:
    """Yield who loses a seat on which board, and who gains one; a new post says so itself."""
    lost: dict[str, list[str]] = {}
    gained: dict[str, list[str]] = {}
    for difference in changes:
        old, new = difference.before, difference.after
        if isinstance(old, Post) and isinstance(new, Post) and old.board != new.board:
            if old.board:
                lost.setdefault(in_prose(old.board, before, after), []).append(f"the {new.title}")
            if new.board:
                gained.setdefault(in_prose(new.board, after), []).append(f"the {new.title}")
    for board, titles in sorted(lost.items()):
        yield _several(titles, "no longer has", "no longer have", f" a seat on the board of {board}")
    for board, titles in sorted(gained.items()):
        yield _several(titles, "gains", "gain", f" a seat on the board of {board}")


def _several(names: list[str], one: str, many: str, rest: str = "") -> str:
    row = enumerated(sorted(names, key=str.casefold), MOST)
    return sentence(f"{row} {one if len(names) == 1 else many}{rest}")
