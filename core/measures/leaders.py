"""Who leads: seats on the board, and the registration that posts need."""

from __future__ import annotations

from core.measures import measure
from core.model.entities.structure import Post
from core.model.leaders import CHIEF, LEADING, Registration, digital_seat, registration
from core.model.model import Model

ARGUMENT = "The argument of November 2020 that the sample plan sets out"


@measure("digital_leaders_on_board", "Digital leaders on the board", "posts", ARGUMENT)
def digital_leaders_on_board(model: Model, _baseline: Model) -> int:
    """Count the digital leaders on the board of the body accountable for most duties, or of one above it.

    A board whose own chief is a digital leader does not count.
    """
    return len(digital_seat(model).seated)


@measure("chief_and_leading_posts", "Chief and leading posts", "posts")
def chief_and_leading_posts(model: Model, _baseline: Model) -> int:
    """Count the posts that lead their body, or a part of it."""
    standings = model.table(Post).by("standing")
    return sum(len(standings.get(standing, ())) for standing in (CHIEF, LEADING))


@measure("posts_needing_registration", "Posts that need professional registration", "posts", ARGUMENT)
def posts_needing_registration(model: Model, _baseline: Model) -> int:
    """Count the posts that need professional registration."""
    return len(model.table(Post).by("registration").get(True, ()))


@measure("registrations_unmet", "Professional registrations unmet", "posts", ARGUMENT)
def registrations_unmet(model: Model, _baseline: Model) -> int:
    """Count the posts that need professional registration and name no register."""
    posts = model.table(Post).by("registration").get(True, ())
    return sum(registration(post) is Registration.UNMET for post in posts)
