"""Vectors and spans of security levels."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.model.levels import FR_CODES, LevelRange, LevelSpan, LevelVector, format_frs, merge_spans, parse_frs

levels = st.one_of(st.none(), st.integers(0, 4))
vectors = st.builds(LevelVector, st.tuples(*[levels] * 7))
spans = st.tuples(st.integers(0, 4), st.integers(0, 4)).map(lambda ends: LevelSpan(min(ends), max(ends)))


@given(vectors)
def test_a_vector_is_read_back_from_its_text(vector: LevelVector) -> None:
    assert LevelVector.parse(str(vector)) == vector


def test_a_vector_without_any_level_is_empty_text() -> None:
    assert str(LevelVector()) == ""
    assert LevelVector.parse("- - - - - - -") == LevelVector()
    assert LevelVector().highest_words == LevelVector().lowest_words == "none"


@pytest.mark.parametrize("text", ["3 3 2 - 1 2 2", "{ 3 3 2 - 1 2 2 }", "3,3,2,-,1,2,2", " 3; 3; 2; -; 1; 2; 2 "])
def test_the_ways_in_which_suppliers_write_a_vector_are_understood(text: str) -> None:
    assert str(LevelVector.parse(text)) == "3 3 2 - 1 2 2"


@pytest.mark.parametrize(
    ("text", "named"),
    [("2", "1 entries"), ("3 3 2 5 1 2 2", "“5”"), ("3 3 2 x 1 2 2", "“x”"), ("1 1 1 1 1 1 1 1", "8 entries")],
)
def test_text_that_is_no_vector_is_refused_with_what_is_wrong(text: str, named: str) -> None:
    with pytest.raises(ValueError, match=named):
        LevelVector.parse(text)


@pytest.mark.parametrize("wrong", [(1,) * 6, (5, *(1,) * 6), (-1, *(1,) * 6)])
def test_a_vector_that_cannot_be_does_not_come_into_being(wrong: tuple[int, ...]) -> None:
    with pytest.raises(ValueError, match="level"):
        LevelVector(wrong)


def test_single_numbers_come_with_their_word() -> None:
    vector = LevelVector.parse("3 3 2 - 1 2 2")
    assert (vector.highest_words, vector.lowest_words) == ("highest 3", "lowest 1")


def test_one_entry_is_reached_and_replaced_by_its_code() -> None:
    vector = LevelVector.of({"IAC": 3, "RA": 1})
    assert (vector["IAC"], vector["UC"], vector["RA"]) == (3, None, 1)
    assert str(vector.with_level("UC", 2)) == "3 2 - - - - 1"
    with pytest.raises(KeyError):
        LevelVector.of({"XX": 1})


def test_below_compares_only_where_both_have_a_level() -> None:
    assert LevelVector.parse("1 2 - 3 0 - 4").below(LevelVector.parse("2 2 2 2 1 - 4")) == ("IAC", "RDF")


@given(vectors, vectors)
def test_merging_gives_the_higher_level_whichever_comes_first(one: LevelVector, other: LevelVector) -> None:
    merged = one.merge(other)
    assert merged == other.merge(one)
    assert one.merge(one) == one
    for fr, level in merged.items():
        known = [entry for entry in (one[fr], other[fr]) if entry is not None]
        assert level == (max(known) if known else None)


@given(st.lists(spans, min_size=1))
def test_combined_spans_take_the_highest_low_and_the_highest_high(several: list[LevelSpan]) -> None:
    merged = merge_spans(several)
    assert merged == LevelSpan(max(span.low for span in several), max(span.high for span in several))
    assert merge_spans(reversed(several)) == merged


def test_no_span_at_all_stays_none() -> None:
    assert merge_spans([]) is None


def test_a_range_vector_says_where_a_person_has_to_choose() -> None:
    vector = LevelRange((LevelSpan(3, 4), LevelSpan(2, 2), None, None, None, None, LevelSpan(0, 1)))
    assert str(vector) == "3..4 2 - - - - 0..1"
    assert vector.ranges == ("IAC", "RA")
    assert (str(vector.low), str(vector.high)) == ("3 2 - - - - 0", "4 2 - - - - 1")
    assert (str(vector["IAC"]), str(vector["UC"])) == ("3 to 4", "2")


@pytest.mark.parametrize("ends", [(2, 1), (-1, 1), (3, 5)])
def test_a_span_that_cannot_be_does_not_come_into_being(ends: tuple[int, int]) -> None:
    with pytest.raises(ValueError, match="span"):
        LevelSpan(*ends)


@given(st.sets(st.sampled_from(FR_CODES), min_size=1))
def test_a_set_of_requirements_is_read_back_in_the_order_of_the_standard(frs: set[str]) -> None:
    assert parse_frs(format_frs(frs)) == tuple(fr for fr in FR_CODES if fr in frs)


def test_no_requirement_named_means_all_seven() -> None:
    assert parse_frs(" ") == FR_CODES


def test_an_unknown_requirement_is_refused_by_name() -> None:
    with pytest.raises(ValueError, match="“XY”"):
        parse_frs("IAC XY")
