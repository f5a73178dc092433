"""The async shell: channels, inbox, outbox, jobs, web, command line."""
