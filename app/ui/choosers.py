"""The system's file chooser, the only dialog there is."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

from app.i18n import _


def documents() -> Path:
    """The folder for documents of this user; the home folder where there is none."""
    found = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
    return found if found.is_dir() else Path.home()


def _chooser(parent: QWidget, title: str) -> QFileDialog:
    """One that starts where the project of the window lies, without a project in the documents."""
    chooser = QFileDialog(parent, title)
    project = parent.window().windowFilePath()
    chooser.setDirectory(str(Path(project).parent if project else documents()))
    return chooser


def choose_file(parent: QWidget, title: str, names: str, done: Callable[[Path], None]) -> None:
    """Let the person choose a file that is there; `names` says which are offered."""
    chooser = _chooser(parent, title)
    chooser.setFileMode(QFileDialog.FileMode.ExistingFile)
    chooser.setNameFilter(names)
    chooser.fileSelected.connect(lambda name: done(Path(name)))
    chooser.open()


def choose_files(parent: QWidget, title: str, done: Callable[[list[Path]], None]) -> None:
    """Let the person choose one or more files of any kind."""
    chooser = _chooser(parent, title)
    chooser.setFileMode(QFileDialog.FileMode.ExistingFiles)
    chooser.filesSelected.connect(lambda names: done([Path(name) for name in names]))
    chooser.open()


def choose_new_file(parent: QWidget, title: str, names: str, proposal: Path, done: Callable[[Path], None]) -> None:
    """Let the person choose where a new file goes. One that is there may be chosen; whoever writes it has to say so."""
    chooser = _chooser(parent, title)
    chooser.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    chooser.setOption(QFileDialog.Option.DontConfirmOverwrite)
    chooser.setNameFilter(names)
    chooser.setDefaultSuffix(proposal.suffix.removeprefix("."))
    chooser.setDirectory(str(proposal.parent))
    chooser.selectFile(proposal.name)
    chooser.fileSelected.connect(lambda name: done(Path(name)))
    chooser.open()


def choose_export(parent: QWidget, stem: str, done: Callable[[Path], None]) -> None:
    """Let the person choose where a workbook or a JSON document goes; the name proposed is `stem`."""
    chooser = _chooser(parent, _("Export the assessment"))
    chooser.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    chooser.setNameFilters([_("Excel workbook (*.xlsx)"), _("JSON document (*.json)")])
    chooser.setDefaultSuffix("xlsx")
    chooser.selectFile(stem)
    chooser.filterSelected.connect(lambda name: chooser.setDefaultSuffix("json" if "json" in name else "xlsx"))
    chooser.fileSelected.connect(lambda name: done(Path(name)))
    chooser.open()
