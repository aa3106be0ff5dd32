"""What cells look like: named styles that all cells share, in the light colours of the themes, as paper has them."""

import json
from collections.abc import Iterator
from typing import Any

from app.model.kinds import Kind
from app.model.levels import LevelSpan
from app.model.terms import Term
from app.paths import resource
from app.tables.values import RiskMark

FACE = "Arial"
BODY_SIZE = 9
_DAY = "yyyy-mm-dd"
_MOMENT = "yyyy-mm-dd hh:mm:ss"

LOOKS: dict[Kind, str] = {
    Kind.CODE: "code",
    Kind.REF: "code",
    Kind.INTEGER: "centre",
    Kind.DECIMAL: "number",
    Kind.SCORE: "centre",
    Kind.LEVEL: "centre",
    Kind.RISK: "centre",
    Kind.FLAG: "centre",
    Kind.DATE: "date",
    Kind.MOMENT: "moment",
    Kind.VECTOR: "code",
}
"""The look of a value by its kind, where it is not plain text."""


COLOURED = (Kind.RISK, Kind.LEVEL, Kind.SEVERITY)
"""The kinds of which each value has a look of its own."""

CENTRED = (Kind.INTEGER, Kind.SCORE, Kind.LEVEL, Kind.RISK, Kind.FLAG, Kind.DATE, Kind.MOMENT)
"""The kinds whose values, and the headings above them, stand in the middle."""

TO_THE_RIGHT = (Kind.DECIMAL,)
"""The kinds whose values, and the headings above them, stand at the right."""

LINED = ".lined"
"""Ends the name of a look that has a line below it."""


def look_of(kind: Kind, value: object) -> str:
    """The look of one value: risk levels, security levels and severities have a colour each."""
    if kind is Kind.RISK and isinstance(value, RiskMark):
        return value.colour
    if kind is Kind.LEVEL:
        level = value.low if isinstance(value, LevelSpan) and not value.is_range else value
        return f"sl.{level}" if isinstance(level, int) else "centre"
    if kind is Kind.SEVERITY and isinstance(value, Term):
        return str(value.value)
    return LOOKS.get(kind, "text")


def field_look_of(kind: Kind, value: object) -> str:
    """The look of a value in a form: like text, and coloured where it is coloured elsewhere."""
    if kind in COLOURED and value is not None:
        return look_of(kind, value)
    return {Kind.DATE: "field.date", Kind.MOMENT: "field.moment"}.get(kind, "field")


def colours() -> dict[str, str]:
    """The colours of the light theme by role, as RRGGBB."""
    tokens = json.loads(resource("themes", "tokens.json").read_text(encoding="utf-8"))
    return {role: colour.removeprefix("#") for role, colour in tokens["themes"]["light"].items()}


def named_styles() -> list[Any]:
    """Every style of a workbook, as openpyxl knows them."""
    light = colours()
    plain = [*_value_styles(light, "", ""), *_ramps(light, "")]
    lined = [*_value_styles(light, LINED, "border.subtle"), *_ramps(light, LINED)]
    return [*_page_styles(light), *_table_styles(light), *plain, *lined]


def _style(
    name: str,
    light: dict[str, str],
    *,
    size: int = BODY_SIZE,
    bold: bool = False,
    italic: bool = False,
    ink: str = "text.primary",
    fill: str = "",
    across: str = "left",
    down: str = "center",
    indent: int = 0,
    wrap: bool = True,
    turned: bool = False,
    pattern: str = "General",
    under: str = "",
    around: str = "",
) -> Any:
    from openpyxl.styles import Alignment, Border, Font, NamedStyle, PatternFill, Side

    style = NamedStyle(name)
    style.font = Font(name=FACE, size=size, bold=bold, italic=italic, color=light[ink])
    style.alignment = Alignment(
        horizontal=across,
        vertical=down,
        wrap_text=wrap and not turned,
        text_rotation=90 if turned else 0,
        indent=indent,
    )
    style.number_format = pattern
    if fill:
        style.fill = PatternFill("solid", fgColor=light[fill])
    if around:
        side = Side("medium", color=light[around])
        style.border = Border(left=side, right=side, top=side, bottom=side)
    if under:
        style.border = Border(bottom=Side("thin", color=light[under]))
    return style


def _page_styles(light: dict[str, str]) -> Iterator[Any]:
    yield _style("title", light, size=15, bold=True, ink="accent", down="center")
    yield _style("project", light, size=10, bold=True, down="center")
    yield _style("about", light, ink="text.secondary", down="center")
    yield _style("section", light, size=11, bold=True, ink="accent.text", down="bottom", under="accent")
    yield _style("label", light, bold=True, ink="text.secondary", under="border.subtle")
    yield _style("field", light, under="border.subtle")
    yield _style("field.date", light, pattern=_DAY, under="border.subtle")
    yield _style("field.moment", light, pattern=_MOMENT, under="border.subtle")
    yield _style("empty", light, italic=True, ink="text.muted")


def _table_styles(light: dict[str, str]) -> Iterator[Any]:
    look: dict[str, Any] = {"bold": True, "fill": "bg.app", "down": "top", "under": "border.control"}
    yield _style("heading", light, indent=1, **look)
    yield _style("heading.centre", light, across="center", **look)
    yield _style("heading.right", light, across="right", indent=1, **look)
    yield _style("heading.turned", light, across="center", turned=True, **look)
    yield _style("heading.above", light, fill="bg.app")
    yield _style("heading.over", light, **(look | {"under": "border.strong", "across": "center", "down": "center"}))
    yield _style("group", light, bold=True, fill="accent.soft", down="center", wrap=False)


def _value_styles(light: dict[str, str], ending: str, under: str) -> Iterator[Any]:
    yield _style(f"text{ending}", light, indent=1, under=under)
    yield _style(f"code{ending}", light, pattern="@", indent=1, under=under)
    yield _style(f"key{ending}", light, bold=True, pattern="@", indent=1, under=under)
    yield _style(f"number{ending}", light, across="right", indent=1, under=under)
    yield _style(f"centre{ending}", light, across="center", under=under)
    yield _style(f"date{ending}", light, across="center", pattern=_DAY, under=under)
    yield _style(f"moment{ending}", light, across="center", pattern=_MOMENT, under=under)
    for severity, ink in (("error", "error"), ("warning", "warn"), ("hint", "info")):
        yield _style(f"{severity}{ending}", light, bold=True, ink=ink, indent=1, under=under)


def _ramps(light: dict[str, str], ending: str) -> Iterator[Any]:
    """Risk and security levels: a fill each, and the letter or digit on it; a white edge keeps neighbours apart."""
    for role in light:
        if role.startswith(("risk.", "sl.")):
            look: dict[str, Any] = {"bold": True, "ink": f"on{role}", "fill": role, "across": "center"}
            yield _style(f"{role}{ending}", light, around="bg.surface", **look)
