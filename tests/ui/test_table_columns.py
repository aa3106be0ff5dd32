"""Which columns are shown how wide, and what is remembered of a table."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.settings import load_settings, save_settings
from app.tables.asset import ASSETS
from app.ui.desk import Desk
from app.ui.pages.zcr1_system import SystemPage
from app.ui.table.columns import STRETCH_LEAST, Need, fit, in_order, stretched
from app.ui.table.look import TableLook, load_look, look_from
from tests.ui.conftest import LAPTOP

COLUMNS = ASSETS.columns
KEYS = [column.key for column in COLUMNS]
NEEDS = [Need(60, 80, 80)] * len(COLUMNS)
LOOKS = st.builds(
    TableLook,
    chosen=st.dictionaries(st.sampled_from(KEYS), st.booleans()),
    order=st.lists(st.sampled_from(KEYS)).map(tuple),
    widths=st.dictionaries(st.sampled_from(KEYS), st.integers(40, 500)),
    group=st.none() | st.sampled_from(["", "vendor"]),
    sort=st.lists(st.tuples(st.sampled_from(KEYS), st.booleans()), max_size=2).map(tuple),
    folded=st.frozensets(st.text(max_size=3), max_size=3),
)


@given(LOOKS, st.integers(0, 3000))
def test_columns_fit_the_room_unless_a_person_wants_more(look: TableLook, room: int) -> None:
    widths = fit(COLUMNS, NEEDS, look, room)
    shown = {COLUMNS[place].key for place in widths.shown}
    assert {key for key, on in look.chosen.items() if on} <= shown
    assert not {key for key, on in look.chosen.items() if not on} & shown
    automatic = [place for place in widths.shown if COLUMNS[place].priority and COLUMNS[place].key not in look.chosen]
    assert widths.total <= room or not automatic
    loose = stretched(COLUMNS)
    if loose in widths.shown and COLUMNS[loose].key not in look.widths:
        assert widths.shown[loose] >= STRETCH_LEAST or not automatic


def test_texts_get_narrower_before_a_table_scrolls_and_what_is_left_goes_where_texts_are_cut() -> None:
    always = [place for place, column in enumerate(COLUMNS) if not column.priority]
    loose = stretched(COLUMNS)
    comfortable = STRETCH_LEAST + 80 * (len(always) - 1)
    assert fit(COLUMNS, NEEDS, TableLook(), comfortable - 60).total == comfortable - 60
    assert fit(COLUMNS, NEEDS, TableLook(), 0).shown == {n: 80 if n == loose else 60 for n in always}
    kind = KEYS.index("kind")
    cut = [replace(need, whole=130) if n == kind else need for n, need in enumerate(NEEDS)]
    shown = fit(COLUMNS, cut, TableLook(), comfortable + 60).shown
    assert (shown[kind], shown[loose]) == (130, STRETCH_LEAST + 10)


def test_a_column_that_groups_are_headed_by_is_the_first_to_go_unless_a_person_wants_it(
    desk: Desk, page: SystemPage
) -> None:
    desk.window.fit(LAPTOP)
    view, zone = page.pane.view, KEYS.index("zone_id")
    assert zone not in view.shown_places()
    view.group_by("kind")
    assert zone in view.shown_places()
    view.group_by("zone_id")
    view.show_column("zone_id", True)
    assert zone in view.shown_places()


@given(LOOKS)
def test_every_column_has_one_place(look: TableLook) -> None:
    assert sorted(in_order(COLUMNS, look)) == list(range(len(COLUMNS)))


@given(LOOKS)
def test_a_look_is_remembered_as_it_is(look: TableLook) -> None:
    assert look_from(look.to_json()) == look


@pytest.mark.parametrize(
    "kept", [None, [], 7, {"chosen": 3, "order": {}, "widths": {"tag": -4, "name": "wide"}, "sort": [["tag"], 5]}]
)
def test_damaged_settings_of_a_table_count_as_none(kept: object) -> None:
    assert look_from(kept) == TableLook()


def test_what_a_person_does_with_columns_holds_after_a_restart(desk: Desk, page: SystemPage) -> None:
    view = page.pane.view
    view.show_column("notes", True)
    view.show_column("vendor", False)
    place = KEYS.index("firmware")
    view.setCurrentIndex(view.table.index_of(next(iter(view.table.arrangement.keys)), place))
    before = view.shown_places()
    QTest.keyClick(view, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    at = before.index(place)
    assert view.shown_places()[at - 1 : at + 1] == [place, before[at - 1]]
    view.widen(place, 222)
    kept = load_look("assets")
    assert kept == view.look
    assert kept.chosen == {"notes": True, "vendor": False}
    assert view.head.sectionSize(place) == 222
    view.reset_columns()
    assert load_look("assets") == TableLook()


def test_settings_keep_what_another_table_has_there(desk: Desk, page: SystemPage) -> None:
    settings = load_settings()
    save_settings(type(settings)(settings.author, tables={"elsewhere": {"group": "x"}}))
    page.pane.view.show_column("notes", True)
    assert load_settings().tables["elsewhere"] == {"group": "x"}


def test_a_heading_sorts_the_third_time_brings_the_declared_order_back(page: SystemPage) -> None:
    view, name = page.pane.view, KEYS.index("name")
    view.head.enter(name)
    seen = []
    for _press in range(3):
        QTest.keyClick(view.head, Qt.Key.Key_Return)
        group = next(group for group in view.table.arrangement.groups if "Z-DIS" in group.title)
        seen.append([view.table.arrangement.row(key).asset.name for key in group.keys])
    assert seen[0] == sorted(seen[0])
    assert seen[1] == sorted(seen[0], reverse=True)
    assert view.look.sort == ()


def test_groups_are_chosen_folded_and_remembered(page: SystemPage) -> None:
    view = page.pane.view
    view.group_by("kind")
    titles = [group.title for group in view.table.arrangement.groups]
    assert titles == ["Controller", "Kind not given"]
    view.setCurrentIndex(view.table.index(0, 0))
    QTest.keyClick(view, Qt.Key.Key_Left)
    assert not view.isExpanded(view.table.index(0, 0))
    assert load_look("assets").folded == {"Controller"}
    QTest.keyClick(view, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert view.isExpanded(view.table.index(0, 0))
    view.group_by("")
    assert view.table.flat
    assert view.table.rowCount() == 4
