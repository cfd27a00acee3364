"""Which day or hour has come. Each subject has a file here that says what it does then."""

from storage.engine import packages

packages.load("scheduler", but={"clockwork"})  # being here is what registers a job
