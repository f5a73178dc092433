"""What tests stand on: a scripted person, builders, a clock, fake platforms, PostgreSQL."""
