"""Tell what kind of message it is: a report, a question, a greeting and so on."""
