"""What the other sheets of a workbook tell of the register's assets: open ports one by one, and vulnerabilities."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from app.exchange.inventory.entries import Entry, by_tag
from app.exchange.inventory.headings import Listing, find_listing
from app.exchange.inventory.mapping import ColumnMapping, propose_group_mapping, propose_mapping
from app.exchange.inventory.names import group_names, importable_fields
from app.exchange.inventory.network import Service, ip_addresses, parse_services, services_text
from app.exchange.inventory.sheet import Register, Row, Sheet
from app.exchange.inventory.words import one_line
from app.i18n import _
from app.model.checks import problem_with
from app.model.entities import Observation, Vulnerability
from app.model.fields import field_of

_CVE = re.compile(r"CVE-\d{4}-\d{4,}")
_LEAST_FIELDS_OF_A_REGISTER = 4
_TEXT = field_of(Observation, "value")


@dataclass(frozen=True, slots=True)
class Weakness:
    """A row of a sheet of vulnerabilities; `entries` are the register's rows that it concerns."""

    sheet: str
    row: int
    vulnerability: Vulnerability
    entries: tuple[Entry, ...]


@dataclass(slots=True)
class Beside:
    """What was found beside the register. `notes` say which sheets and rows were not read, and why."""

    weaknesses: list[Weakness] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def read_beside(register: Register, listing: Listing, entries: Sequence[Entry]) -> Beside:
    """Read the sheets other than the listing's; names of services and what else is said of ports go to the entries."""
    found, devices = Beside(), _Devices(entries)
    for sheet in register.sheets:
        if sheet.name == listing.sheet or not (sheet.rows or sheet.flaw):
            continue
        services, mapping = _read_as(sheet, "service", {"device", "port"})
        if services is not None:
            found.notes += _take_services(services, mapping, devices)
            continue
        weaknesses, mapping = _read_as(sheet, "vulnerability", {"device", "title"})
        if weaknesses is not None and mapping.sources.keys() & {"cve", "cvss"}:
            _take_weaknesses(weaknesses, mapping, devices, found)
        else:
            found.notes.append(_unread(sheet))
    return found


def _read_as(sheet: Sheet, group: str, needed: set[str]) -> tuple[Listing | None, ColumnMapping]:
    """The listing of a sheet of a group, with its mapping; None when a needed column is missing."""
    listing = find_listing(sheet, group_names(group))
    mapping = ColumnMapping({}) if listing is None else propose_group_mapping(listing, group_names(group))
    return (listing if needed <= mapping.sources.keys() else None), mapping


def _unread(sheet: Sheet) -> str:
    if sheet.flaw:
        return sheet.flaw
    listing = find_listing(sheet)
    fields = propose_mapping(listing).sources.keys() if listing is not None else set()
    if fields & {"tag", "name"} and len(fields) >= _LEAST_FIELDS_OF_A_REGISTER:
        return _("Sheet {sheet} looks like a register too: choose it to import its {count} rows.").format(
            sheet=sheet.name, count=len(sheet.rows) - 1
        )
    return _("Sheet {sheet} was not read: its {count} rows name no assets.").format(
        sheet=sheet.name, count=len(sheet.rows)
    )


class _Devices:
    """Finds the register's rows that a cell names by tag or IP address; a name that two rows share finds none."""

    def __init__(self, entries: Sequence[Entry]) -> None:
        self._by_tag = by_tag(list(entries))
        self._by_ip: dict[str, list[Entry]] = {}
        for entry in entries:
            for ip in ip_addresses(str(entry.values.get("addresses", ""))):
                self._by_ip.setdefault(ip, []).append(entry)

    def named(self, text: str) -> tuple[Entry, ...]:
        """The rows that a text names, each once."""
        found = [self._by_tag.get(text.strip().casefold(), [])]
        found += [self._by_ip.get(ip, []) for ip in ip_addresses(text)]
        found += [self._by_tag.get(part.strip().casefold(), []) for part in re.split(r"[,;\n]+", text)]
        return tuple({entry.row: entry for entries in found if len(entries) == 1 for entry in entries}.values())


def _take_services(listing: Listing, mapping: ColumnMapping, devices: _Devices) -> list[str]:
    """Add the services of a sheet to the rows that they belong to; other columns stay as one observation per asset."""
    services: dict[int, list[Service]] = {}
    remarks: dict[int, list[str]] = {}
    owners: dict[int, Entry] = {}
    unplaced: list[int] = []
    for row in listing.rows:
        entries = devices.named(mapping.text("device", row))
        read = _services(mapping, row)
        if not entries or not read:
            unplaced.append(row.number)
        for entry in entries if read else ():
            owners[entry.row] = entry
            services.setdefault(entry.row, []).extend(read)
            others = _others(listing, mapping, row)
            if others:
                where = " ".join(dict.fromkeys(str(replace(service, name="")) for service in read))
                remarks.setdefault(entry.row, []).append(f"{where}: {others}")
    notes = [_unplaced(listing.sheet, unplaced)] if unplaced else []
    for number, entry in owners.items():
        _merge_services(entry, services[number])
        text = "\n".join(remarks.get(number, ()))
        if text and problem_with(_TEXT, text) is None:
            entry.kept[_apart(listing.sheet, entry)] = text
        elif text:
            notes.append(
                _("Sheet {sheet}: what is said of {asset} is too long to be kept.").format(
                    sheet=listing.sheet, asset=entry.title
                )
            )
    return notes


def _services(mapping: ColumnMapping, row: Row) -> tuple[Service, ...]:
    """The services of one row of a sheet of ports; () when the port is none."""
    port, name = mapping.text("port", row), one_line(mapping.text("name", row))
    text = " ".join(part for part in ("/".join(filter(None, (port, mapping.text("transport", row)))), name) if part)
    try:
        return tuple(service for service in parse_services(text) if service.port) if port else ()
    except ValueError:
        return ()


def _merge_services(entry: Entry, told: Iterable[Service]) -> None:
    """Name the ports that the register lists without a name, and add those that it does not list."""
    listed = parse_services(str(entry.values.get("services", "")))
    names = {(one.port, one.transport): one.name for one in told}
    merged = [replace(one, name=one.name or names.get((one.port, one.transport), "")) for one in listed]
    known = {(one.port, one.transport) for one in listed}
    merged += [Service(*where, name) for where, name in names.items() if where not in known]
    text = services_text(merged)
    entry.values["services"] = text
    entry.texts.setdefault("services", text)


def _take_weaknesses(listing: Listing, mapping: ColumnMapping, devices: _Devices, found: Beside) -> None:
    unplaced = []
    for row in listing.rows:
        entries = devices.named(mapping.text("device", row))
        title = one_line(mapping.text("title", row))
        stated = mapping.text("cve", row) or title
        cve = match.group() if (match := _CVE.search(stated)) else ""
        weakness = Vulnerability(
            title=title,
            description=_others(listing, mapping, row, divider="\n"),
            cve=cve,
            cvss=one_line(mapping.text("cvss", row)),
        )
        flawed = any(problem_with(field_of(Vulnerability, name), getattr(weakness, name)) for name in _WRITTEN)
        if entries and title and not flawed:
            found.weaknesses.append(Weakness(listing.sheet, row.number, weakness, entries))
        else:
            unplaced.append(row.number)
    if unplaced:
        found.notes.append(_unplaced(listing.sheet, unplaced))


_WRITTEN = ("title", "description", "cve", "cvss")


def _others(listing: Listing, mapping: ColumnMapping, row: Row, divider: str = "; ") -> str:
    """The cells of a row that no field took, each with its heading."""
    used = mapping.columns()
    return divider.join(
        f"{heading}: {cell}"
        for at, (heading, cell) in enumerate(zip(listing.headings, row.cells, strict=False))
        if cell and at not in used
    )


def _unplaced(sheet: str, rows: Sequence[int]) -> str:
    return _("Sheet {sheet}, rows {rows}: not read, since they name no single asset of the register.").format(
        sheet=sheet, rows=", ".join(map(str, rows))
    )


def _apart(sheet: str, entry: Entry) -> str:
    """The sheet's name as the name of an observation, told apart from fields and columns."""
    taken = {own.name for own in importable_fields()} | entry.kept.keys()
    return f"{sheet} *" if sheet in taken else sheet
