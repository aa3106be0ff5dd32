"""Addresses, hardware addresses and open ports as registers write them, in one canonical form each."""

import ipaddress
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from app.exchange.inventory.words import one_line
from app.i18n import _

_BETWEEN_ADDRESSES = re.compile(r"[\s,;/]+(?!\d{1,3}(?:$|[\s,;]))|[\s,;]+")
_LIKE_IPV4 = re.compile(r"\d+(?:\.\d+){3}(?:/\d+)?")
_OCTET = re.compile(r"\d{1,3}")
_HEXADECIMAL = re.compile(r"[0-9A-Fa-f]{12}")
_MAC_SIGNS = re.compile(r"[:.\-\s]")
_BETWEEN_SERVICES = re.compile(r"[;,\n]+(?![^()]*\))")
_DIVIDES_NAMES = re.compile(r"\s*[;,]\s*")
_IN_BRACKETS = re.compile(r"(.*?)\s*\(([^()]*)\)\s*")
_PORT_FIRST = re.compile(r"(\d{1,9}(?:\s*-\s*\d{1,9})?)((?:\s*/?\s*(?:tcp|udp|sctp)\b)*)[\s:,-]*(.*)", re.IGNORECASE)
_TRANSPORT_FIRST = re.compile(r"(tcp|udp|sctp)\s*[/: ]\s*(\d{1,9}(?:\s*-\s*\d{1,9})?)[\s:,-]*(.*)", re.IGNORECASE)
_NAME_FIRST = re.compile(r"(.*?\S)[\s:/]+(\d{1,9})((?:\s*/?\s*(?:tcp|udp|sctp)\b)*)", re.IGNORECASE)
_TRANSPORTS = re.compile(r"tcp|udp|sctp", re.IGNORECASE)
_HIGHEST_PORT = 65_535


@dataclass(frozen=True, slots=True, order=True)
class Service:
    """An open port: "443", "135-139"; transport tcp, udp, sctp or ""; the service's name where it is known."""

    port: str
    transport: str = ""
    name: str = ""

    def __str__(self) -> str:
        where = f"{self.port}/{self.transport}" if self.transport else self.port
        return f"{where} {self.name}".strip()


def canonical_addresses(text: str) -> str:
    """IP addresses divided by ", ", each in its usual form; other text ("DHCP", "4-20 mA") stays as it is.

    ValueError, in words, for something like an address that is none.
    """
    tokens = [token for token in _BETWEEN_ADDRESSES.split(text.strip()) if token]
    found = [_address(token) for token in tokens]
    return ", ".join(dict.fromkeys(found)) if all(found) else one_line(text)


def ip_addresses(text: str) -> tuple[str, ...]:
    """The IP addresses in a text without their prefix lengths; "10.0.0.21, 22" means 10.0.0.21 and 10.0.0.22."""
    found: list[str] = []
    for token in re.split(r"[\s,;]+", text):
        try:
            address = _address(token)
        except ValueError:
            address = ""
        if address:
            found.append(address.partition("/")[0])
        elif found and _OCTET.fullmatch(token) and int(token) < 256 and "." in found[-1]:
            found.append(f"{found[-1].rpartition('.')[0]}.{token}")
    return tuple(dict.fromkeys(found))


def canonical_mac(text: str) -> str:
    """Hardware addresses as "3C:F7:D1:68:B8:38", several divided by ", ". ValueError, in words, for anything else."""
    found = []
    for token in re.split(r"[,;\n]+", text):
        digits = _MAC_SIGNS.sub("", token.strip())
        if not _HEXADECIMAL.fullmatch(digits):
            raise ValueError(_("A hardware address has twelve hexadecimal digits."))
        found.append(":".join(digits[at : at + 2] for at in range(0, 12, 2)).upper())
    return ", ".join(dict.fromkeys(found))


def canonical_services(text: str) -> str:
    """Open ports as "443/tcp HTTPS; 4840/tcp OPC-UA", in the order of their ports. ValueError, in words."""
    return services_text(parse_services(text))


def services_text(services: Iterable[Service]) -> str:
    """The canonical text of services: by port, those without one last, none twice."""
    return "; ".join(str(service) for service in sorted(set(services), key=_order))


def parse_services(text: str) -> tuple[Service, ...]:
    """Read "443/tcp(HTTPS); 44818/tcp/udp(EtherNet/IP)", "tcp/502", "Modbus TCP 502", "80, 443" or plain names.

    ValueError, in words, for a port above 65535.
    """
    found: list[Service] = []
    for piece in _BETWEEN_SERVICES.split(text):
        if piece.strip():
            found += _services(one_line(piece))
    return tuple(found)


def _services(piece: str) -> list[Service]:
    bracketed = _IN_BRACKETS.fullmatch(piece)
    outer, inner = bracketed.groups() if bracketed else (piece, "")
    if match := _TRANSPORT_FIRST.fullmatch(outer):
        transports, port, name = match.groups()
    elif match := _PORT_FIRST.fullmatch(outer):
        port, transports, name = match.groups()
    elif inner and (match := _PORT_FIRST.fullmatch(inner)) and not match.group(3):
        port, transports, name, inner = match.group(1), match.group(2), outer, ""
    elif match := _NAME_FIRST.fullmatch(outer):
        name, port, transports = match.groups()
    else:
        return [Service("", "", piece)]
    port = port.replace(" ", "")
    if any(int(number) > _HIGHEST_PORT for number in port.split("-")):
        raise ValueError(_("A port is a number up to 65535."))
    name = _DIVIDES_NAMES.sub(" / ", " ".join(part for part in (name.strip(), inner.strip()) if part))
    return [Service(port, transport.lower(), name) for transport in _TRANSPORTS.findall(transports) or [""]]


def _order(service: Service) -> tuple[int, str, str]:
    return int(service.port.partition("-")[0] or _HIGHEST_PORT + 1), service.transport, service.name


@lru_cache(maxsize=65_536)
def _address(token: str) -> str:
    """The usual form of an IP address, with its prefix length if it has one; "" for anything else. ValueError."""
    if not _LIKE_IPV4.fullmatch(token) and token.count(":") < 2:
        return ""
    host, _stroke, prefix = token.partition("/")
    try:
        address = ipaddress.ip_address(host)
        if prefix:
            ipaddress.ip_interface(token)
    except ValueError:
        if _LIKE_IPV4.fullmatch(token):
            raise ValueError(_("{token} is not an IP address.").format(token=token)) from None
        return ""
    return f"{address}/{prefix}" if prefix else str(address)
