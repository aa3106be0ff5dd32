"""What the gallery draws of step 7."""

from datetime import date

from app.model.entities import Participant, Session
from app.queries.frozen import Verdict
from app.queries.since import Sign, SinceLine
from app.ui.desk import Desk
from app.ui.pages.approval_baselines import BaselinesTab
from app.ui.pages.approval_tab import BaselineTab
from app.ui.pages.zcr7_approval import BASELINE, BASELINES, RECORD, ApprovalPage
from app.ui.scene import Scene

_DAY = date(2026, 3, 12)


def _line(
    sign: Sign, step: int, record: str, what: str, before: str, after: str, why: str, author: str, about: str = ""
) -> SinceLine:
    field = what.lower() if sign is Sign.CHANGED else ""
    return SinceLine(
        sign, step, record, what, before, after, why, author, _DAY, about or "zone", record, field, bool(about)
    )


_LINES = (
    _line(Sign.ADDED, 3, "C-05", "Conduit", "", "Dosing to safety", "Found on site, not in the drawing", "MK"),
    _line(Sign.CHANGED, 3, "Z-DIS", "Level", "2", "3", "Result of DR-014 and DR-016", "JT", "assigned_level"),
    _line(Sign.REMOVED, 3, "C-12", "Conduit", "Office to historian", "", "Replaced by a path in the DMZ", "TA"),
    _line(Sign.CHANGED, 5, "DR-014", "Likelihood", "4", "2", "Chlorine trip tested in January", "MK", "rating"),
    _line(Sign.ADDED, 1, "EWS-02", "Asset", "", "Engineering workstation", "Import of 12 March", "MK"),
)


def _page(desk: Desk, title: str) -> ApprovalPage:
    page = desk.window.go_to("step7")
    assert isinstance(page, ApprovalPage)
    page.go_to_tab(title)
    page.inspector.refresh()
    page.inspector.read_risks_now()
    desk.window.want_inspector()
    return page


def _first(desk: Desk) -> None:
    shown = _page(desk, BASELINE).shown
    assert isinstance(shown, BaselineTab)
    shown.changes.read()


def _changes(desk: Desk) -> None:
    shown = _page(desk, BASELINE).shown
    assert isinstance(shown, BaselineTab)
    shown.changes.show_lines(_LINES)


def _unchanged(desk: Desk) -> None:
    shown = _page(desk, BASELINE).shown
    assert isinstance(shown, BaselineTab)
    shown.changes.show_lines(())


def _again(desk: Desk) -> None:
    shown = _page(desk, BASELINE).shown
    assert isinstance(shown, BaselineTab)
    shown.changes.read()
    shown.pane.view.clearSelection()


def _deciding(desk: Desk) -> None:
    _first(desk)
    page = _page(desk, BASELINE)
    decide = page.inspector.risks.decide_first()
    if decide is not None:
        decide()


def _left(desk: Desk) -> None:
    _page(desk, BASELINE).inspector.risks.close_form()


def _signing(desk: Desk) -> None:
    page = _page(desk, BASELINE)
    assert desk.bridge is not None
    people = desk.bridge.assessment.facts.all(Participant).values()
    person = next((one for one in people if one.signs), None)
    if person is not None:
        page.shown.reveal("participant", person.id)


def _sessions(desk: Desk) -> None:
    page = _page(desk, RECORD)
    assert desk.bridge is not None
    first = min(desk.bridge.assessment.facts.all(Session).values(), key=lambda row: row.code, default=None)
    if first is not None:
        page.shown.reveal("session", first.id)


def _baselines(desk: Desk) -> None:
    shown = _page(desk, BASELINES).shown
    assert isinstance(shown, BaselinesTab)
    shown.show_verdicts([Verdict("B", "0" * 64, True, True, True, False)])


def _back(desk: Desk) -> None:
    _page(desk, BASELINE)


APPROVAL_SCENES: tuple[Scene, ...] = (
    Scene("approval-first", _first),
    Scene("approval-changes", _changes, _again),
    Scene("approval-unchanged", _unchanged, _again),
    Scene("approval-deciding", _deciding, _left),
    Scene("approval-signing", _signing, _again),
    Scene("approval-sessions", _sessions, _back),
    Scene("approval-baselines", _baselines, _back),
)
