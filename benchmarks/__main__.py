"""Print the side-by-side tables: ``make bench``."""

from __future__ import annotations

import click

from benchmarks import pipeline, understanding

click.echo("Wordings of the list that nobody was shown")
click.echo(f"  {'':28} first  in 3  texts/s")
for result in understanding.compare():
    click.echo(
        f"  {result.name:28} {result.first:5.2f} {result.among_three:5.2f} {result.speed:8.0f}"
    )
click.echo("Reports and taps through the whole program, SQLite, synchronous=FULL")
for rate in pipeline.measure():
    click.echo(f"  {rate.name:28} {rate.speed:8.0f} messages/s")
