"""The workbook as another program reads it."""

import shutil
import subprocess
from pathlib import Path

import pytest

from app.store.project import Project
from app.workflow.assessment import Assessment
from tests.workbook.reading import differences

OFFICE = shutil.which("soffice") or shutil.which("libreoffice")


@pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed")
def test_libreoffice_reads_every_cell_as_it_is_meant(
    workbook: Path, small: Project, assessment: Assessment, tmp_path: Path
) -> None:
    profile, out = tmp_path / "profile", tmp_path / "converted"
    command = [str(OFFICE), f"-env:UserInstallation={profile.as_uri()}", "--headless", "--convert-to", "xlsx"]
    subprocess.run([*command, "--outdir", str(out), str(workbook)], check=True, capture_output=True, timeout=110)
    assert differences(out / workbook.name, small, assessment) == []
