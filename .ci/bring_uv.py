"""Fetches uv from the package index with nothing but Python's own library, for a Python that has no pip.

Usage: bring_uv.py FOLDER   (writes FOLDER/bin/uv)
"""

import hashlib
import io
import json
import os
import platform
import re
import sys
import urllib.request
import zipfile
from pathlib import Path
from urllib.parse import urljoin

INDEX = os.environ.get("UV_DEFAULT_INDEX") or os.environ.get("PIP_INDEX_URL") or "https://pypi.org/simple"


def fitting(name):
    """This function will tell whether a wheel is for this machine."""
    machine = {"arm64": "aarch64", "amd64": "x86_64"}.get(platform.machine().lower(), platform.machine().lower())
    if sys.platform == "darwin":
        return "macosx" in name and name.endswith(f"_{machine.replace('aarch64', 'arm64')}.whl")
    library = "manylinux" if platform.libc_ver()[0] == "glibc" else "musllinux"
    return library in name and f"_{machine}." in name


def release(name):
    """This function will return a wheel's version as numbers, or None for a preview."""
    version = name.split("-")[1]
    return tuple(int(part) for part in version.split(".")) if re.fullmatch(r"[\d.]+", version) else None


def get(address, accept="*/*"):
    """This function will fetch an address whole."""
    with urllib.request.urlopen(urllib.request.Request(address, headers={"Accept": accept}), timeout=60) as answer:
        return answer.read()


def main(folder):
    """This function will write uv's program into a folder, when its checksum is the index's."""
    page = INDEX.rstrip("/") + "/uv/"
    files = json.loads(get(page, "application/vnd.pypi.simple.v1+json"))["files"]
    wheels = [f for f in files if f["filename"].endswith(".whl") and fitting(f["filename"]) and release(f["filename"])]
    if not wheels:
        sys.exit("The package index has no uv for this machine.")
    wheel = max(wheels, key=lambda f: release(f["filename"]))
    content = get(urljoin(page, wheel["url"]))
    if hashlib.sha256(content).hexdigest() != wheel["hashes"]["sha256"]:
        sys.exit("The fetched uv is not what the package index says it is.")
    archive = zipfile.ZipFile(io.BytesIO(content))
    inside = next(name for name in archive.namelist() if name.endswith("/scripts/uv"))
    program = Path(folder) / "bin" / "uv"
    program.parent.mkdir(parents=True, exist_ok=True)
    program.write_bytes(archive.read(inside))
    program.chmod(0o755)


if __name__ == "__main__":
    main(sys.argv[1])
