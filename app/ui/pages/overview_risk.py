"""The risk of all scenarios in two matrices: without measures, and as it is today."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from app.i18n import _, ngettext
from app.model.vocabulary import Stage
from app.risk.method import Method
from app.ui.pages.overview_parts import Card
from app.ui.pages.risk_signs import grid_of
from app.ui.paint.basics import write
from app.ui.theme import Theme
from app.ui.widgets.boxes import HBox, VBox
from app.ui.widgets.labels import label
from app.ui.widgets.painted import Painted
from app.ui.widgets.risk_matrix import RiskMatrix
from app.workflow.outlook import Outlook


class ToleranceKey(Painted):
    """What the thick line means."""

    def measure(self) -> QSize:
        return QSize(self.theme.px(112), self.theme.px(18))

    def draw(self, painter: QPainter, rect: QRectF) -> None:
        px, theme = self.theme.px, self.theme
        line = QRectF(0, round(rect.height() / 2) - px(1), px(18), px(2.5))
        painter.fillRect(line, theme.c("text.primary"))
        place = rect.adjusted(px(24), 0, 0, 0)
        write(painter, place, _("tolerance line"), theme.font("caption"), theme.c("text.secondary"))


class RiskCard(Card):
    """Both matrices in count mode. `asked` carries a stage and a cell of which the scenarios are wanted."""

    asked = Signal(object, object)

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, _("Risk"))
        self.head.addWidget(ToleranceKey(theme))
        holder = QWidget()
        row = HBox(theme, holder, margins=(4, 10, 12, 10), spacing=8)
        self.matrices: dict[Stage, RiskMatrix] = {}
        self._above = {}
        self._method: Method | None = None
        row.addStretch(1)
        for stage, title in ((Stage.UNMITIGATED, _("Unmitigated")), (Stage.CURRENT, _("Residual"))):
            side = VBox(theme, spacing=4)
            words = HBox(theme, margins=(46, 0, 0, 0), spacing=10)
            words.addWidget(label(title, "strong"))
            self._above[stage] = label("", "caption", "error")
            words.addWidget(self._above[stage])
            words.addStretch(1)
            side.addLayout(words)
            matrix = self.matrices[stage] = RiskMatrix(theme, grid_of(None))
            matrix.opened.connect(lambda cell, stage=stage: self.asked.emit(stage, cell))
            matrix.show_counts({})
            matrix.setAccessibleName(_("Risk matrix, {stage}").format(stage=title.lower()))
            side.addWidget(matrix, alignment=Qt.AlignmentFlag.AlignLeft)
            row.addLayout(side)
        row.addStretch(1)
        self.rows.addWidget(holder)

    def show_outlook(self, method: Method | None, outlook: Outlook) -> None:
        """Show how many scenarios stand where."""
        scored = outlook.scored
        self.entitle(ngettext("Risk, {n} scored scenario", "Risk, {n} scored scenarios", scored).format(n=scored))
        for stage, matrix in self.matrices.items():
            picture = outlook.stages[stage]
            if method is not self._method:
                matrix.show_grid(grid_of(method))
            name = matrix.accessibleName()
            matrix.show_counts(picture.counts)
            matrix.setAccessibleName(name)
            self._above[stage].setText(_("{n} above").format(n=picture.above) if picture.above else "")
        self._method = method
