"""CSV files that are damaged, unusual or made to harm."""

from pathlib import Path

from tests.inventory.hostile.case import imports, refused

HEADING = "Tag,Name,IP address\n"
ROWS = HEADING + "P-1,Pump,10.0.0.1\nP-2,Kühlwasser,10.0.0.2\n"
BOTH = ("P-1", "P-2")
CSV = "list.csv"


@refused(CSV, r"list\.csv is empty")
def empty_file(path: Path) -> None:
    path.write_bytes(b"")


@refused(CSV, r"list\.csv is empty")
def blanks_only(path: Path) -> None:
    path.write_bytes(b" \r\n\t\r\n,,,\r\n" * 50)


@refused(CSV, r"list\.csv is empty")
def byte_order_mark_only(path: Path) -> None:
    path.write_bytes(b"\xef\xbb\xbf")


@imports(CSV)
def headings_only(path: Path) -> None:
    path.write_text(HEADING, encoding="utf-8")


@refused(CSV, r"no row names the columns")
def rows_without_headings(path: Path) -> None:
    path.write_text("P-1,10.0.0.1\nP-2,10.0.0.2\n", encoding="utf-8")


@refused(CSV, r"list\.csv, line 3: a zero character")
def zero_bytes(path: Path) -> None:
    path.write_bytes(b"Tag,Name\nP-1,Pump\nP\x00-2,Valve\n")


@refused(CSV, r"line 1: a zero character")
def utf_16_without_mark(path: Path) -> None:
    path.write_text(ROWS, encoding="utf-16-le")


@imports(CSV, *BOTH)
def utf_16_little_endian(path: Path) -> None:
    path.write_bytes(b"\xff\xfe" + ROWS.encode("utf-16-le"))


@imports(CSV, *BOTH)
def utf_16_big_endian(path: Path) -> None:
    path.write_bytes(b"\xfe\xff" + ROWS.encode("utf-16-be"))


@imports(CSV, *BOTH)
def utf_32(path: Path) -> None:
    path.write_text(ROWS, encoding="utf-32")


@imports(CSV, *BOTH)
def utf_8_with_mark(path: Path) -> None:
    path.write_text(ROWS, encoding="utf-8-sig")


@imports(CSV, *BOTH)
def code_page_cp1252(path: Path) -> None:
    path.write_text(ROWS, encoding="cp1252")


@refused(CSV, r"list\.csv, line 3: byte 36 is no text in cp1252")
def bytes_of_no_code_page(path: Path) -> None:
    path.write_bytes(b"Tag,Name,IP address\nP-1,Pump,\nP-2,V\x81lve,\n")


@refused(CSV, r"line 2: byte 16 is no text in utf-8")
def bad_byte_after_a_mark(path: Path) -> None:
    path.write_bytes(b"\xef\xbb\xbfTag,Name\nP-1\xff,Pump\n")


@refused(CSV, r"is no text in utf-16")
def utf_16_cut_in_a_character(path: Path) -> None:
    path.write_bytes(("\ufeff" + ROWS).encode("utf-16-le")[:-1])


@refused(CSV, r"line 204, in the row that begins in line 4: a quoted cell does not end")
def quote_that_never_ends(path: Path) -> None:
    path.write_text(ROWS + 'P-3,"Valve\n' + "P-4,Motor\n" * 200, encoding="utf-8")


@refused(CSV, r"list\.csv, line 4: ',' expected after '\"'")
def text_after_a_quote(path: Path) -> None:
    path.write_text(ROWS + 'P-3,"Valve"large"\n', encoding="utf-8")


@imports(CSV, *BOTH, "P-3")
def nested_quotes(path: Path) -> None:
    path.write_text(ROWS + 'P-3,"Valve ""large"", see ""A;B""\nsecond line",10.0.0.3\n', encoding="utf-8")


@refused(CSV, r"in the row that begins in line 2: a quoted cell does not end")
def cell_of_ten_megabytes(path: Path) -> None:
    line = "x" * 1023 + "\n"
    path.write_text(f'Tag,Name\nP-1,"{line * 10_240}"\n', encoding="utf-8")


@refused(CSV, r"list\.csv, row 2, column B: 1000000 characters in one cell; at most 32767")
def cell_of_a_megabyte(path: Path) -> None:
    path.write_text("Tag,Name\nP-1," + "x" * 1_000_000 + "\n", encoding="utf-8")


@refused(CSV, r"list\.csv, line 2: the line has more than", heavy=True)
def line_of_sixty_megabytes(path: Path) -> None:
    path.write_bytes(b"Tag,Name\nP-1," + b"x" * 60_000_000)


@refused(CSV, r"list\.csv has 96 MB; at most 64 MB")
def line_of_a_hundred_megabytes(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(100_000_000)


@refused(CSV, r"row 1: at most 25000 rows, 250 columns")
def a_million_columns(path: Path) -> None:
    path.write_bytes(b"Tag,Name" + b"," * 1_000_000 + b"\nP-1,Pump\n")


@refused(CSV, r"row 25001: at most 25000 rows", heavy=True)
def a_million_rows(path: Path) -> None:
    path.write_bytes(b"Tag,Name\n" + b"P-1,Pump\n" * 1_000_000)


@refused(CSV, r"at most \d+ characters are read", heavy=True)
def too_much_text_in_allowed_cells(path: Path) -> None:
    path.write_bytes(b"Tag,Name\n" + (b"P-1," + b"x" * 30_000 + b"\n") * 1_000)


@refused(CSV, r"list\.csv", heavy=True)
def nothing_but_quotes(path: Path) -> None:
    path.write_bytes(b'Tag,Name\n"' + b'""' * 5_000_000)


@imports(CSV, *BOTH)
def ragged_rows(path: Path) -> None:
    path.write_text(ROWS + "P-3,Valve\nP-4,Motor,10.0.0.4,more,and more\n", encoding="utf-8")


@imports(CSV, "P-1")
def headings_that_repeat(path: Path) -> None:
    path.write_text("Tag,Name,Name,Tag,Tag\nP-1,Pump,Pumpe,X,Y\n", encoding="utf-8")


@imports(CSV, *BOTH)
def old_line_ends(path: Path) -> None:
    path.write_text(ROWS.replace("\n", "\r"), encoding="utf-8", newline="")


@imports(CSV, "P-1")
def delimiters_of_every_kind(path: Path) -> None:
    path.write_text("sep=\t\nTag\tName\tNotes\nP-1\tPump; large, old | red\ta,b;c|d\n", encoding="utf-8")


@imports(CSV, "=1+1", "+cmd|' /C calc'!A0")
def formulas_as_text(path: Path) -> None:
    path.write_text('Tag,Name\n=1+1,"=HYPERLINK(""http://x"")"\n"+cmd|\' /C calc\'!A0",@SUM(A1)\n', encoding="utf-8")


@imports(CSV, "P-␇1")
def control_characters(path: Path) -> None:
    path.write_text("Tag,Name\nP-\a1,Pu\x1bmp\x85\u2028\n", encoding="utf-8")


@imports(CSV, "KÜ-1")
def decomposed_letters(path: Path) -> None:
    path.write_text("Tag,Name\nKU\u0308-1,Ku\u0308hler\n", encoding="utf-8")


@imports(CSV, "00042", "1E5")
def numbers_as_text(path: Path) -> None:
    path.write_text("Tag,Name\n00042,007\n1E5,1234567890123456789012\n", encoding="utf-8")


@imports(CSV, "P-1")
def heading_of_ten_thousand_characters(path: Path) -> None:
    path.write_text(f"Tag,Name,{'x' * 10_000}\nP-1,Pump,y\n", encoding="utf-8")


@imports(CSV, "A;1")
def greek_question_mark(path: Path) -> None:
    path.write_text("Tag,Name\nA\u037e1,Pump\n", encoding="utf-8")
