#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""Commands for a school that is being served go through a socket that only its owner may use."""
import json
import os
import pathlib
import pwd
import re
import shutil
import socket
import sqlite3
import stat
import subprocess
import sys
import tempfile

sys.dont_write_bytecode = True
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / 'faults'))

from machines import Line, Server, free_port  # noqa: E402
from writers import browser, found, must  # noqa: E402

BINARY = os.environ.get('STOA_BINARY', 'build/test/stoa')
PASSWORD = 'a long way from Athens'


class Score:
    passed = failed = 0

    def check(self, title, holds, more=''):
        if holds:
            self.passed += 1
            return
        self.failed += 1
        print(f'FAILED {title}: {more}', flush=True)


class Story:
    def __init__(self, score, folder):
        self.score = score
        self.folder = folder
        self.server = Server(BINARY, folder)
        self.server.port = free_port('others')
        self.socket = self.server.data / 'stoa.sock'

    def check(self, title, holds, more=''):
        self.score.check(title, holds, more)

    def says(self, title, status, pattern, *words):
        done = self.server.run(*words)
        text = done.stdout + done.stderr
        self.check(title, done.returncode == status and re.search(pattern, text, re.M), text)
        return done.stdout

    def run(self):
        self.says('no school, nothing to check', 1, 'there is no school', 'check')
        self.check('looking makes no school', not self.server.data.exists())
        self.server.start()
        self.school = found(self.server)
        self.commands()
        self.unlocking()
        self.network()
        self.others()
        self.killed()
        self.server.stop()
        self.check('the socket goes with the server', not self.socket.exists())
        self.says('without a server the command line does it', 0, '^all is well', 'check')

    def commands(self):
        mode = self.socket.lstat().st_mode
        self.check('the socket is private', stat.S_ISSOCK(mode) and stat.S_IMODE(mode) == 0o600)
        self.says('check', 0, r'^I8 journal chain: ok \(\d+ rows\)$', 'check')
        self.says('backup', 0, r'\d+ tables with \d+ rows', 'backup', str(self.folder / 'a.stoa'))
        self.says('owner create', 0, r'/admin/link\?token=', 'owner', 'create', 'new@example.org')
        self.says('what is wrong is told', 1, 'email.invalid', 'owner', 'create', 'nobody')
        self.says('demo refuses', 1, 'in use by another stoa', 'demo')
        self.says('a second server refuses', 1, 'in use by another stoa', 'serve')
        token = self.says('token create', 0, '^stoa_', 'token', 'create', '--right=view_contacts')
        line = Line(self.server.port, {'Authorization': f'Bearer {token.strip()}'})
        self.check('the token works at once', line.ask('GET', '/api/contacts').status == 200)

    def unlocking(self):
        def try_once(password):
            return browser(self.server.port).ask(
                'POST', '/api/session', {'email': 'olga@example.org', 'password': password}).status

        statuses = [try_once('not the one at all') for _ in range(14)]
        self.check('too many tries are refused', statuses[-1] == 429, statuses)
        self.says('user unlock', 0, 'may try again', 'user', 'unlock', 'olga@example.org')
        self.check('and then the door is open', try_once(PASSWORD) < 300)
        staff = self.school.staff(self.server.port)
        must(staff.ask('POST', '/api/contacts', {'email': 'boris@example.org'}))
        self.sql("UPDATE contacts SET blocked_at = 1 WHERE email = 'boris@example.org'")
        self.says('a block ends', 0, 'may sign in again', 'user', 'unlock', 'boris@example.org')
        blocked = self.sql('SELECT COUNT(*) FROM contacts WHERE blocked_at IS NOT NULL')
        self.check('the block is gone', blocked == 0, blocked)
        noted = self.sql("SELECT COUNT(*) FROM journal WHERE action = 'contact.unlocked'")
        self.check('the journal knows', noted == 1, noted)
        self.says('nobody has this address', 1, 'user.not_found', 'user', 'unlock', 'x@example.org')

    def sql(self, text):
        with sqlite3.connect(self.server.data / 'stoa.db', timeout=10) as database:
            row = database.execute(text).fetchone()
        return row[0] if row else None

    def network(self):
        """The same words by TCP are no request at all."""
        words = json.dumps({'command': 'check', 'email': '', 'name': '', 'rights': [], 'file': ''})
        with socket.create_connection(('127.0.0.1', self.server.port), timeout=10) as connection:
            connection.sendall(words.encode() + b'\n\r\n\r\n')
            answer = connection.recv(4096)
        self.check('TCP hears no commands', answer.startswith(b'HTTP/1.1 400'), answer)
        line = browser(self.server.port)
        for path in ('/stoa.sock', '/api/commands', '/api/check'):
            self.check(f'{path} is no route', line.ask('POST', path, {}).status == 404)

    def others(self):
        self.socket.chmod(0o666)
        self.says('a socket that others may use is not spoken to', 1, 'not the private socket',
                  'check')
        self.socket.chmod(0o600)
        if os.geteuid() != 0:
            print('skipped, needs root: another user asks')
            return
        nobody = pwd.getpwnam('nobody')
        os.chown(self.socket, nobody.pw_uid, -1)
        self.says('a socket of somebody else is not spoken to', 1, 'not the private socket',
                  'check')
        os.chown(self.socket, 0, -1)
        self.socket.chmod(0o666)
        self.server.data.chmod(0o755)
        asked = subprocess.run(['/usr/bin/python3', '-c', ASK, str(self.server.data)], text=True,
                               capture_output=True, user='nobody', group='nogroup',
                               extra_groups=[], cwd='/', timeout=30)
        self.check('another user is refused, whatever the mode',
                   asked.stdout.startswith('estoa: only'), asked.stdout + asked.stderr)
        self.socket.chmod(0o600)
        self.server.data.chmod(0o700)

    def killed(self):
        self.server.kill()
        self.check('a killed server leaves its socket', self.socket.exists())
        self.says('which nobody takes for a server', 0, '^all is well', 'check')
        self.server.start()
        self.says('the next server replaces it', 0, '^all is well', 'check')


# By a short name, for the address of a socket is short.
ASK = '''
import os, socket, sys
folder = os.open(sys.argv[1], os.O_PATH)
connection = socket.socket(socket.AF_UNIX)
connection.connect(f'/proc/self/fd/{folder}/stoa.sock')
print(connection.recv(4096).decode())
'''


def main():
    score = Score()
    outer = pathlib.Path(tempfile.mkdtemp(prefix='stoa-socket-'))
    outer.chmod(0o755)
    # The whole path is longer than an address of a socket may be.
    folder = outer / ('a-long-name-' * 10)
    folder.mkdir()
    story = Story(score, folder)
    try:
        story.run()
    finally:
        story.server.kill()
        shutil.rmtree(outer, ignore_errors=True)
    print(f'{score.passed} passed, {score.failed} failed')
    return 1 if score.failed else 0


if __name__ == '__main__':
    sys.exit(main())
