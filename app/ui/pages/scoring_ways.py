"""Where on the scoring card something about a scenario is put right."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton

from app.model.vocabulary import Stage

if TYPE_CHECKING:
    from app.ui.pages.scoring_card import ScoringCard

MEASURES = frozenset({"measures", "countermeasure_id"})
ON_THE_CARD = MEASURES | {"decision", *Stage}
"""What no cell of the worksheet can enter."""


def point_to(card: "ScoringCard", field: str) -> None:
    """Give the keyboard to the pickers of a stage, the decision, the line of a countermeasure, or a field."""
    if field in MEASURES:
        card.measures.ask()
    elif field == "decision":
        first = card.decision.kinds.findChild(QAbstractButton)
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)
    elif field in set(Stage) and card.grid is not None:
        card.grid.first_open(Stage(field)).setFocus(Qt.FocusReason.OtherFocusReason)
    else:
        for form in (card.form, card.rest):
            form.point_to(field)
