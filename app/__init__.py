"""Zonewright: an offline workbench for risk assessments of industrial plants after IEC 62443-3-2."""

VERSION = "0.1.0"
