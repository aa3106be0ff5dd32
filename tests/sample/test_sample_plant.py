"""The sample plant is the one of the screens, the same however often it is built, and has something to say."""

from collections import Counter
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

import pytest

from app.catalog.catalogue import Catalogue
from app.exchange.sample import SAMPLE_DAY, build_sample, create_sample, generate_plant
from app.model.entities import (
    ENTITIES,
    AccessPoint,
    Asset,
    Assumption,
    Baseline,
    Conduit,
    Countermeasure,
    Flow,
    Rating,
    RequirementState,
    Scenario,
    SignOff,
    ThreatSource,
    Zone,
)
from app.model.entities import Project as ProjectRow
from app.model.fields import Entity, fields_of
from app.model.kinds import Kind
from app.model.levels import LevelVector
from app.model.vocabulary import CountermeasureState, RequirementStatus
from app.queries.facts import load_facts
from app.store.project import Project, create_project
from app.workflow.assessment import Assessment
from app.workflow.finding import Standing

EMPTY = (Baseline, SignOff)


@pytest.fixture(scope="module")
def works(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Project]:
    with pytest.MonkeyPatch.context() as patch:
        folder = tmp_path_factory.mktemp("works")
        patch.setenv("XDG_STATE_HOME", str(folder))
        opened = create_sample(folder / "Kestrel Reach.zonewright", "Tester")
        yield opened
        opened.close()


@pytest.fixture(scope="module")
def assessment(works: Project) -> Assessment:
    return Assessment(load_facts(works, SAMPLE_DAY), Catalogue())


def test_two_builds_have_one_content_hash(works: Project, tmp_path: Path) -> None:
    again = create_sample(tmp_path / "Again.zonewright", "Somebody else")
    assert again.digests().content == works.digests().content
    assert again.digests().drawing == works.digests().drawing
    again.close()


def test_it_can_be_built_into_any_empty_project(project: Project) -> None:
    build_sample(project)
    assert len(project.rows(Asset)) == 64
    assert project.rows(ProjectRow)[0].name == "Kestrel Reach WTW"


def test_the_plant_has_the_size_of_the_screens(works: Project) -> None:
    zones = works.rows(Zone)
    assert (sum(zone.in_scope for zone in zones), sum(not zone.in_scope for zone in zones)) == (10, 2)
    counts = {kind.table: len(works.rows(kind)) for kind in (Asset, Conduit, Flow, AccessPoint, Scenario, ThreatSource)}
    assert counts == {
        "asset": 64,
        "conduit": 11,
        "flow": 41,
        "access_point": 12,
        "scenario": 38,
        "threat_source": 9,
    }
    assert len(works.rows(Assumption)) == 18
    assert sum(row.state is CountermeasureState.PLANNED for row in works.rows(Countermeasure)) == 14


def test_every_entity_but_those_of_approval_has_a_row(works: Project) -> None:
    empty = {kind for kind in ENTITIES if not works.rows(kind)}
    assert empty == set(EMPTY)


def test_the_matrices_are_those_of_the_screens(assessment: Assessment) -> None:
    before, after = Counter[tuple[int, int]](), Counter[tuple[int, int]]()
    for id in assessment.facts.all(Scenario):
        risk = assessment.risk(id)
        if risk.unmitigated is not None and risk.current is not None:
            for counter, rated in ((before, risk.unmitigated), (after, risk.current)):
                assert rated.outcome.likelihood.level is not None
                assert rated.outcome.impact is not None
                counter[rated.outcome.likelihood.level, rated.outcome.impact] += 1
    assert grid(before) == [[0, 0, 0, 2, 1], [0, 0, 3, 4, 3], [0, 1, 3, 4, 2], [0, 0, 1, 1, 1], [0, 0, 0, 0, 0]]
    assert grid(after) == [[0, 0, 0, 0, 0], [0, 0, 0, 0, 0], [0, 1, 4, 2, 0], [0, 2, 3, 6, 1], [0, 0, 2, 2, 3]]


def grid(counter: Counter[tuple[int, int]]) -> list[list[int]]:
    """Likelihood from the top, impact from the left."""
    return [[counter[likelihood, impact] for impact in range(1, 6)] for likelihood in range(5, 0, -1)]


@pytest.mark.parametrize(
    ("code", "target", "achieved"),
    [
        ("Z-DMZ", "2 2 2 2 2 2 2", "2 2 2 2 2 2 2"),
        ("Z-OPS", "2 2 2 1 2 2 2", "2 1 2 1 2 1 2"),
        ("Z-TMP", "2 2 2 1 2 1 1", "1 1 2 1 2 1 1"),
        ("Z-CTL", "2 2 2 1 2 2 2", "2 2 2 1 2 2 2"),
        ("Z-TRT", "2 2 2 1 2 1 2", "2 2 2 1 2 1 2"),
        ("Z-WLS", "2 2 2 2 2 1 1", "2 1 2 2 1 1 1"),
        ("Z-HLP", "2 2 2 1 2 1 2", "2 2 2 1 2 1 2"),
        ("Z-DIS", "3 3 3 2 3 2 3", "1 1 2 2 2 1 2"),
        ("Z-SIS", "3 3 3 2 3 2 3", "3 2 3 2 2 2 3"),
        ("Z-REM", "2 2 2 2 2 1 2", "1 2 1 2 1 1 2"),
    ],
)
def test_the_security_levels_of_a_zone_are_those_of_the_screens(
    works: Project, assessment: Assessment, code: str, target: str, achieved: str
) -> None:
    """SL-A counts up to SL-T: where more is met, the screens show the target."""
    (zone,) = (row.id for row in works.rows(Zone) if row.code == code)
    wanted = LevelVector.parse(target)
    assert str(assessment.target(zone).vector) == target
    found = (assessment.achieved(zone)[fr].level for fr, _level in wanted.items())
    capped = [min(level or 0, top or 0) for level, (_fr, top) in zip(found, wanted.items(), strict=True)]
    assert " ".join(map(str, capped)) == achieved


def test_34_requirements_of_zones_have_a_gap(works: Project) -> None:
    states = [row for row in works.rows(RequirementState) if row.zone_id is not None]
    assert sum(row.status in (RequirementStatus.GAP, RequirementStatus.PARTLY) for row in states) == 34


def test_the_findings_have_something_to_say(assessment: Assessment) -> None:
    findings = assessment.findings()
    rules = {finding.rule for finding in findings}
    assert rules >= {"SU-02", "ZC-01", "ZC-02", "ZC-13", "ZC-21", "DR-01", "DR-03", "DR-05", "SL-03", "RQ-02", "CO-01"}
    assert "DR-04" not in rules
    assert Counter(finding.standing for finding in findings)[Standing.JUSTIFIED] == 2
    assert Standing.LAPSED in {finding.standing for finding in findings}
    assert not assessment.gate().is_open


def test_every_rating_was_given_under_the_method_in_force(works: Project) -> None:
    (row,) = works.rows(ProjectRow)
    assert {rating.method_id for rating in works.rows(Rating)} == {row.method_id}


def test_what_a_person_would_miss_in_a_row_is_there(works: Project) -> None:
    for kind in (Zone, Conduit, Scenario, Countermeasure):
        assert all(getattr(row, "name", "") or getattr(row, "title", "") for row in works.rows(kind)), kind.table


def test_a_generated_plant_has_the_size_asked_for_and_follows_from_its_seed(tmp_path: Path) -> None:
    hashes = []
    for name, seed in (("one", 1), ("two", 1), ("other", 2)):
        row = ProjectRow(id="00000000-0000-4000-8000-000000000001", name="Generated")
        made = create_project(tmp_path / f"{name}.zonewright", "Tester", row)
        generate_plant(made, assets=60, zones=8, conduits=14, scenarios=90, seed=seed)
        hashes.append(made.content_hash)
        sizes = [len(made.rows(kind)) for kind in (Asset, Zone, Conduit, Scenario)]
        assert sizes == [60, 8, 14, 90]
        assert len(Assessment(load_facts(made, SAMPLE_DAY), Catalogue()).findings()) > 10
        made.close()
    assert hashes[0] == hashes[1] != hashes[2]


def texts(project: Project) -> Iterator[str]:
    def of(kind: type[Entity]) -> Iterator[str]:
        names = [field.name for field in fields_of(kind) if field.kind in (Kind.LINE, Kind.PROSE)]
        for row in project.rows(kind):
            yield from (getattr(row, name) for name in names)

    return chain.from_iterable(of(kind) for kind in ENTITIES)


def test_no_text_of_the_plant_is_cut_or_left_over(works: Project) -> None:
    wrong = [text for text in texts(works) if text != text.strip() or "\\" in text or "TODO" in text]
    assert wrong == []
