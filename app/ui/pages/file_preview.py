"""A look at a kept file: a picture, or the beginning of a text."""

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QImage, QImageReader, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy, QWidget

from app.i18n import _
from app.ui.theme import Theme
from app.ui.widgets.boxes import VBox
from app.ui.widgets.labels import label

_PICTURES = ("png", "jpg", "jpeg", "svg")
_TEXTS = ("txt", "csv", "md", "log", "json", "xml", "ini", "cfg", "yaml", "yml")
_MOST_TEXT = 20_000
_TALL = 260
_LARGEST = 1600


def can_preview(name: str) -> bool:
    """Whether a file of that name can be looked at here."""
    return _suffix(name) in (*_PICTURES, *_TEXTS)


def _suffix(name: str) -> str:
    return name.rpartition(".")[2].casefold()


class _Picture(QWidget):
    """A picture as large as its place lets it be, never larger than it is."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme, self.image = theme, QImage()
        self._drawn = QImage()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_image(self, image: QImage) -> None:
        self.image, self._drawn = image, QImage()
        self._measure()
        self.update()

    def _fitted(self) -> QSize:
        room = QSize(max(self.width(), 1), self.theme.px(_TALL))
        size = self.image.size()
        if size.isEmpty() or (size.width() <= room.width() and size.height() <= room.height()):
            return size
        return size.scaled(room, Qt.AspectRatioMode.KeepAspectRatio)

    def _measure(self) -> None:
        self.setFixedHeight(max(self._fitted().height(), 1))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._measure()

    def paintEvent(self, event: QPaintEvent) -> None:
        size, ratio = self._fitted(), self.devicePixelRatioF()
        if self._drawn.size() != size * ratio:
            smooth = Qt.TransformationMode.SmoothTransformation  # thin lines of a drawing would get lost otherwise
            self._drawn = self.image.scaled(size * ratio, Qt.AspectRatioMode.IgnoreAspectRatio, smooth)
            self._drawn.setDevicePixelRatio(ratio)
        painter = QPainter(self)
        painter.fillRect(0, 0, size.width(), size.height(), Qt.GlobalColor.white)
        painter.drawImage(0, 0, self._drawn)
        painter.end()


class FilePreview(QWidget):
    """Shows one file, or why it cannot be shown."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        column = VBox(theme, self, margins=(16, 8, 16, 12), spacing=6)
        self._name = label("", "strong", wrap=True)
        self._why = label("", "caption", "secondary", wrap=True)
        self.picture = _Picture(theme)
        self.text = QPlainTextEdit(readOnly=True)
        self.text.setTabChangesFocus(True)
        for part in (self._name, self._why, self.picture, self.text):
            column.addWidget(part)
        theme.changed.connect(self._measure)
        self._measure()
        self.hide()

    def _measure(self) -> None:
        self.text.setFixedHeight(self.theme.px(_TALL))

    def show_file(self, name: str, content: bytes | None) -> None:
        """Show the content of a file; None says that it is lost."""
        self._name.setText(name)
        self.picture.hide()
        self.text.hide()
        self._why.hide()
        if content is None:
            self._say(_("What was kept is missing or was changed. Attach the file again."))
        elif _suffix(name) in _PICTURES:
            self._show_picture(name, content)
        else:
            self._show_text(name, content)
        self.show()

    def _say(self, why: str) -> None:
        self._why.setText(why)
        self._why.show()

    def _show_picture(self, name: str, content: bytes) -> None:
        kept = QByteArray(content)
        buffer = QBuffer(kept)
        buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        reader = QImageReader(buffer, QByteArray(_suffix(name).encode()))
        size = reader.size()
        if not size.isEmpty() and max(size.width(), size.height()) > _LARGEST:
            reader.setScaledSize(size.scaled(_LARGEST, _LARGEST, Qt.AspectRatioMode.KeepAspectRatio))
        image = reader.read()
        if image.isNull():
            self._say(_("This picture cannot be read. Open it with the program that made it."))
            return
        self.picture.setAccessibleName(_("Picture {file}").format(file=name))
        self.picture.show_image(image)
        self.picture.show()

    def _show_text(self, name: str, content: bytes) -> None:
        self.text.setAccessibleName(_("Text of {file}").format(file=name))
        self.text.setPlainText(content[: 4 * _MOST_TEXT].decode("utf-8", errors="replace")[:_MOST_TEXT])
        self.text.show()
