"""What is counted, and how: processor time and memory of processes, by what Linux keeps of them.

Processor time is a process's own clock, in nanoseconds, all its threads together. Memory is the proportional share
(`Pss`): a page two workers share counts once.
"""

import contextlib
import os
import platform
import statistics
import time
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

TICKS = os.sysconf("SC_CLK_TCK")
PROC = Path("/proc")


def children(pid: int) -> list[int]:
    """This function will give the processes that a process started and that still run."""
    with contextlib.suppress(OSError):
        tasks = list((PROC / str(pid) / "task").iterdir())
        return [int(one) for task in tasks for one in (task / "children").read_text().split()]
    return []


def clocks(pids: Iterable[int]) -> dict[int, float]:
    """This function will give the milliseconds of processor time each process used so far, all its threads together."""
    return {pid: _cpu_of(pid) for pid in pids}


def spent(before: Mapping[int, float], now: Mapping[int, float]) -> float:
    """This function will give what processes used between two readings; one that ended in between counts no more."""
    return sum(max(0.0, ms - before[pid]) for pid, ms in now.items() if pid in before)


def _cpu_of(pid: int) -> float:
    """A process's own clock of processor time (clock_getcpuclockid): in nanoseconds, threads that ended included.

    With what it started and has ended since, counted in hundredths of a second (the file somebody asks for is set in
    type by a process of its own).
    """
    with contextlib.suppress(OSError):
        return time.clock_gettime_ns((~pid << 3) | 2) / 1e6 + _of_what_ended(pid)
    return 0.0


def _of_what_ended(pid: int) -> float:
    fields = (PROC / str(pid) / "stat").read_text().rsplit(")", 1)[1].split()
    return sum(int(one) for one in fields[13:15]) / TICKS * 1000


def memory(pids: Iterable[int]) -> float:
    """This function will give the megabytes processes take, each shared page counted once."""
    total = 0
    for pid in pids:
        with contextlib.suppress(OSError):
            for line in (PROC / str(pid) / "smaps_rollup").read_text().splitlines():
                if line.startswith("Pss:"):
                    total += int(line.split()[1])
    return total / 1024


def machine_worked() -> tuple[float, float]:
    """This function will give the seconds all processors worked so far, and the seconds that passed for them."""
    fields = [int(one) for one in (PROC / "stat").read_text().splitlines()[0].split()[1:9]]
    return (sum(fields) - fields[3] - fields[4]) / TICKS, sum(fields) / TICKS


def worked(pid: int) -> float:
    """This function will give the seconds a process and all it started worked so far, what ended included."""
    with contextlib.suppress(OSError):
        fields = (PROC / str(pid) / "stat").read_text().rsplit(")", 1)[1].split()
        return sum(int(one) for one in fields[11:15]) / TICKS + sum(worked(child) for child in children(pid))
    return 0.0


def percentile(values: Sequence[float], part: float) -> float:
    """This function will give the value below which a part (0 to 1) of the values lie, the nearest one above.

    Of few values the 95th is the largest: nothing is interpolated, so no figure is one that was never measured.
    """
    if not values:
        return float("nan")
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, max(0, -(-int(part * len(ordered) * 1000) // 1000) - 1))]


def fsync_ms(folder: Path, times: int = 100) -> float:
    """This function will give what one flush of eight kilobytes to the disk takes, the middle of many."""
    taken = []
    path = folder / "flush.probe"
    with path.open("wb", buffering=0) as file:
        for _ in range(times):
            file.write(b"x" * 8192)
            began = time.perf_counter()
            os.fdatasync(file.fileno())
            taken.append((time.perf_counter() - began) * 1000)
    path.unlink()
    return statistics.median(taken)


def machine() -> dict[str, object]:
    """This function will say on what was measured."""
    model = next(
        (line.split(":", 1)[1].strip() for line in (PROC / "cpuinfo").read_text().splitlines() if "model name" in line),
        platform.machine(),
    )
    total = int((PROC / "meminfo").read_text().split()[1]) // 1024
    return {"processor": model, "cores": os.cpu_count(), "memory_mb": total, "python": platform.python_version()}
