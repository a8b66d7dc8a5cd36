#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""The restore drill: a school is backed up while people work, and restored on each engine.

Everything that was acknowledged before the backup began is in the copy, once; the copy passes its
own check; a student who was signed in still is, and another one signs in by a link; a picture opens
by the address that was signed before; no mail would leave.
"""
import copy
import gzip
import http.client
import os
import pathlib
import re
import shutil
import stat
import sys
import tarfile
import tempfile
import time
import urllib.parse

sys.dont_write_bytecode = True
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / 'faults'))

from judge import Judge  # noqa: E402
from machines import Cluster, Server, free_port  # noqa: E402
from writers import Load, browser, cookie_of, found, look, must  # noqa: E402

BINARY = os.environ.get('STOA_BINARY', 'build/test/stoa')
PICTURE = b'\x89PNG\r\n\x1a\n' + bytes(range(256)) * 40
# Restoring holds mails, frees jobs and says so in the journal.
WRITTEN_BY_RESTORE = {'school', 'mails', 'jobs', 'journal', 'journal_details'}


class Score:
    passed = failed = 0

    def check(self, title, holds, more=''):
        if holds:
            self.passed += 1
            return
        self.failed += 1
        print(f'FAILED {title}: {more}', flush=True)


class Drill:
    def __init__(self, score):
        self.score = score
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix='stoa-drill-'))
        self.folder.chmod(0o755)
        self.cluster = Cluster(self.folder)
        self.cluster.start()
        self.databases = 0

    def close(self):
        self.cluster.remove()
        shutil.rmtree(self.folder, ignore_errors=True)

    def place(self, engine):
        """A folder of its own, and a database where the engine needs one."""
        self.databases += 1
        folder = self.folder / f'{engine}-{self.databases}'
        folder.mkdir()
        database = self.cluster.create(f'school_{self.databases}') if engine == 'postgres' else None
        server = Server(BINARY, folder, database)
        server.port = free_port('others')
        return server

    def run(self, engine):
        server = self.place(engine)
        server.start()
        try:
            school = found(server)
            picture = add_picture(server, school)
            self.work(server, school, 'before', 2.5)
            known = (list(school.people), list(school.documents),
                     [(pupil, list(pupil.done)) for pupil in school.pupils])
            address = address_of_picture(server, school, known[2][0][0])
            backup = self.back_up(engine, server, school)
        finally:
            server.stop()
        for target in ('sqlite', 'postgres'):
            self.restore(f'{engine} to {target}', backup, target, school, known, address)
        self.refuse_damage(engine, backup)
        return picture

    def work(self, server, school, name, seconds):
        load = Load(school, server.port, 5, name)
        load.start()
        time.sleep(seconds)
        load.stop()
        self.score.check(f'{name}: people work', not load.unexpected, load.unexpected[:3])

    def back_up(self, engine, server, school):
        """While people go on, by the socket of the server that they use."""
        file = self.folder / f'{engine}.stoa'
        load = Load(school, server.port, 5, 'during')
        load.start()
        time.sleep(0.3)
        done = server.run('backup', str(file))
        time.sleep(0.3)
        load.stop()
        self.score.check(f'{engine}: backup', done.returncode == 0, done.stdout + done.stderr)
        self.score.check(f'{engine}: people work on', not load.unexpected, load.unexpected[:3])
        mode = stat.S_IMODE(file.stat().st_mode)
        self.score.check(f'{engine}: for its owner only', mode == 0o600, oct(mode))
        again = server.run('backup', str(file))
        self.score.check(f'{engine}: replaces nothing', again.returncode == 1, again.stdout)
        return file

    def restore(self, title, file, target, school, known, address):
        server = self.place(target)
        done = server.run('restore', str(file))
        self.score.check(f'{title}: restore', done.returncode == 0, done.stdout + done.stderr)
        if done.returncode != 0:
            return
        again = server.run('restore', str(file))
        self.score.check(f'{title}: not over a school', again.returncode == 1, again.stdout)
        done = server.run('check')
        self.score.check(f'{title}: check', done.returncode == 0, done.stdout + done.stderr)
        self.compare(title, server, file)
        server.start()
        try:
            self.use(title, server, school, known, address)
        finally:
            server.stop()

    def use(self, title, server, school, known, address):
        # The judge settles what was left open, on this copy only.
        people, documents, pupils = copy.deepcopy(known)
        judge = Judge(school, server)
        findings = judge.judge(people, documents, [])
        for pupil, lessons in pupils:
            line = browser(server.port, pupil.cookie)
            for lesson in lessons:
                answer = look(line, f'/api/me/lessons/{lesson}')
                if answer.status != 200 or not answer.json['done']:
                    findings.append(f'{pupil.person.email} finished {lesson}')
        self.score.check(f'{title}: all {len(people)} people and what they did', not findings,
                         [str(finding) for finding in findings[:5]])
        pupil = pupils[0][0]
        self.score.check(f'{title}: a picture by its old address',
                         open_file(server, pupil.cookie, address) == PICTURE)
        self.score.check(f'{title}: somebody signs in', signs_in(server, school, pupil.person))
        settings = look(school.owner(server.port), '/api/school').json
        self.score.check(f'{title}: mails are held', settings['mails'] == 'hold', settings)

    def compare(self, title, server, file):
        """Row by row, as a backup of the copy has them."""
        again = server.data.parent / 'again.stoa'
        done = server.run('backup', str(again))
        self.score.check(f'{title}: backup of the copy', done.returncode == 0, done.stderr)
        before, after = tables_in(file), tables_in(again)
        self.score.check(f'{title}: the same tables', before.keys() == after.keys())
        for name in sorted(before.keys() - WRITTEN_BY_RESTORE):
            self.score.check(f'{title}: rows of {name}', before[name] == after.get(name),
                             f'{len(before[name])} and {len(after.get(name, ()))} rows')

    def refuse_damage(self, engine, file):
        whole = file.read_bytes()
        target = self.place('sqlite')
        for name, damaged in (('cut', whole[:-700]), ('flipped', flipped(whole)), ('empty', b'')):
            bad = self.folder / f'{name}.stoa'
            bad.write_bytes(damaged)
            done = target.run('restore', str(bad))
            left = [path.name for path in target.data.parent.iterdir()]
            self.score.check(f'{engine}: {name} is refused', done.returncode == 1 and not left,
                             f'{done.stdout}{done.stderr}{left}')


def flipped(whole):
    place = len(whole) // 2
    return whole[:place] + bytes([whole[place] ^ 4]) + whole[place + 1:]


def tables_in(file):
    """Every table as a sorted list of lines; a boolean is a number where the engine has none."""
    tables = {}
    with tarfile.open(file) as archive:
        for member in archive:
            if not member.name.startswith('tables/'):
                continue
            text = gzip.decompress(archive.extractfile(member).read()).decode()
            head, *rows = text.split('\n')
            name = member.name.removeprefix('tables/').removesuffix('.tsv.gz')
            tables[name] = [head.replace(':boolean', ':number'), *sorted(rows)]
    return tables


def add_picture(server, school):
    line = school.staff(server.port)
    begun = must(line.ask('POST', '/api/uploads', {
        'name': 'sun.png', 'type': 'image/png', 'purpose': 'image', 'size': len(PICTURE)})).json
    must(line.ask('PATCH', f"/api/uploads/{begun['id']}?offset=0", PICTURE))
    lesson = school.lessons[0]
    version = must(line.ask('GET', f'/api/lessons/{lesson}')).json['version']
    must(line.ask('PATCH', f'/api/lessons/{lesson}', {'content': [
        {'id': 'b1', 'type': 'image', 'file': begun['id'], 'alt': 'The sun'}]},
        {'If-Match': f'"{version}"'}))
    return begun['id']


def address_of_picture(server, school, pupil):
    line = browser(server.port, pupil.cookie)
    lesson = look(line, f'/api/me/lessons/{school.lessons[0]}').json
    return lesson['blocks'][0]['url']


def open_file(server, cookie, address):
    if not address.startswith('/api/files/'):
        return None
    connection = http.client.HTTPConnection('127.0.0.1', server.port, timeout=20)
    path = urllib.parse.urlsplit(address)
    connection.request('GET', f'{path.path}?{path.query}',
                       headers={'Cookie': cookie, 'Sec-Fetch-Site': 'same-origin'})
    answer = connection.getresponse()
    body = answer.read()
    connection.close()
    return body if answer.status == 200 else None


def signs_in(server, school, person):
    """By the link of a mail, which the owner may see because no mail server is set."""
    visitor = browser(server.port)
    must(visitor.ask('POST', '/api/session/codes', {'email': person.email}))
    owner = school.owner(server.port)
    until = time.monotonic() + 10
    while time.monotonic() < until:
        for row in look(owner, f'/api/mails?contact={person.id}').json['items']:
            text = look(owner, f"/api/mails/{row['id']}").json['text']
            link = re.search(r'token=([\w-]+)', text)
            if not link:
                continue
            answer = browser(server.port).ask('POST', '/api/session', {'link': link[1]})
            if answer.status == 200:
                return look(browser(server.port, cookie_of(answer)), '/api/me').status == 200
        time.sleep(0.05)
    return False


def main():
    score = Score()
    drill = Drill(score)
    try:
        for engine in ('sqlite', 'postgres'):
            drill.run(engine)
    finally:
        drill.close()
    print(f'{score.passed} passed, {score.failed} failed')
    return 1 if score.failed else 0


if __name__ == '__main__':
    sys.exit(main())
