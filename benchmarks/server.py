"""The server under load: 50 readers at once while files are taken in; nobody may lose a request.

    python benchmarks/server.py DATASET [--readers 50] [--seconds 20]

DATASET is copied and left as it is. Prints how long the server takes to be ready, p50 and p95 of
one reader alone and of all together, errors, uploads, and the server's memory.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx

QUESTIONS = ("quyết định", "Sở Y tế", "ke hoach 2025", "chỉ tiêu", "trước ngày")
KINDS = ("plan", "plan's page", "search", "tasks", "deadlines", "series")
Times = dict[str, list[float]]


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("dataset", type=Path)
    options.add_argument("--readers", type=int, default=50)
    options.add_argument("--seconds", type=float, default=20)
    chosen = options.parse_args()
    with tempfile.TemporaryDirectory(prefix="kehoach-server-") as folder:
        copy = Path(folder) / "dataset"
        shutil.copytree(chosen.dataset, copy)
        with served(copy) as (address, process, ready):
            print(f"ready after {ready:.2f} s")
            asyncio.run(measure(address, chosen.readers, chosen.seconds))
            print(f"memory {peak_bytes(process) / 1e6:.0f} MB at most")


@contextmanager
def served(folder: Path) -> Iterator[tuple[str, int, float]]:
    """A server over `folder`: its address, process and seconds until its first answer."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "kehoach.command", "serve", "--in", folder, "--port", port]
    began = time.perf_counter()
    process = subprocess.Popen([str(each) for each in command], stderr=subprocess.PIPE)
    address = f"http://127.0.0.1:{port}"
    try:
        while True:
            try:
                httpx.get(f"{address}/api/v1/plans?limit=1", timeout=5).raise_for_status()
                break
            except httpx.TransportError:
                if process.poll() is not None or time.perf_counter() - began > 120:
                    raise
                time.sleep(0.01)
        yield address, process.pid, time.perf_counter() - began
    finally:
        process.terminate()
        process.wait(20)


async def measure(address: str, readers: int, seconds: float) -> None:
    limits = httpx.Limits(max_connections=readers + 5)
    async with httpx.AsyncClient(base_url=address, timeout=60, limits=limits) as client:
        plans = (await client.get("/api/v1/plans?limit=200")).json()["items"]
        ids = [each["id"] for each in plans]
        alone: Times = defaultdict(list)
        await read(client, ids, alone, [], time.monotonic() + seconds / 4, 0)
        report("one reader alone", alone)
        together: Times = defaultdict(list)
        errors: list[str] = []
        until = time.monotonic() + seconds
        crowd = [read(client, ids, together, errors, until, number) for number in range(readers)]
        _, taken = await asyncio.gather(asyncio.gather(*crowd), send(client, errors, until))
        report(f"{readers} readers, {taken} files taken in meanwhile", together)
        print(f"errors {len(errors)}", *sorted(set(errors))[:5], sep="\n  ")


async def read(
    client: httpx.AsyncClient,
    ids: list[str],
    times: Times,
    errors: list[str],
    until: float,
    number: int,
) -> None:
    """One reader: all kinds of requests in turn, each as soon as the last was answered."""
    turn = number
    while time.monotonic() < until:
        plan, question = ids[turn * 7 % len(ids)], QUESTIONS[turn % len(QUESTIONS)]
        paths = {
            "plan": f"/api/v1/plans/{plan}?extras=text,mentions",
            "plan's page": f"/plans/{plan}",
            "search": f"/search?q={question}",
            "tasks": f"/api/v1/tasks?plan={plan}",
            "deadlines": f"/api/v1/deadlines?plan={plan}",
            "series": "/api/v1/series",
        }
        kind = KINDS[turn % len(KINDS)]
        began = time.perf_counter()
        try:
            answer = await client.get(paths[kind])
        except httpx.HTTPError as error:
            errors.append(f"{paths[kind]} {type(error).__name__}")
        else:
            if answer.status_code == 200:
                times[kind].append(time.perf_counter() - began)
            elif not (answer.status_code == 404 and kind == "plan's page"):
                errors.append(f"{paths[kind]} {answer.status_code}")
        turn += 1


async def send(client: httpx.AsyncClient, errors: list[str], until: float) -> int:
    """Files taken in one after another; how many."""
    number = 0
    while time.monotonic() < until:
        text = f"KẾ HOẠCH\nTrồng cây đợt {number}\n1. Phòng Kinh tế chủ trì trước 31/12/2031.\n"
        files = {"file": (f"{number}.txt", f"Số: {number}/KH-UBND\n{text}".encode())}
        answer = await client.post("/api/v1/plans", files=files)
        if answer.status_code not in (201, 429):
            errors.append(f"POST {answer.status_code} {answer.text[:200]}")
        number += answer.status_code == 201
        await asyncio.sleep(0.5)
    return number


def report(title: str, times: Times) -> None:
    print(f"\n{title}: {sum(map(len, times.values()))} requests")
    for kind, found in sorted(times.items()):
        ordered = sorted(found)
        p95 = ordered[min(len(ordered) - 1, int(len(ordered) * 0.95))]
        print(
            f"  {kind:12} p50 {statistics.median(ordered) * 1e3:6.0f} ms  p95 {p95 * 1e3:6.0f} ms"
        )


def peak_bytes(process: int) -> int:
    """The most memory that the server's own process held (Linux)."""
    status = Path(f"/proc/{process}/status").read_text(encoding="ascii")
    line = next(each for each in status.splitlines() if each.startswith("VmHWM"))
    return int(line.split()[1]) * 1024


if __name__ == "__main__":
    os.environ.setdefault("KEHOACH_LANG", "en")
    main()
