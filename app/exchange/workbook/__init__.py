"""The Excel workbook of an assessment: sheets that people read, print and sign."""

from app.exchange.workbook.export import export_workbook
from app.exchange.workbook.named_hash import read_content_hash

__all__ = ["export_workbook", "read_content_hash"]
