"""Recent projects: what is remembered of one when it is opened and closed, and the words that tell it."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from PySide6.QtCore import QDir, QStandardPaths, QStorageInfo

from app.i18n import _, ngettext
from app.model.entities import Project as ProjectRow
from app.paths import sample_file
from app.settings import Recent
from app.ui.bridge import Bridge

_SCENARIO_RISK = "5.10"
_SHARES = (b"nfs", b"nfs4", b"cifs", b"smb3", b"smbfs", b"fuse.sshfs", b"afpfs", b"webdav")
_STICKS = ("/media/", "/run/media/", "/mnt/", "/Volumes/")


def recent_of(bridge: Bridge, before: Recent | None) -> Recent:
    """What to remember of an open project; figures that were not evaluated yet stay as they were `before`."""
    path, standing = bridge.project.path, bridge.standing()
    row = bridge.assessment.facts.only(ProjectRow)
    known = replace(
        before or Recent(str(path), "", ""),
        path=str(path),
        project_id=row.id if row is not None else "",
        name=standing.name,
        client=(row.client or row.asset_owner) if row is not None else "",
        revision=row.revision if row is not None else "",
        opened=datetime.now(UTC).isoformat(timespec="seconds"),
        where=where_words(path),
    )
    if not standing.steps:
        return known
    clauses = (clause for step in standing.steps for clause in step.clauses)
    risk = next(clause.progress for clause in clauses if clause.clause.number == _SCENARIO_RISK)
    parts = tuple(min(round(step.part, 4), 1.0 if step.part >= 1 else 0.9999) for step in standing.steps)
    return replace(
        known,
        parts=parts,
        scored=risk.done,
        unscored=risk.open,
        above=risk.above,
        signed=parts[-1] >= 1,
    )


def residual_words(recent: Recent) -> tuple[str, str]:
    """The residual risk in words and the role of their colour. Only where all is scored can all be tolerable."""
    if recent.above:
        return ngettext("{n} above tolerable", "{n} above tolerable", recent.above).format(n=recent.above), "error"
    if not recent.scored:
        return _("not scored"), "text.muted"
    if recent.unscored:
        return ngettext("{n} not scored", "{n} not scored", recent.unscored).format(n=recent.unscored), "text.muted"
    return _("all tolerable"), "ok"


def revision_words(recent: Recent) -> str:
    """The revision, and whether it is signed or a draft; "" where none is known."""
    if not recent.revision:
        return ""
    said = _("Rev {revision} signed") if recent.signed else _("Rev {revision} draft")
    return said.format(revision=recent.revision)


def opened_words(opened: str, today: date) -> str:
    """When it was open last, as people say it: "Today 14:32", "6 Mar", "6 Mar 2025"; "" where that is not known."""
    try:
        moment = datetime.fromisoformat(opened).astimezone()
    except ValueError:
        return ""
    if moment.date() == today:
        return _("Today {time}").format(time=f"{moment:%H:%M}")
    if moment.date() == today - timedelta(days=1):
        return _("Yesterday {time}").format(time=f"{moment:%H:%M}")
    year = f" {moment.year}" if moment.year != today.year else ""
    return f"{moment.day} {moment:%b}{year}"


def where_words(path: Path) -> str:
    """On what a file lies, in words: a folder, a stick with its label, a share. It may take a while on a slow drive."""
    if path == sample_file():
        return _("Sample plant")
    storage = QStorageInfo(str(path.parent))
    root = storage.rootPath()
    if QDir.toNativeSeparators(str(path)).startswith("\\\\") or bytes(storage.fileSystemType().data()) in _SHARES:
        return _("Share {name}").format(name=Path(root).name or storage.displayName())
    if root.startswith(_STICKS):
        return _("Stick {name}").format(name=Path(root).name)
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    return _("Documents") if documents and path.is_relative_to(documents) else path.parent.name or str(path.parent)
