"""The Excel workbook of an assessment: sheets that people read, print and sign."""

from app.exchange.workbook.export import export_workbook

__all__ = ["export_workbook"]
