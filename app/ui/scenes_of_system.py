"""What the gallery draws of step 1: its tabs with what the sample has, and each of them while nothing is there."""

import tempfile
from collections.abc import Callable
from pathlib import Path

from app.commands.founding import new_project
from app.store.project import Project
from app.ui.bridge import Bridge
from app.ui.desk import Desk
from app.ui.pages.context import Context
from app.ui.pages.documents_tab import DocumentsTab
from app.ui.pages.flows_tab import FlowsTab
from app.ui.pages.records import RecordsTab
from app.ui.pages.tab import Tab
from app.ui.pages.zcr1_system import ACCESS_POINTS, CONNECTIONS, DOCUMENTS, FLOWS, PARTICIPANTS, SCOPE, SystemPage
from app.ui.places import FIRST
from app.ui.scene import Scene
