"""Finding things by what was typed: free of Qt."""

import time

import pytest

from app.ui.shell.search import Item, Query, Shelf, spans


@pytest.fixture
def shelf() -> Shelf:
    made = Shelf("Assets", "@")
    made.put(
        [
            Item("1", "RTU-21", "Ferrow Hill reservoir"),
            Item("2", "PLC-04", "Hypochlorite dosing controller"),
            Item("3", "PLC-040", "Reserve controller"),
            Item("4", "P-4", "Unreserved pump, PLC-04"),
        ]
    )
    return made


def codes(shelf: Shelf, typed: str, limit: int = 9) -> list[str]:
    return [item.code for item in shelf.find(Query.of(typed), limit)]


def test_a_code_typed_in_full_comes_first_then_what_begins_with_it_then_what_names_it(shelf: Shelf) -> None:
    assert codes(shelf, "plc-04") == ["PLC-04", "PLC-040", "P-4"]


def test_a_code_is_found_without_its_dash(shelf: Shelf) -> None:
    assert codes(shelf, "plc040") == ["PLC-040"]


def test_a_word_that_begins_so_comes_before_one_that_has_it_inside(shelf: Shelf) -> None:
    assert codes(shelf, "reserv") == ["RTU-21", "PLC-040", "P-4"]


def test_every_word_has_to_be_there_in_any_order(shelf: Shelf) -> None:
    assert codes(shelf, "controller dosing") == ["PLC-04"]


def test_no_more_are_given_than_asked_for_and_each_once(shelf: Shelf) -> None:
    assert codes(shelf, "r", 2) == ["RTU-21", "PLC-040"]
    assert len(set(codes(shelf, "r"))) == len(codes(shelf, "r")) == 4


def test_what_is_put_again_is_replaced_and_what_is_dropped_is_gone(shelf: Shelf) -> None:
    shelf.put([Item("2", "PLC-04", "Chlorine controller")])
    shelf.drop("3")
    assert codes(shelf, "hypochlorite") == []
    assert codes(shelf, "controller") == ["PLC-04"]


@pytest.mark.parametrize(("typed", "mark", "words"), [(" # Valve open ", "#", ("valve", "open")), ("@", "@", ())])
def test_a_mark_narrows_and_words_are_read_without_case(typed: str, mark: str, words: tuple[str, ...]) -> None:
    assert Query.of(typed) == Query(mark, words)


def test_the_letters_that_were_looked_for_are_marked_once_even_where_they_overlap() -> None:
    assert spans("Reservoir", ("reser", "serv")) == ((0, 6),)
    assert spans("Lower Ings reservoir", ("lower", "reser")) == ((0, 5), (11, 16))


def test_thirty_thousand_things_are_searched_well_within_a_key_press() -> None:
    shelf = Shelf("Scenarios")
    shelf.put(Item(str(n), f"DR-{n:05}", f"Session {n % 977} pivots to station {n % 331}") for n in range(30_000))
    begun = time.process_time()
    for typed in ("s", "st", "station 33", "zzz", "dr-29999"):
        shelf.find(Query.of(typed), 60)
    assert (time.process_time() - begun) / 5 < 0.05
