"""The sample plant, a fictional water works built through the commands; and plants of any size for benchmarks."""

from app.exchange.sample.big import generate_plant
from app.exchange.sample.plant import SAMPLE_DAY, build_sample, create_sample

__all__ = ["SAMPLE_DAY", "build_sample", "create_sample", "generate_plant"]
