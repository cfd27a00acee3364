"""What was shared long ago is forgotten."""

from scheduler.upkeep import hourly
from storage.community import shares

hourly("share.sweep", shares.sweep)
