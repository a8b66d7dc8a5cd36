# SPDX-License-Identifier: Apache-2.0
"""What gets killed: the server, and a PostgreSQL of our own that syncs to the disk."""
import http.client
import json
import os
import pathlib
import pwd
import shutil
import signal
import socket
import subprocess
import time
from dataclasses import dataclass

# Both engines are tried side by side.
PORTS = {'sqlite': range(18110, 18120), 'postgres': range(18120, 18131),
         'others': range(18103, 18110)}
RESTART_MAX = 5.0


def free_port(engine):
    for port in PORTS[engine]:
        with socket.socket() as probe:
            # As the server itself does: a port that was listened to a moment ago is free.
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind(('127.0.0.1', port))
                return port
            except OSError:
                continue
    raise SystemExit(f'no port of {PORTS[engine]} is free')


@dataclass(frozen=True)
class Answer:
    status: int
    text: str
    headers: dict

    @property
    def json(self):
        return json.loads(self.text) if self.text else {}

    @property
    def replayed(self):
        return self.headers.get('idempotent-replayed') == 'true'


class Line:
    """One keep-alive connection of one visitor."""

    def __init__(self, port, headers):
        self.port = port
        self.headers = headers
        self.connection = None

    def close(self):
        if self.connection:
            self.connection.close()
        self.connection = None

    def ask(self, method, path, body=None, headers=None):
        """A complete answer; OSError or HTTPException when none came."""
        if self.connection is None:
            self.connection = http.client.HTTPConnection('127.0.0.1', self.port, timeout=20)
        sent = {**self.headers, **(headers or {})}
        data = None
        if isinstance(body, bytes):
            data, sent['Content-Type'] = body, 'application/octet-stream'
        elif body is not None:
            data, sent['Content-Type'] = json.dumps(body).encode(), 'application/json'
        try:
            self.connection.request(method, path, data, sent)
            got = self.connection.getresponse()
            text = got.read().decode()
        except (OSError, http.client.HTTPException):
            self.close()
            raise
        return Answer(got.status, text, {name.lower(): value for name, value in got.getheaders()})


class EndedAtStart(RuntimeError):
    def __init__(self, code):
        super().__init__(f'the server ended with {code} at its start')
        self.code = code


class Server:
    """`stoa serve` on a data folder that outlives it."""

    def __init__(self, binary, folder, database=None):
        self.binary = binary
        self.data = folder / 'data'
        self.log = folder / 'server.log'
        self.database = database
        self.port = free_port('postgres' if database else 'sqlite')
        self.process = None
        self.slowest_start = 0.0
        self.options = ['--data', str(self.data)]
        if database:
            self.options += ['--database', database]

    def run(self, *words):
        """A command beside the server or without one."""
        return subprocess.run([self.binary, *words, *self.options], capture_output=True, text=True,
                              timeout=120)

    def spawn(self, fault='', control=''):
        environment = {**os.environ, 'STOA_FAULT': fault, 'STOA_CONTROL': control}
        with open(self.log, 'ab') as log:
            self.process = subprocess.Popen(
                [self.binary, 'serve', '--listen', f'127.0.0.1:{self.port}', *self.options],
                stdout=log, stderr=log, env=environment)

    def start(self, fault='', control=''):
        """Seconds until it answers, its database too."""
        self.spawn(fault, control)
        return self.wait_until_it_answers()

    def wait_until_it_answers(self):
        began = time.monotonic()
        while time.monotonic() - began < 30:
            if self.ended():
                raise EndedAtStart(self.process.returncode)
            if self.is_healthy():
                taken = time.monotonic() - began
                self.slowest_start = max(self.slowest_start, taken)
                return taken
            time.sleep(0.01)
        raise RuntimeError('the server does not answer')

    def is_healthy(self):
        line = Line(self.port, {})
        try:
            return line.ask('GET', '/healthz').status == 200
        except (OSError, http.client.HTTPException):
            return False
        finally:
            line.close()

    def ended(self):
        return self.process is None or self.process.poll() is not None

    def kill(self):
        if not self.ended():
            self.process.kill()
        self.wait()

    def stop(self):
        """As an operator does: what runs is finished."""
        if not self.ended():
            self.process.send_signal(signal.SIGTERM)
        self.wait()

    def wait(self):
        if self.process:
            self.process.wait(40)
        self.process = None


def as_postgres():
    """PostgreSQL refuses to run as root."""
    if os.geteuid() != 0:
        return {}
    return {'user': 'postgres', 'group': 'postgres', 'extra_groups': []}


class Cluster:
    """On a socket in a folder of its own; nothing listens on the network."""

    def __init__(self, folder, settings=()):
        self.programs = max(pathlib.Path('/usr/lib/postgresql').glob('*/bin'),
                            key=lambda path: int(path.parent.name))
        self.folder = folder / 'postgres'
        self.folder.mkdir()
        if os.geteuid() == 0:
            owner = pwd.getpwnam('postgres')
            os.chown(self.folder, owner.pw_uid, owner.pw_gid)
        self.settings = settings
        self.process = None
        self.call('initdb', '-D', self.data, '-U', 'postgres', '--auth=trust',
                  '--locale=C.UTF-8', '--encoding=UTF8', '--no-sync')

    @property
    def data(self):
        return str(self.folder / 'data')

    def call(self, program, *words):
        subprocess.run([str(self.programs / program), *words], check=True, capture_output=True,
                       cwd='/', timeout=120, **as_postgres())

    def start(self):
        settings = ['listen_addresses=', 'max_connections=100', 'shared_buffers=32MB',
                    'fsync=on', *self.settings]
        options = [word for setting in settings for word in ('-c', setting)]
        with open(self.folder.parent / 'postgres.log', 'ab') as log:
            self.process = subprocess.Popen(
                [str(self.programs / 'postgres'), '-D', self.data, '-k', str(self.folder),
                 '-p', '5499', *options], stdout=log, stderr=log, cwd='/', **as_postgres())
        began = time.monotonic()
        while not self.answers():
            if self.process.poll() is not None or time.monotonic() - began > 30:
                raise RuntimeError(f'PostgreSQL did not start; see {log.name}')
            time.sleep(0.02)

    def answers(self):
        return subprocess.run([str(self.programs / 'pg_isready'), '-q', '-h', str(self.folder),
                               '-p', '5499'], cwd='/', timeout=30).returncode == 0

    def create(self, name):
        self.call('createdb', '-h', str(self.folder), '-p', '5499', '-U', 'postgres',
                  '-T', 'template0', name)
        return f'postgresql://postgres@/{name}?host={self.folder}&port=5499'

    def hold_log_writer(self):
        """From now on only a commit that syncs brings the log to the disk."""
        for child in children_of(self.process.pid):
            if b'walwriter' in pathlib.Path(f'/proc/{child}/cmdline').read_bytes():
                os.kill(child, signal.SIGSTOP)

    def kill(self):
        """Every process of it at once, so that none can tidy up after the others."""
        if self.process is None:
            return
        main = self.process.pid
        os.kill(main, signal.SIGSTOP)
        for process in [*children_of(main), main]:
            try:
                os.kill(process, signal.SIGKILL)
            except ProcessLookupError:
                continue
        self.process.wait(20)
        self.process = None

    def remove(self):
        self.kill()
        shutil.rmtree(self.folder, ignore_errors=True)


def children_of(parent):
    listed = pathlib.Path(f'/proc/{parent}/task/{parent}/children').read_text()
    return [int(word) for word in listed.split()]
