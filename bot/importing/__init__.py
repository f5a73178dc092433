"""From files to the books of the city: areas, places, the responsibility list, staff."""
