"""Observations that an import leaves: values that were not chosen, texts that no field took, and who said so."""

import unicodedata
from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from app.commands.register import Replacement
from app.exchange.inventory.present import Spot
from app.exchange.inventory.sheet import shown_control
from app.exchange.inventory.words import one_line
from app.i18n import _
from app.model.entities import Observation
from app.model.fields import Entity, field_of
from app.model.vocabulary import ObservationSource

_LONGEST_NAME = field_of(Observation, "source_name").length - 50


class Observer:
    """Collects the observations of one import beside those that are there."""

    def __init__(self, known: Mapping[Spot, Observation], file_name: str, as_of: date) -> None:
        self._known, self._as_of = known, as_of
        name = one_line(shown_control(unicodedata.normalize("NFC", file_name)))
        self._file = name if len(name) <= _LONGEST_NAME else name[: _LONGEST_NAME - 1] + "…"
        self._before = _("here before {file}").format(file=self._file)
        self.additions: list[Observation] = []
        self.replacements: list[Replacement] = []
        self.removals: list[Observation] = []

    def said(self, subject: Entity, field: str, text: str, seen_on: date | None = None) -> bool:
        """Keep what the file says; whether that is news."""
        return self._keep(subject, field, text, self._file, seen_on)

    def replaced(self, subject: Entity, field: str, text: str) -> None:
        """Keep the value that stood here until the file's was chosen, and drop what the file said of it before."""
        if text:
            self._keep(subject, field, text, self._before, None)
        stale = self._known.get((subject.id, field, self._file))
        if stale is not None:
            self.removals.append(stale)

    def _keep(self, subject: Entity, field: str, text: str, source: str, seen_on: date | None) -> bool:
        known = self._known.get((subject.id, field, source))
        seen_on = seen_on or self._as_of
        if known is None:
            self.additions.append(
                Observation(
                    subject_table=subject.table,
                    subject_id=subject.id,
                    field=field,
                    value=text,
                    source=ObservationSource.REGISTER,
                    source_name=source,
                    seen_on=seen_on,
                )
            )
        elif known.value != text:
            self.replacements.append(Replacement(known, replace(known, value=text, seen_on=seen_on)))
        return known is None or known.value != text
