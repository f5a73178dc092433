"""Tests of residents' conversations."""
