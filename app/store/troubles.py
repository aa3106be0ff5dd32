"""What can stand in the way of a project file. Each kind has a class, so that a window can offer what helps."""

from dataclasses import dataclass
from pathlib import Path

from app.errors import UserError
from app.i18n import _


@dataclass(frozen=True, slots=True)
class Holder:
    """Who has a project open: names for people, and what tells this process apart from others.

    `machine` identifies the computer, since names of computers repeat; `pid` and `born` identify the process, since
    numbers of processes repeat; `token` this opening.
    """

    user: str
    host: str
    since: str
    machine: str = ""
    pid: int = 0
    born: str = ""
    token: str = ""


class FileTrouble(UserError):
    """Trouble with the file or folder `path`."""

    def __init__(self, path: Path, message: str, hint: str = "") -> None:
        super().__init__(message, hint)
        self.path = path


class Missing(FileTrouble):
    """The project file is not there. Offer: another file, and the copies that were left on this computer."""


class Damaged(FileTrouble):
    """The content of a file cannot be trusted. Offer: its backups."""


class OpenElsewhere(FileTrouble):
    """Someone has the project open. Offer: open to read only; where `can_take_over`, take over after confirmation.

    It can be taken over when the holder is on another computer, of which nobody here can know whether it still runs.
    """

    def __init__(self, path: Path, holder: Holder, lock_name: str, *, can_take_over: bool) -> None:
        hint = _("Close it there, or open it to read only.")
        if can_take_over:
            hint = _("{hint} If that computer crashed, delete {lock}.").format(hint=hint, lock=lock_name)
        who = _("{path} is open: {user} on {host} since {since}.")
        super().__init__(path, who.format(path=path, user=holder.user, host=holder.host, since=holder.since), hint)
        self.holder, self.can_take_over = holder, can_take_over


class NoLock(FileTrouble):
    """No lock can be made beside the project file. Offer: open to read only, save a copy elsewhere."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(
            path,
            _("{folder} cannot be written to: {reason}.").format(folder=path.parent, reason=reason),
            _("Copy the project to a folder of your own, or open it to read only."),
        )


class ChangedOnDisk(FileTrouble):
    """The file is not what this program left there. Offer: save a copy, compare, overwrite with a backup of it."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            path,
            _("{path} was changed by someone else while it was open here.").format(path=path),
            _(
                "Your work is stored on this computer. Save it under another name, compare the two, or overwrite the "
                "file; a backup of it is kept."
            ),
        )


class Altered(ChangedOnDisk):
    """The file's rows are not those that its own digests speak of. Offer what ChangedOnDisk offers."""

    def __init__(self, path: Path) -> None:
        FileTrouble.__init__(
            self,
            path,
            _("{path} does not hold what was saved in it: its digests differ.").format(path=path),
            _("Another program changed it, or the drive is failing. Compare it with a backup."),
        )


class NotReachable(FileTrouble):
    """The project file has gone: a stick was pulled, a share is down. Saving is tried again by itself.

    Offer: save a copy elsewhere.
    """

    def __init__(self, path: Path) -> None:
        super().__init__(
            path,
            _("{path} is not reachable.").format(path=path),
            _(
                "Your work is stored on this computer and is saved as soon as the file is there again. "
                "To go on without it, save the project under another name."
            ),
        )


class NotSaved(FileTrouble):
    """The project file cannot be written: full, read only, failing. Saving is tried again by itself.

    Offer: save a copy elsewhere.
    """

    def __init__(self, path: Path, reason: object) -> None:
        super().__init__(
            path,
            _("{path} could not be saved: {reason}.").format(path=path, reason=reason),
            _("Your work is stored on this computer. Check the drive and its free space; saving is tried again."),
        )
        self.reason = reason


class NotWritten(FileTrouble):
    """A new project file cannot be written: a backup restored, a copy repaired. Offer: another place."""

    def __init__(self, path: Path, reason: object) -> None:
        super().__init__(
            path,
            _("{path} cannot be written: {reason}.").format(path=path, reason=reason),
            _("Choose a folder with room that you may write to; nothing else was changed."),
        )


class NotStored(FileTrouble):
    """This computer cannot store the working copy or a change: its disk is full or fails. Nothing was changed.

    `path` is the project file.
    """

    def __init__(self, path: Path, reason: object) -> None:
        super().__init__(
            path,
            _("The work on {path} cannot be stored on this computer: {reason}.").format(path=path, reason=reason),
            _("Nothing was changed; everything before is safe. Free space on this computer's disk and try again."),
        )


class NoLocalDisk(FileTrouble):
    """The folder for working copies lies on a network drive, where nobody can promise that an edit is durable."""

    def __init__(self, folder: Path, kind: str) -> None:
        super().__init__(
            folder,
            _("{folder} lies on a network drive ({kind}); edits cannot be stored safely there.").format(
                folder=folder, kind=kind
            ),
            _("Let this program keep its state on a disk of this computer, or open the project to read only."),
        )


class NoBackup(FileTrouble):
    """The backup that a step needs cannot be written; the step was not taken. `path` is the project file."""

    def __init__(self, path: Path, reason: object) -> None:
        super().__init__(
            path,
            _("The backup of {path} could not be written: {reason}.").format(path=path, reason=reason),
            _("Nothing was changed. Free space on the disk of this computer and try again."),
        )


class ReadOnly(FileTrouble):
    """The project was opened to read only. Offer: save a copy, try to open it for writing."""

    def __init__(self, path: Path, why: UserError | None) -> None:
        reason = _("{path} is open to read only.").format(path=path)
        super().__init__(
            path,
            f"{reason} {why.message}" if why is not None else reason,
            _("Save a copy of it to work on, or open it again when nothing is in the way."),
        )
        self.why = why
