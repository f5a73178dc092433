"""SQLAlchemy Core storage of the domain and of the conversations."""
