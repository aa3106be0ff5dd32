"""Files with damaged bytes: flipped bits, missing ends, blank and exchanged pages, headers that lie."""

import random
from collections.abc import Callable, Iterator

from tests.store.hostile_case import Case, edited

PAGE = 4096


def byte_cases() -> Iterator[Case]:
    """Damage below the level of rows, drawn with a fixed seed."""
    dice = random.Random(3)
    for at in (0, 15, 16, 17, 18, 19, 20, 21, 24, 28, 31, 35, 39, 43, 47, 55, 59, 63, 68, 71, 95):
        yield edited(f"header byte {at} flipped", _flip(at, dice.randrange(8)))
    for at in range(60):
        yield edited(f"bit flip {at}", _flip_anywhere(dice.random(), dice.randrange(8)))
    for at in range(12):
        yield edited(f"burst of 64 flips {at}", _burst(dice.randrange(1 << 30)))
    for size in (1, 15, 16, 50, 99, 100, 101, 511, 512, 1000, PAGE - 1, PAGE, PAGE + 1, 3 * PAGE, 10 * PAGE + 7):
        yield edited(f"cut to {size} bytes", _cut_to(size), opens=False)
    for share in (0.1, 0.25, 0.5, 0.75, 0.9, 0.99):
        yield edited(f"cut to {share:.0%}", _cut_share(share), opens=False)
    for less in (1, 100, PAGE, PAGE + 1, 5 * PAGE):
        yield edited(f"last {less} bytes missing", _cut_end(less), opens=False)
    for more in (1, PAGE, 100_000):
        yield edited(f"{more} bytes added", _add(more), opens=False)
    for at in range(14):
        yield edited(f"blank page {at}", _fill_page(dice.random(), 0))
    for at in range(6):
        yield edited(f"page of ones {at}", _fill_page(dice.random(), 255))
    for at in range(14):
        yield edited(f"pages exchanged {at}", _swap(dice.random(), dice.random()))
    for at in range(4):
        yield edited(f"page repeated {at}", _repeat(dice.random(), dice.random()))
    yield edited("first page blank", lambda content: _blank(content, 0, PAGE), opens=False)
    yield edited("header kept, the rest blank", lambda content: _blank(content, 100, len(content)), opens=False)
    yield edited("cut at a page and the header agrees", _cut_and_agree, opens=False)
    yield edited("freelist points outside", _freelist(1 << 30, 1))
    yield edited("freelist points at the schema", _freelist(2, 5))
    yield edited("freelist points at a table", _freelist(60, 9))
    yield edited("claims a page of 64 KB", lambda content: content.__setitem__(slice(16, 18), b"\0\1"), opens=False)
    yield edited("claims a page of 3 bytes", lambda content: content.__setitem__(slice(16, 18), b"\0\3"), opens=False)
    yield edited("claims auto-vacuum", lambda content: _number(content, 52, 7))
    yield edited("claims UTF-16", lambda content: _number(content, 56, 2), opens=False)
    yield edited("claims schema format 99", lambda content: _number(content, 44, 99), opens=False)


def _flip(at: int, bit: int) -> Callable[[bytearray], None]:
    def edit(content: bytearray) -> None:
        content[at] ^= 1 << bit

    return edit


def _flip_anywhere(share: float, bit: int) -> Callable[[bytearray], None]:
    return lambda content: _flip(int(share * len(content)), bit)(content)


def _burst(seed: int) -> Callable[[bytearray], None]:
    def edit(content: bytearray) -> None:
        dice = random.Random(seed)
        for _time in range(64):
            _flip(dice.randrange(100, len(content)), dice.randrange(8))(content)

    return edit


def _cut_to(size: int) -> Callable[[bytearray], None]:
    return lambda content: content.__delitem__(slice(size, None))


def _cut_share(share: float) -> Callable[[bytearray], None]:
    return lambda content: content.__delitem__(slice(int(share * len(content)), None))


def _cut_end(less: int) -> Callable[[bytearray], None]:
    return lambda content: content.__delitem__(slice(len(content) - less, None))


def _add(more: int) -> Callable[[bytearray], None]:
    return lambda content: content.extend(bytes(more))


def _cut_and_agree(content: bytearray) -> None:
    pages = len(content) // PAGE // 2
    del content[pages * PAGE :]
    _number(content, 28, pages)


def _page(content: bytearray, share: float) -> slice:
    at = 1 + int(share * (len(content) // PAGE - 1))
    return slice(at * PAGE, (at + 1) * PAGE)


def _fill_page(share: float, byte: int) -> Callable[[bytearray], None]:
    return lambda content: content.__setitem__(_page(content, share), bytes([byte]) * PAGE)


def _swap(one: float, other: float) -> Callable[[bytearray], None]:
    def edit(content: bytearray) -> None:
        first, second = _page(content, one), _page(content, other)
        content[first], content[second] = content[second], content[first]

    return edit


def _repeat(one: float, other: float) -> Callable[[bytearray], None]:
    return lambda content: content.__setitem__(_page(content, one), content[_page(content, other)])


def _blank(content: bytearray, start: int, end: int) -> None:
    content[start:end] = bytes(end - start)


def _number(content: bytearray, at: int, number: int) -> None:
    content[at : at + 4] = number.to_bytes(4, "big")


def _freelist(first: int, count: int) -> Callable[[bytearray], None]:
    def edit(content: bytearray) -> None:
        _number(content, 32, first)
        _number(content, 36, count)

    return edit
