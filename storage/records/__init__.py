"""What reads all subjects, through what each has declared: so all of them are here first."""

from storage.engine import packages

packages.load("storage", but={"engine", "migrations", "records"})
