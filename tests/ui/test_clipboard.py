"""What goes to a spreadsheet and comes back is the same, whatever stands in the cells."""

from hypothesis import given
from hypothesis import strategies as st

from app.ui.table.clipboard import from_text, to_html, to_text

CELLS = st.text(st.sampled_from('ab "\t\n1='), max_size=6)
BLOCKS = st.integers(1, 4).flatmap(lambda wide: st.lists(st.lists(CELLS, min_size=wide, max_size=wide), min_size=1))


@given(BLOCKS)
def test_a_block_survives_the_way_there_and_back(block: list[list[str]]) -> None:
    assert from_text(to_text(block) + "\r\n") == block


def test_a_cell_that_excel_quoted_is_one_cell_and_other_quotes_are_characters() -> None:
    assert from_text('"two\nlines"\t5" pipe\r\n"said ""yes""\t."\tx\r\n') == [
        ["two\nlines", '5" pipe'],
        ['said "yes"\t.', "x"],
    ]
    assert from_text('"open\tcell') == [['"open', "cell"]]


def test_lines_of_different_length_are_filled_up() -> None:
    assert from_text("a\tb\nc") == [["a", "b"], ["c", ""]]


def test_the_table_in_html_says_that_cells_are_text_and_holds_no_markup_of_theirs() -> None:
    html = to_html([["4.10", "<b>&"]])
    assert "<td>4.10</td><td>&lt;b&gt;&amp;</td>" in html
    assert 'mso-number-format: "\\@"' in html
