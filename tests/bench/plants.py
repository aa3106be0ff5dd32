"""The big plant as a file: made once in a run of the benchmarks, then copied."""

import shutil
from pathlib import Path

from app.exchange.sample import generate_plant
from app.model.entities import Project as ProjectRow
from app.store.project import create_project


def big_plant(folder: Path, **size: int) -> Path:
    """A new project file in a benchmark's folder with the big plant, or one of another `size` as it is generated."""
    name = "-".join(["plant", *(f"{what}{count}" for what, count in sorted(size.items()))]) + ".zonewright"
    kept, path = folder.parent / name, folder / name
    if not kept.exists():
        project = create_project(path, "Bench", ProjectRow(name="Bench"))
        generate_plant(project, **size)
        project.close()
        path.rename(kept)
    shutil.copyfile(kept, path)
    return path
