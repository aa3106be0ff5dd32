"""Justifications: what they hold for, how they lapse and come back, and what cannot be justified."""

from datetime import date

from app.model.entities import Asset, Waiver
from app.model.fields import Entity
from app.workflow.assessment import Assessment
from app.workflow.finding import Finding, Severity, Standing, evidence_hash
from tests.workflow.edits import altered
from tests.workflow.plant import assess, sound_plant, uid
from tests.workflow.planted import change, gone, new, planted

WIRELESS = planted(sound_plant(), (change("PLC-01", wireless=True),))


def _put(assessment: Assessment, row: Entity) -> None:
    assessment.apply({row.table: {row.id: row}})


def _of(assessment: Assessment, rule: str, at: str) -> Finding:
    (found,) = (finding for finding in assessment.findings_at(uid(at)) if finding.rule == rule)
    return found


def _justify(assessment: Assessment, finding: Finding, reason: str = "The gateway is screened") -> Waiver:
    place = finding.place
    waiver = Waiver(
        rule=finding.rule,
        subject_table=place.table,
        subject_id=place.id,
        evidence=evidence_hash([finding]),
        reason=reason,
    )
    _put(assessment, waiver)
    return waiver


def test_a_justified_finding_is_no_longer_open_and_names_its_justification() -> None:
    assessment = assess(WIRELESS)
    waiver = _justify(assessment, _of(assessment, "ZC-15", "Z-DOS"))
    finding = _of(assessment, "ZC-15", "Z-DOS")
    assert (finding.standing, finding.waiver_id, finding.is_open) == (Standing.JUSTIFIED, waiver.id, False)
    counts = assessment.steps()[2].counts
    assert (counts.warnings, counts.justified) == (0, 1)


def test_a_justification_lapses_with_its_evidence_and_comes_back_with_it() -> None:
    assessment = assess(WIRELESS)
    _justify(assessment, _of(assessment, "ZC-15", "Z-DOS"))
    other = WIRELESS["PLC-02"]
    _put(assessment, Asset(id=uid("WLS-9"), tag="WLS-9", wireless=True, zone_id=uid("Z-DOS")))
    lapsed = _of(assessment, "ZC-15", "Z-DOS")
    assert (lapsed.standing, lapsed.is_open) == (Standing.LAPSED, True)
    assert lapsed.standing.label == "Justification lapsed"
    assessment.apply({"asset": {uid("WLS-9"): None, other.id: other}})
    assert _of(assessment, "ZC-15", "Z-DOS").standing is Standing.JUSTIFIED


def test_renaming_what_a_finding_is_about_does_not_make_its_justification_lapse() -> None:
    assessment = assess(WIRELESS)
    _justify(assessment, _of(assessment, "ZC-15", "Z-DOS"))
    _put(assessment, altered(WIRELESS["Z-DOS"], name="Dosing", code="Z-DOSING"))
    _put(assessment, altered(WIRELESS["PLC-01"], tag="PLC-01A"))
    finding = _of(assessment, "ZC-15", "Z-DOS")
    assert "PLC-01A" in finding.sentence
    assert finding.standing is Standing.JUSTIFIED


def test_a_justification_without_a_reason_justifies_nothing() -> None:
    assessment = assess(WIRELESS)
    _justify(assessment, _of(assessment, "ZC-15", "Z-DOS"), reason=" ")
    assert _of(assessment, "ZC-15", "Z-DOS").standing is Standing.OPEN


def test_an_error_that_cannot_be_justified_stays_open_whatever_is_recorded() -> None:
    assessment = assess(planted(sound_plant(), (change("SCD-01", zone_id=None),)))
    _justify(assessment, _of(assessment, "ZC-01", "SCD-01"))
    assert _of(assessment, "ZC-01", "SCD-01").standing is Standing.OPEN
    assert not assessment.gate().is_open


def test_a_justified_error_does_not_block_the_freeze() -> None:
    assessment = assess(planted(sound_plant(), (gone("guard"),)))
    assert [finding.rule for finding in assessment.gate().lines[2].blockers] == ["ZC-21"]
    _justify(assessment, _of(assessment, "ZC-21", "C-01"))
    assert assessment.gate().is_open


def test_the_evidence_hash_is_that_of_its_canonical_json() -> None:
    """SHA-256 of [["conduit", id, "trust", "untrusted"]] as anyone can compute it."""
    import hashlib

    finding = _of(assess(planted(sound_plant(), (gone("guard"),))), "ZC-21", "C-01")
    canonical = f'[["conduit", "{uid("C-01")}", "trust", "untrusted"]]'
    assert evidence_hash([finding]) == hashlib.sha256(canonical.encode()).hexdigest()


def test_findings_come_in_the_order_of_the_rules_and_can_be_asked_for_by_step() -> None:
    plant = planted(sound_plant(), (gone("guard"), change("SCD-01", tag=""), change("PLC-01", wireless=True)))
    assessment = assess(plant)
    assert [finding.rule for finding in assessment.findings()] == ["SU-01", "ZC-15", "ZC-21"]
    assert [finding.rule for finding in assessment.findings(step=1)] == ["SU-01"]


def test_a_step_that_nobody_touched_is_softened_for_the_window_only() -> None:
    """A new project: the perimeter is missing, but nobody has begun."""
    plant = {name: sound_plant()[name] for name in ("project", "method 2")}
    assessment = assess(plant)
    strict = {finding.severity for finding in assessment.findings(step=1)}
    soft = {finding.severity for finding in assessment.findings(step=1, softened=True)}
    assert (strict, soft) == ({Severity.ERROR}, {Severity.HINT})
    first = assessment.steps(softened=True)[0]
    assert (first.touched, first.counts.errors, first.counts.hints) == (False, 0, 2)
    assert assessment.steps()[0].counts.errors == 2
    assert len(assessment.gate().lines[0].blockers) == 2


def test_one_entry_in_a_step_ends_the_softening() -> None:
    plant = {name: sound_plant()[name] for name in ("project", "method 2", "SCD-01")}
    assert assess(plant).steps(softened=True)[0].counts.errors > 0


def test_lost_bytes_of_an_attachment_are_found_when_they_become_known() -> None:
    assessment = assess(sound_plant())
    assert assessment.findings() == ()
    effects = assessment.learn(missing_content=frozenset({uid("drawing")}))
    assert effects.rules == {"FI-01": {uid("drawing")}}
    assert [line.step for line in assessment.gate().lines if line.blockers] == [None]
    assessment.learn(missing_content=frozenset())
    assert assessment.gate().is_open


def test_another_content_than_the_signed_one_is_found_when_it_becomes_known() -> None:
    assessment = assess(sound_plant())
    assessment.learn(content_hash="f" * 64)
    assert "changed since" in _of(assessment, "AP-01", "signed A").sentence
    assessment.learn(content_hash="")
    assert assessment.findings() == ()


def test_a_withdrawn_sign_off_is_not_held_against_the_present_content() -> None:
    assessment = assess(sound_plant())
    assessment.learn(content_hash="f" * 64)
    withdrawal = altered(sound_plant()["signed A"], id=uid("withdrawn"), withdraws_id=uid("signed A"))
    _put(assessment, withdrawal)
    assert assessment.findings() == ()


def test_what_is_due_becomes_overdue_as_the_day_moves_on() -> None:
    assessment = assess(sound_plant())
    assessment.learn(as_of=date(2028, 3, 1))
    rules = {finding.rule for finding in assessment.findings()}
    assert {"DR-05", "DR-06", "SL-03", "RQ-01"} <= rules


def test_an_asset_without_a_tag_is_called_by_its_name() -> None:
    plant = planted(sound_plant(), (new("NN", Asset(name="Grey box", zone_id=uid("Z-OPS"))),))
    assert _of(assess(plant), "SU-01", "NN").code == "Grey box"


def test_what_has_no_name_of_its_own_is_called_by_what_it_belongs_to() -> None:
    plant = planted(sound_plant(), (change("C-04 SR 5.1", how=""), change("DR-C-02 current", likelihood=1)))
    codes = {finding.rule: finding.code for finding in assess(plant).findings()}
    assert (codes["RQ-01"], codes["CO-01"]) == ("C-04 SR 5.1", "DR-C-02")
