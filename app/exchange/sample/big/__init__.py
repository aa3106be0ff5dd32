"""Plants of any size for benchmarks: the shape of a real assessment, its words drawn by a seeded dice."""

from app.exchange.sample.big.plant import generate_plant

__all__ = ["generate_plant"]
