"""The sample plant, built through the commands, and plants of any size for benchmarks."""

from app.exchange.sample.big import generate_plant
from app.exchange.sample.building import SAMPLE_DAY, build_sample, create_sample
from app.exchange.sample.own_copy import ensure_sample

__all__ = ["SAMPLE_DAY", "build_sample", "create_sample", "ensure_sample", "generate_plant"]
