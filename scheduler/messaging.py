"""What was said or heard long ago goes; what died while it was said is said again."""

from scheduler.timed import timed
from scheduler.upkeep import hourly
from storage.messaging import dead_letters, inbox, job_runs, leaps, outbox, rate_limits

timed("outbox.recover", outbox.recover, outbox.next_recovery, is_hasty=True)
timed("outbox.put-right", leaps.put_right, leaps.found, is_hasty=True)
hourly("inbox.sweep", inbox.sweep)
hourly("outbox.sweep", outbox.sweep)
hourly("outbox.sweep-dead", outbox.sweep_dead)
hourly("letter.sweep", dead_letters.sweep)
hourly("pace.sweep", rate_limits.sweep)
hourly("job.sweep", job_runs.sweep)
