"""What can be done: one verb a file, each a function that takes the work and the actor."""
