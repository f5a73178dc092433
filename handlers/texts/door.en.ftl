# What somebody is asked who scans the poster at a building's door.

door-ask = Are you at { $place }?
door-here = Yes, right here
door-elsewhere = No, elsewhere
door-taken = All right, { $place }. Say in one sentence what is wrong, with a photo if you like; this time you need not write the place.
door-home = This is my home, remember it
door-not-here = All right. Say in one sentence what is wrong, with the estate and building, or send the location.
