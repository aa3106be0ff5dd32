"""The sample plant is the same each time it is built, reads like a project, and has exactly the flaws it is to have."""

from collections import Counter
from collections.abc import Iterable, Iterator

import pytest

from app.catalog import Catalogue
from app.commands.fixes import place_as_suggested
from app.exchange.sample import SAMPLE_DAY, build_sample, create_sample, ensure_sample
from app.model.entities import (
    ENTITIES,
    AccessPoint,
    Asset,
    Attachment,
    Conduit,
    Countermeasure,
    Flow,
    InitialRating,
    Participant,
    Passage,
    Rating,
    Scenario,
    ThreatSource,
    Zone,
)
from app.model.entities import Project as ProjectRow
from app.model.fields import Entity, fields_of
from app.model.kinds import Kind
from app.model.vocabulary import CountermeasureState, Stage
from app.paths import sample_file
from app.queries.facts import load_facts
from app.risk.outcome import Outcome
from app.store.project import Project, open_project
from app.store.reader import ProjectView
from app.store.schema import change_table
from app.workflow.assessment import Assessment
from app.workflow.finding import Finding, Standing
from app.workflow.rules import RULES

CONTRACT = {
    # rule: findings open, findings justified. Every other rule finds nothing.
    "SU-01": (1, 0),  # SW-20 has no level
    "SU-02": (1, 0),  # the supplier's tank reading has no access point
    "ZC-01": (5, 0),  # the five assets of the survey that nobody placed
    "ZC-02": (3, 0),  # two flows end at them, telemetry has no path yet
    "ZC-13": (1, 0),  # PLC-04 writes to SIS-01
    "ZC-14": (1, 0),  # EWS-01 is carried about but stands in Z-OPS; the reason of revision B has lapsed
    "ZC-15": (0, 1),  # Z-REM
    "ZC-16": (0, 1),  # Z-DMZ
    "ZC-21": (1, 0),  # C-05 has no boundary device
    "ZC-22": (0, 2),  # Z-TRT and Z-HLP below Z-CTL
    "DR-01": (23, 0),  # eleven scenarios to score twice, one to re-rate
    "DR-03": (1, 0),  # the kiosk alarm changes nothing about DR-029
    "DR-05": (2, 0),  # DR-016 and DR-029 without decision
    "DR-06": (3, 0),  # an action without owner and date, one overdue, an overdue requirement
    "SL-02": (1, 0),  # Z-WLS has no SL-T in RA
    "SL-03": (2, 0),  # Z-WLS undecided, the acceptance for Z-REM ended
    "SL-04": (2, 1),  # Z-REM unknown, Z-DIS below; Z-TMP justified
    "RQ-01": (2, 0),  # RQ-09 and SR 1.8 in Z-DIS without owner
    "RQ-02": (2, 0),  # sections 6.7 and 6.9
    "CO-01": (1, 0),  # the worksheet of revision B names DR-021 differently
}

WITHOUT_ROWS = {
    "baseline": "freezing ends undo, and the plant has blockers",
    "sign_off": "there is nothing frozen to sign",
}

COUNTS: tuple[tuple[type[Entity], int], ...] = (
    (Asset, 64),
    (Zone, 12),
    (Conduit, 11),
    (Scenario, 38),
    (Flow, 41),
    (AccessPoint, 12),
    (ThreatSource, 9),
    (Attachment, 2),
)

# Achieved / target per foundational requirement, and how many requirements fall short of the target.
LEVELS = {
    "Z-DMZ": ("2/2 2/2 2/2 2/2 2/2 2/2 2/2", 0),
    "Z-OPS": ("2/2 1/2 2/2 1/1 2/2 1/2 2/2", 4),
    "Z-TMP": ("1/2 1/2 2/2 1/1 2/2 1/1 1/1", 3),
    "Z-CTL": ("2/2 2/2 2/2 1/1 2/2 2/2 2/2", 0),
    "Z-TRT": ("2/2 2/2 2/2 1/1 2/2 1/1 2/2", 0),
    "Z-WLS": ("2/2 1/2 2/2 1/1 1/2 1/1 1/-", 2),
    "Z-HLP": ("2/2 2/2 2/2 1/1 2/2 1/1 2/2", 0),
    "Z-DIS": ("1/3 1/3 2/3 2/2 2/3 1/2 2/3", 17),
    "Z-SIS": ("3/3 2/3 3/3 2/2 2/3 2/2 4/3", 3),
    "Z-REM": ("1/2 2/2 1/2 2/2 1/2 1/1 2/2", 5),
}

# How many scored scenarios stand in a cell, likelihood 5 on top, impact 1 to 5 from the left, as the overview shows it.
UNMITIGATED = """
. . . 2 1
. . 3 4 3
. 1 3 4 2
. . 1 1 1
. . . . .
"""
TODAY = """
. . . . .
. . . . .
. 1 4 2 .
. 2 3 6 1
. . 2 2 3
"""


@pytest.fixture(scope="module")
def works(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Project]:
    """The sample plant of this file of tests; what a test does is undone by it."""
    with pytest.MonkeyPatch.context() as patch:
        folder = tmp_path_factory.mktemp("works")
        patch.setenv("XDG_STATE_HOME", str(folder))
        opened = create_sample(folder / "Kestrel Reach.zonewright", "Tester")
        yield opened
        opened.close()


@pytest.fixture(scope="module")
def assessment(works: Project) -> Assessment:
    """What follows from the sample plant on its day."""
    return Assessment(load_facts(works, SAMPLE_DAY), Catalogue())


def by_code(works: Project, kind: type[Zone] | type[Asset]) -> dict[str, str]:
    return {row.tag if isinstance(row, Asset) else row.code: row.id for row in works.rows(kind)}


def test_the_plant_has_the_size_of_the_pictures(works: Project) -> None:
    assert {kind.table: len(works.rows(kind)) for kind, _count in COUNTS} == {k.table: count for k, count in COUNTS}
    assert sum(zone.in_scope for zone in works.rows(Zone)) == 10
    assert sum(row.state is CountermeasureState.PLANNED for row in works.rows(Countermeasure)) == 14
    assert sum(person.signs for person in works.rows(Participant)) == 5
    assert {row.flow_id for row in works.rows(Passage)} <= {row.id for row in works.rows(Flow)}


def test_it_can_be_built_into_any_empty_project(project: Project) -> None:
    build_sample(project)
    (row,) = project.rows(ProjectRow)
    assert (row.name, len(project.rows(Asset))) == ("Kestrel Reach WTW", 64)
    assert {rating.method_id for rating in project.rows(Rating)} == {row.method_id}
    assert {rating.method_id for rating in project.rows(InitialRating)} == {row.method_id}


def test_every_table_has_rows_but_those_that_have_a_reason(works: Project) -> None:
    assert {kind.table for kind in ENTITIES if not works.rows(kind)} == set(WITHOUT_ROWS)


def test_the_rules_find_what_is_left_undone_on_purpose_and_nothing_else(assessment: Assessment) -> None:
    found = assessment.findings()
    assert {rule: tally(found, rule) for rule in {finding.rule for finding in found}} == CONTRACT
    assert set(CONTRACT) <= {rule.id for rule in RULES}
    assert {finding.rule for finding in found if finding.standing is Standing.LAPSED} == {"ZC-14"}
    assert not assessment.gate().is_open


def tally(found: tuple[Finding, ...], rule: str) -> tuple[int, int]:
    mine = [finding for finding in found if finding.rule == rule]
    return sum(finding.is_open for finding in mine), sum(not finding.is_open for finding in mine)


def test_scored_scenarios_stand_in_the_cells_of_the_overview(works: Project, assessment: Assessment) -> None:
    risks = [assessment.risk(scenario.id) for scenario in works.rows(Scenario)]
    scored = [risk for risk in risks if risk.outcome(Stage.UNMITIGATED) and risk.outcome(Stage.CURRENT)]
    assert len(scored) == 26
    assert drawn(risk.outcome(Stage.UNMITIGATED) for risk in scored) == UNMITIGATED
    assert drawn(risk.outcome(Stage.CURRENT) for risk in scored) == TODAY
    above = {row.code for row in works.rows(Scenario) if assessment.risk(row.id).above}
    assert above == {"DR-013", "DR-016", "DR-029"}


def drawn(outcomes: Iterable[Outcome | None]) -> str:
    count = Counter((outcome.likelihood.level, outcome.impact) for outcome in outcomes if outcome is not None)
    rows = [[str(count[level, impact] or ".") for impact in range(1, 6)] for level in range(5, 0, -1)]
    return "\n" + "\n".join(" ".join(row) for row in rows) + "\n"


def test_zones_achieve_what_the_gap_page_shows(works: Project, assessment: Assessment) -> None:
    shown = {}
    for code, id in by_code(works, Zone).items():
        if code in LEVELS:
            pairs = zip(
                str(assessment.achieved(id).vector).split(), str(assessment.target(id).vector).split(), strict=True
            )
            short = sum(row.at_target and row.short is not None for row in assessment.requirements(id))
            shown[code] = (" ".join("/".join(pair) for pair in pairs), short)
    assert shown == LEVELS


def test_a_level_below_the_derived_one_has_its_reason(works: Project, assessment: Assessment) -> None:
    entry = assessment.target(by_code(works, Zone)["Z-DIS"])["TRE"]
    assert (entry.level, str(entry.derived)) == (2, "3")
    assert entry.assigned is not None
    assert "paper recorder" in entry.assigned.rationale


def test_eight_of_ten_zones_exceed_what_is_tolerable(works: Project, assessment: Assessment) -> None:
    inside = [zone for zone in works.rows(Zone) if zone.in_scope]
    assert {zone.code for zone in inside if not assessment.initial(zone.id).above} == {"Z-WLS", "Z-HLP"}


def test_assets_without_a_zone_are_proposed_where_the_drawing_wants_them(works: Project) -> None:
    tags = ("LAP-ENG2", "CAL-07", "WGW-02", "SW-44", "CAM-03")
    place_as_suggested(works, [by_code(works, Asset)[tag] for tag in tags])
    zones = {zone.id: zone.code for zone in works.rows(Zone)}
    placed = {asset.tag: zones[str(asset.zone_id)] for asset in works.rows(Asset) if asset.tag in tags}
    works.undo()
    assert [placed[tag] for tag in tags] == ["Z-TMP", "Z-TMP", "Z-WLS", "Z-DIS", "Z-OPS"]


def test_the_change_log_reads_like_that_of_a_project(works: Project) -> None:
    with works.reading() as connection:
        made = change_table.select().where(change_table.c.kind == "edit")
        labels = set(connection.execute(made).scalars("label"))
    assert len(labels) < 150
    assert {
        "Import plant_assets_2026-11.xlsx: 23 new, 4 changed",
        "Add zone Z-DIS",
        "Move PLC-04 and 5 more to Z-DIS",
        "Add conduit C-05",
        "Likelihood of DR-014, residual: 2",
    } <= labels
    assert not [label for label in labels if "{" in label or not label.strip()]


def test_no_text_is_cut_or_left_over(works: Project) -> None:
    for kind in ENTITIES:
        names = [field.name for field in fields_of(kind) if field.kind in (Kind.LINE, Kind.PROSE)]
        texts = [getattr(row, name) for row in works.rows(kind) for name in names]
        assert [text for text in texts if text != text.strip() or "\\" in text or "  " in text] == [], kind.table


def test_everything_can_be_undone_and_done_again(works: Project) -> None:
    end, undone = works.digests().store, 0
    while works.next_undo is not None:
        works.undo()
        undone += 1
    assert {kind.table for kind in ENTITIES if works.rows(kind)} == {"project"}
    for _change in range(undone):
        works.redo()
    assert works.digests().store == end


def test_the_users_own_copy_is_the_same_plant_built_once_and_then_left_alone(works: Project) -> None:
    path = ensure_sample("Somebody else")
    assert path == sample_file()
    project = open_project(path, "Tester")
    assert project.content_hash == works.content_hash, "two builds have one hash"
    assert project.digests().drawing == works.digests().drawing
    with project.change("Mark the copy") as work:
        work.delete(Flow, [row.id for row in work.all(Flow)])
    project.close()
    assert ensure_sample("Tester") == path
    with ProjectView(path) as view:
        assert view.rows(Flow) == []
    assert [left.name for left in path.parent.iterdir()] == [path.name]
