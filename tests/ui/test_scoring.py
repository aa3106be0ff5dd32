"""Score picker and risk matrix: keys, mouse, and what a screen reader hears."""

import pytest
from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from app.model.vocabulary import Stage
from app.ui.paint.matrix import Frame, Grid, marker_places, tolerance_lines
from app.ui.theme import Theme
from app.ui.widgets.risk_matrix import RiskMatrix
from app.ui.widgets.score_picker import Anchor, ScorePicker

GRID = Grid((("V", "L"), ("L", "H"), ("", "H")), {"V": "risk.V", "L": "risk.L", "H": "risk.H"}, frozenset("VL"))


@pytest.fixture
def picker(theme: Theme, qtbot: QtBot) -> ScorePicker:
    """A picker of five, nothing chosen, that shows at once what is picked."""
    words = ("Rare", "Unlikely", "Possible", "Likely", "Frequent")
    made = ScorePicker(theme, "Likelihood", [Anchor(word) for word in words], Stage.CURRENT)
    made.picked.connect(made.choose)
    qtbot.addWidget(made)
    made.show()
    return made


def test_empty_is_a_state_of_its_own(picker: ScorePicker) -> None:
    assert picker.value is None
    assert not any(cell.isChecked() for cell in picker.findChildren(QAbstractButton))
    assert picker.accessibleName() == "Likelihood, residual, not scored"


def test_a_digit_sets_the_score_and_delete_clears_it(picker: ScorePicker) -> None:
    QTest.keyClick(picker, Qt.Key.Key_2)
    assert picker.value == 2
    assert picker.accessibleName() == "Likelihood, residual, 2 of 5, Unlikely"
    QTest.keyClick(picker, Qt.Key.Key_9)
    assert picker.value == 2
    QTest.keyClick(picker, Qt.Key.Key_Delete)
    assert picker.value is None


def test_arrows_go_one_up_and_down_and_stay_within_the_scale(picker: ScorePicker) -> None:
    seen = []
    for key in [Qt.Key.Key_Left] + [Qt.Key.Key_Right] * 2 + [Qt.Key.Key_Left]:
        QTest.keyClick(picker, key)
        seen.append(picker.value)
    assert seen == [5, 5, 5, 4]


def test_a_click_says_what_was_picked_and_what_is_shown_waits_for_the_answer(theme: Theme, qtbot: QtBot) -> None:
    picker = ScorePicker(theme, "Cost", [Anchor("Low"), Anchor("High")], Stage.UNMITIGATED)
    qtbot.addWidget(picker)
    picker.show()
    with qtbot.waitSignal(picker.picked) as picked:
        QTest.mouseClick(picker.findChildren(QAbstractButton)[1], Qt.MouseButton.LeftButton)
    assert picked.args == [2]
    assert picker.value is None


def test_a_picker_is_one_stop_for_the_tab_key(picker: ScorePicker) -> None:
    assert all(cell.focusPolicy() == Qt.FocusPolicy.NoFocus for cell in picker.findChildren(QAbstractButton))
    assert picker.focusPolicy() & Qt.FocusPolicy.TabFocus


@pytest.fixture
def matrix(theme: Theme, qtbot: QtBot) -> RiskMatrix:
    """A matrix of three by two with a hole, in which the residual risk is moved."""
    made = RiskMatrix(theme, GRID)
    qtbot.addWidget(made)
    made.show_markers({Stage.UNMITIGATED: (3, 2), Stage.CURRENT: (1, 1)}, Stage.CURRENT)
    made.show()
    return made


def test_arrow_keys_move_the_active_marker_and_leave_holes_out(matrix: RiskMatrix, qtbot: QtBot) -> None:
    moved: list[tuple[object, object]] = []
    matrix.moved.connect(lambda stage, cell: moved.append((stage, cell)))
    for key in (Qt.Key.Key_Up, Qt.Key.Key_Right, Qt.Key.Key_Down):
        QTest.keyClick(matrix, key)
    assert moved == [(Stage.CURRENT, (2, 1)), (Stage.CURRENT, (1, 2))]
    matrix.show_markers({Stage.CURRENT: (2, 1)}, Stage.CURRENT)
    QTest.keyClick(matrix, Qt.Key.Key_Up)
    assert len(moved) == 2


def test_a_click_moves_the_active_marker_to_the_cell(matrix: RiskMatrix, qtbot: QtBot) -> None:
    place = matrix._frame.area((2, 2)).center().toPoint()
    with qtbot.waitSignal(matrix.moved) as moved:
        QTest.mouseClick(matrix, Qt.MouseButton.LeftButton, pos=place)
    assert moved.args == [Stage.CURRENT, (2, 2)]


def test_the_matrix_tells_in_a_sentence_what_stands_where(matrix: RiskMatrix) -> None:
    said = matrix.accessibleDescription()
    assert "Unmitigated: likelihood 3, impact 2, H" in said
    assert "Residual: likelihood 1, impact 1, V" in said


def test_a_matrix_that_counts_opens_the_scenarios_of_a_cell(matrix: RiskMatrix, qtbot: QtBot) -> None:
    matrix.show_counts({(2, 2): 12})
    for key in (Qt.Key.Key_Up, Qt.Key.Key_Right):
        QTest.keyClick(matrix, key)
    assert "12 scenarios" in matrix.accessibleDescription()
    with qtbot.waitSignal(matrix.opened) as opened:
        QTest.keyClick(matrix, Qt.Key.Key_Return)
    assert opened.args == [(2, 2)]


def test_the_tolerance_line_runs_between_accepted_and_not_accepted_alone(theme: Theme) -> None:
    frame = Frame(theme, GRID)
    lines = tolerance_lines(frame)
    assert len(lines) == 2
    between = {(line.center().x(), line.center().y()) for line in lines}
    beside, above = frame.area((2, 2)).left() - theme.px(2) / 2, frame.area((1, 2)).top() - theme.px(2) / 2
    assert between == {(beside, frame.area((2, 1)).center().y()), (frame.area((1, 2)).center().x(), above)}


@pytest.mark.parametrize("side", [32, 42])
def test_a_marker_leaves_the_letter_of_its_cell_to_be_read(theme: Theme, side: int) -> None:
    frame = Frame(theme, GRID, side=side)
    middle = marker_places(frame, {Stage.UNMITIGATED: (2, 2)})[Stage.UNMITIGATED]
    letter = QRectF(frame.area((2, 2)).topLeft() + QPointF(theme.px(5), theme.px(4)), QSizeF(theme.px(9), theme.px(13)))
    half = theme.px(side) * 0.26
    assert not letter.intersects(QRectF(middle.x() - half, middle.y() - half, 2 * half, 2 * half))
    assert frame.at(middle) == (2, 2)


@pytest.mark.parametrize("scale", [0.9, 1.0, 1.25, 1.5])
def test_every_marker_is_drawn_on_every_cell(theme: Theme, qtbot: QtBot, scale: float) -> None:
    theme.switch(scale=scale)
    matrix = RiskMatrix(theme, GRID)
    qtbot.addWidget(matrix)
    pictures = set()
    for cell in ((1, 1), (1, 2), (2, 1), (2, 2), (3, 2)):
        matrix.show_markers(dict.fromkeys(Stage, cell))
        pictures.add(bytes(matrix.grab().toImage().constBits()))
    assert len(pictures) == 5
