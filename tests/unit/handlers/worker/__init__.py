"""Tests of the conversations of grid workers, leaders and offices."""
