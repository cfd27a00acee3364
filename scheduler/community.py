"""What was shared or pasted long ago is forgotten."""

from scheduler.upkeep import hourly
from storage.community import numbered_lists, shares

hourly("list.sweep", numbered_lists.sweep)
hourly("share.sweep", shares.sweep)
