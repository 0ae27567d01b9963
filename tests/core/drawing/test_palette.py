"""Every text can be read: at least 4.5 : 1 on whatever it is set on, light and dark.

Source: Web Content Accessibility Guidelines 2.1, success criteria 1.4.3 and 1.4.11.
"""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from core.drawing.palette import DARK, LIGHT, OPTION_COLOURS, option_colour

PALETTES = pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
TEXTS = ("ink", "quiet", "accent", "heading", "new", "closed", "changed", "warning")
TINTS = ("tier-national", "tier-regional", "tier-system", "tier-local")
GROUNDS = ("paper", "ground", "raised", *TINTS)
SOFT = ("accent", "new", "closed", "changed", "warning")


def luminance(colour: str) -> float:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def test_black_on_white_is_21_to_1() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)


@PALETTES
@pytest.mark.parametrize("text", TEXTS)
def test_text_can_be_read_on_every_ground(palette: Mapping[str, str], text: str) -> None:
    assert {ground for ground in GROUNDS if contrast(palette[text], palette[ground]) < 4.5} == set()


@PALETTES
@pytest.mark.parametrize("name", SOFT)
def test_text_can_be_read_on_its_own_soft_ground(palette: Mapping[str, str], name: str) -> None:
    for text in (name, "ink", "quiet"):
        assert contrast(palette[text], palette[f"{name}-soft"]) >= 4.5


@PALETTES
@pytest.mark.parametrize("fill", SOFT)
def test_text_on_a_full_colour_can_be_read(palette: Mapping[str, str], fill: str) -> None:
    assert contrast(palette["on-accent"], palette[fill]) >= 4.5


@PALETTES
def test_connectors_and_outlines_stand_out(palette: Mapping[str, str]) -> None:
    for ground in GROUNDS:
        assert contrast(palette["strong"], palette[ground]) >= 3
        assert contrast(palette["accent"], palette[ground]) >= 3


def test_light_and_dark_name_the_same_colours() -> None:
    assert list(LIGHT) == list(DARK)


@pytest.mark.parametrize("colour", OPTION_COLOURS)
def test_white_can_be_read_on_the_colour_of_every_option(colour: str) -> None:
    assert contrast("#ffffff", colour) >= 4.5


def test_the_colours_of_options_begin_again_after_the_last() -> None:
    assert option_colour(len(OPTION_COLOURS)) == option_colour(0) == OPTION_COLOURS[0]
