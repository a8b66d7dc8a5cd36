#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""Fills the disk of a serving school, at many points, and gives the room back.

While it is full people read on, writes are refused with 507 and nothing of them stays; when there
is room again they go on without a restart. Acknowledged acts are all there, the ballast is let go
and laid anew. Needs to mount a file system in memory, so it needs root.
"""
import http.client
import os
import pathlib
import random
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections import Counter

sys.dont_write_bytecode = True
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))

from machines import Server, free_port  # noqa: E402
from writers import found, must  # noqa: E402

BINARY = os.environ.get('STOA_BINARY', 'build/test/stoa')
MEGABYTE = 1 << 20
# What was written before stays, and there must be room for the ballast after the last point.
DISK = 512 * MEGABYTE
RECOVERY_MAX = 10.0
# So many bytes are left when the writing begins.
POINTS = [0, 1, 4096, 8192, 16_384, 24_576, 32_768, 49_152, 65_536, 98_304, 131_072, 196_608,
          262_144, 393_216, 524_288, 786_432, MEGABYTE, 1_500_000, 2 * MEGABYTE, 3 * MEGABYTE,
          4 * MEGABYTE, 6 * MEGABYTE]


class Disk:
    """A small one of its own, and a file that fills it."""

    def __init__(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix='stoa-disk-'))
        self.filler = self.folder / 'filler'

    def mount(self):
        return subprocess.run(['mount', '-t', 'tmpfs', '-o', f'size={DISK}', 'stoa-disk-full',
                               str(self.folder)], capture_output=True, text=True)

    def remove(self):
        subprocess.run(['umount', '-l', str(self.folder)], capture_output=True)
        shutil.rmtree(self.folder, ignore_errors=True)

    def room(self):
        about = os.statvfs(self.folder)
        return about.f_bavail * about.f_frsize

    def leave(self, room):
        """Takes what is free but for so many bytes, and the ballast too once it is let go.

        A name is gone before its room is free: only room that stays away for a while is taken.
        """
        self.take_all()
        until = time.monotonic() + 20
        while (self.folder / 'data' / 'ballast').exists() and time.monotonic() < until:
            time.sleep(0.02)
        quiet = 0
        while quiet < 10 and time.monotonic() < until:
            quiet = quiet + 1 if self.room() < 4096 else 0
            self.take_all()
            time.sleep(0.02)
        with open(self.filler, 'r+b') as file:
            file.truncate(max(0, self.filler.stat().st_size - room))

    def take_all(self):
        """In ever smaller pieces: the server takes some of it meanwhile."""
        with open(self.filler, 'ab') as file:
            piece = self.room()
            while piece >= 4096:
                try:
                    os.posix_fallocate(file.fileno(), file.tell(), piece)
                    file.seek(0, os.SEEK_END)
                    piece = self.room()
                except OSError:
                    piece //= 2

    def free(self):
        self.filler.unlink(missing_ok=True)


class Score:
    passed = failed = 0

    def check(self, title, holds, more=''):
        if holds:
            self.passed += 1
            return
        self.failed += 1
        print(f'FAILED {title}: {more}', flush=True)


class Story:
    def __init__(self, score, disk):
        self.score = score
        self.disk = disk
        self.server = Server(BINARY, disk.folder)
        self.server.port = free_port('others')
        # What the server logs must not need the disk that is full.
        self.server.log = pathlib.Path(tempfile.mkdtemp(prefix='stoa-disk-log-')) / 'server.log'
        self.kept = Counter()
        self.slowest = 0.0

    def run(self):
        self.server.start()
        self.school = found(self.server)
        self.line = self.school.staff(self.server.port)
        self.contact = must(self.line.ask('POST', '/api/contacts',
                                          {'email': 'anna@example.org'})).json['id']
        self.score.check('the ballast lies there', self.wait_for_ballast(True))
        dice = random.Random(7)
        for number, room in enumerate(POINTS):
            self.fill(f'{room} bytes left', room, (self.write_note, self.write_file)[number % 2],
                      dice)
        self.backup_on_full_disk()
        self.last_look()
        self.disk.leave(0)
        self.server.process.terminate()
        self.score.check('it ends as it should on a full disk', self.server.process.wait(40) == 0)
        self.server.process = None
        print(f'{len(POINTS)} points, the slowest recovery took {self.slowest:.2f} s')

    def fill(self, title, room, write, dice):
        self.disk.leave(room)
        refused = self.write_until_refused(write, dice)
        self.score.check(f'{title}: a write is refused with 507', refused == 507, refused)
        self.score.check(f'{title}: the ballast is let go', self.wait_for_ballast(False))
        for path in ('/api/contacts', f'/api/contacts/{self.contact}/notes', '/healthz',
                     f'/api/products/{self.school.product}'):
            status = self.line.ask('GET', path).status
            self.score.check(f'{title}: {path} is read', status == 200, status)
        self.disk.free()
        began = time.monotonic()
        status = 0
        while time.monotonic() - began < RECOVERY_MAX + 5:
            status = self.write_note(dice)
            if status < 300:
                break
            time.sleep(0.05)
        taken = time.monotonic() - began
        self.slowest = max(self.slowest, taken)
        self.score.check(f'{title}: writing goes on', status < 300 and taken <= RECOVERY_MAX,
                         f'{status} after {taken:.1f} s')
        self.score.check(f'{title}: the ballast lies there again', self.wait_for_ballast(True))

    def write_until_refused(self, write, dice):
        for _ in range(3000):
            status = write(dice)
            if status >= 300:
                return status
        return 'nothing was refused'

    def write_note(self, dice):
        body = f'{dice.getrandbits(64):x} ' + 'x' * dice.randint(1, 4000)
        answer = self.line.ask('POST', f'/api/contacts/{self.contact}/notes', {'body': body})
        if answer.status < 300:
            self.kept[body] += 1
        return answer.status

    def write_file(self, dice):
        content = b'%PDF-1.7\n' + dice.randbytes(300_000)
        begun = self.line.ask('POST', '/api/uploads', {
            'name': 'a.pdf', 'type': 'application/pdf', 'purpose': 'file', 'size': len(content)})
        if begun.status >= 300:
            return begun.status
        try:
            return self.line.ask('PATCH', f"/api/uploads/{begun.json['id']}?offset=0",
                                 content).status
        except (OSError, http.client.HTTPException):
            return 507 if self.line.ask('GET', '/healthz').status == 200 else 0

    def wait_for_ballast(self, there):
        until = time.monotonic() + 5
        while time.monotonic() < until:
            if (self.server.data / 'ballast').exists() == there:
                return True
            time.sleep(0.05)
        return False

    def backup_on_full_disk(self):
        self.disk.leave(0)
        done = self.server.run('backup', str(self.disk.folder / 'school.stoa'))
        left = [path.name for path in self.disk.folder.glob('school.stoa*')]
        self.score.check('a backup without room leaves nothing', done.returncode == 1 and not left,
                         f'{done.stdout}{done.stderr}{left}')
        self.disk.free()

    def last_look(self):
        with sqlite3.connect(self.server.data / 'stoa.db', timeout=10) as database:
            notes = Counter(body for body, in database.execute('SELECT body FROM notes'))
        lost = self.kept - notes
        self.score.check(f'all {self.kept.total()} notes are there', not lost, lost.total())
        extra = notes - self.kept
        self.score.check('nothing that was refused is there', not extra, extra.total())
        done = self.server.run('check')
        self.score.check('stoa check', done.returncode == 0, done.stdout + done.stderr)


def main():
    score = Score()
    disk = Disk()
    mounted = disk.mount()
    if mounted.returncode != 0:
        disk.remove()
        print(f'skipped: {mounted.stderr.strip() or "no file system can be mounted here"}')
        print('0 passed, 0 failed')
        return 0
    story = Story(score, disk)
    try:
        story.run()
    finally:
        story.server.kill()
        disk.remove()
        shutil.rmtree(story.server.log.parent, ignore_errors=True)
    print(f'{score.passed} passed, {score.failed} failed')
    return 1 if score.failed else 0


if __name__ == '__main__':
    sys.exit(main())
