"""What everybody in this process does, for a test in which it stands still."""

import asyncio
import io
import sys
import threading
import traceback


def shown() -> str:
    """Where each task waits and each thread stands."""
    lines = io.StringIO()
    for task in asyncio.all_tasks():
        task.print_stack(limit=6, file=lines)
    names = {each.ident: each.name for each in threading.enumerate()}
    for ident, frame in sys._current_frames().items():
        print(f"thread {names.get(ident, ident)}", file=lines)
        traceback.print_stack(frame, limit=8, file=lines)
    return lines.getvalue()
