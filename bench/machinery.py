# SPDX-License-Identifier: Apache-2.0
"""What the lines of the table are measured with: schools, servers, load, the kernel's counters."""
import json
import os
import pathlib
import shutil
import signal
import subprocess
import time
import urllib.error
import urllib.request
from dataclasses import dataclass

TICKS = os.sysconf('SC_CLK_TCK')

NGINX = """
daemon off;
worker_processes 2;
pid {folder}/nginx.pid;
error_log {folder}/error.log;
events {{ worker_connections 1024; }}
http {{
  access_log off;
  sendfile on;
  tcp_nopush on;
  keepalive_requests 1000000;
  open_file_cache max=100;
  default_type application/json;
  client_body_temp_path {folder}/body;
  proxy_temp_path {folder}/proxy;
  fastcgi_temp_path {folder}/fastcgi;
  uwsgi_temp_path {folder}/uwsgi;
  scgi_temp_path {folder}/scgi;
  server {{ listen 127.0.0.1:{port}; root {folder}/root; }}
}}
"""


@dataclass
class Row:
    what: str
    asked: str
    measured: str
    reference: str
    ratio: str
    holds: bool


def print_table(rows):
    cells = [('', 'asked', 'measured', 'reference', 'ratio', '')]
    cells += [(row.what, row.asked, row.measured, row.reference, row.ratio,
               '' if row.holds else 'MISSED') for row in rows]
    widths = [max(len(line[i]) for line in cells) for i in range(6)]
    for line in cells:
        print('  '.join(cell.ljust(width) for cell, width in zip(line, widths)).rstrip())


def middle(values):
    return sorted(values)[len(values) // 2]


class Process:
    """A program that serves until it is stopped, with the processes it starts itself."""

    def __init__(self, command, port, log, environment=None):
        self.began = time.monotonic()
        self.port = port
        with open(log, 'ab') as out:
            self.popen = subprocess.Popen(command, stdout=out, stderr=out,
                                          env={**os.environ, **(environment or {})})

    def pids(self):
        own = self.popen.pid
        children = pathlib.Path(f'/proc/{own}/task/{own}/children').read_text('ascii').split()
        return [own, *map(int, children)]

    def cpu(self):
        """Seconds in user and system mode."""
        ticks = 0
        for pid in self.pids():
            fields = pathlib.Path(f'/proc/{pid}/stat').read_text('ascii').rpartition(')')[2].split()
            ticks += int(fields[11]) + int(fields[12])
        return ticks / TICKS

    def memory(self):
        """Megabytes: anonymous memory now, and the most that was ever resident."""
        anonymous = _field(f'/proc/{self.popen.pid}/smaps_rollup', 'Anonymous:')
        return anonymous / 1024, _field(f'/proc/{self.popen.pid}/status', 'VmHWM:') / 1024

    def wait_for(self, path):
        """Seconds from the start to the first answer."""
        while time.monotonic() - self.began < 60:
            if self.popen.poll() is not None:
                raise RuntimeError(f'{self.popen.args[0]} ended with {self.popen.returncode}')
            try:
                with urllib.request.urlopen(f'http://127.0.0.1:{self.port}{path}', timeout=10):
                    return time.monotonic() - self.began
            except (urllib.error.URLError, ConnectionError):
                time.sleep(0.002)
        raise RuntimeError(f'{self.popen.args[0]} does not answer')

    def stop(self):
        if self.popen.poll() is None:
            self.popen.send_signal(signal.SIGTERM)
        try:
            self.popen.wait(30)
        except subprocess.TimeoutExpired:
            self.popen.kill()
            self.popen.wait()


def _field(path, name):
    for line in pathlib.Path(path).read_text('ascii').splitlines():
        if line.startswith(name):
            return int(line.split()[1])
    raise RuntimeError(f'{path} says nothing of {name}')


class School:
    def __init__(self, folder):
        self.folder = folder
        self.products, self.offers = [], []
        for line in (folder / 'school.txt').read_text('ascii').splitlines():
            name, value = line.split()
            if name == 'token':
                self.token = value
            else:
                {'product': self.products, 'offer': self.offers}[name].append(value)
        lines = (folder / 'students.txt').read_text('ascii').splitlines()
        self.students = [tuple(line.split()) for line in lines]


class Bench:
    def __init__(self, root, folder, wanted):
        self.root, self.folder, self.wanted = root, folder, wanted
        self.programs = root / 'build' / wanted.preset
        self.running = []
        self.schools = {}

    def program(self, name, *arguments):
        """What one of our own programs prints."""
        return subprocess.run([self.programs / f'bench_{name}', *map(str, arguments)], check=True,
                              capture_output=True, text=True, timeout=600).stdout

    def command(self, *arguments, expect):
        """What a command of stoa prints; it may take ten minutes."""
        done = subprocess.run([self.programs / 'stoa', *map(str, arguments)],
                              capture_output=True, text=True, timeout=600)
        if done.returncode != expect:
            raise RuntimeError(f'{arguments[0]} ended with {done.returncode}: {done.stderr}')
        return done.stdout

    def school(self, students):
        """Made once; every use gets a copy."""
        if students not in self.schools:
            folder = self.folder / f'school-{students}'
            self.program('make_school', folder, students)
            self.schools[students] = folder
        copy = self.new_folder('copy')
        shutil.copytree(self.schools[students], copy)
        return School(copy)

    def new_folder(self, name):
        return self.folder / f'{name}-{len(list(self.folder.iterdir()))}'

    def start(self, command, port, environment=None):
        log = self.new_folder('log')
        process = Process([str(part) for part in command], port, log, environment)
        self.running.append(process)
        return process

    def stoa(self, school, environment=None):
        port = self.wanted.port
        process = self.start([self.programs / 'stoa', 'serve', '--data', school.folder,
                              '--listen', f'127.0.0.1:{port}'], port, environment)
        process.started_in = process.wait_for('/healthz')
        return process

    def nginx(self, body):
        """Serves one file with these bytes at /file."""
        folder = self.new_folder('nginx')
        (folder / 'root').mkdir(parents=True)
        (folder / 'root/file').write_bytes(body)
        port = self.wanted.port + 1
        (folder / 'nginx.conf').write_text(NGINX.format(folder=folder, port=port), 'ascii')
        if os.geteuid() == 0:  # Its workers would be somebody else, who may not look in here.
            text = (folder / 'nginx.conf').read_text('ascii')
            (folder / 'nginx.conf').write_text('user root;\n' + text, 'ascii')
        nginx = shutil.which('nginx', path=f'{os.environ["PATH"]}:/usr/sbin')
        process = self.start([nginx, '-p', folder, '-c', folder / 'nginx.conf', '-e',
                              folder / 'error.log'], port)
        process.started_in = process.wait_for('/file')
        return process

    def stop_all(self):
        for process in self.running:
            process.stop()
        self.running = []

    def load(self, process, requests, clients=64, seconds=0.0, count=0):
        """Sends the requests round and round; what came of it, with the CPU time per request."""
        file = self.folder / 'requests'
        with open(file, 'wb') as out:
            for request in requests:
                out.write(b'%d\n%s' % (len(request), request))
        before = process.cpu()
        result = json.loads(self.program('load', process.port, clients, seconds, count, file))
        result['cpu_us'] = (process.cpu() - before) / max(result['requests'], 1) * 1e6
        if result['failed']:
            raise RuntimeError(f'{result["failed"]} requests failed')
        return result


def get(path, **headers):
    return request('GET', path, b'', headers)


def post(path, body, **headers):
    return request('POST', path, json.dumps(body).encode(),
                   {'Content-Type': 'application/json', **headers})


def request(method, path, body, headers):
    lines = [f'{method} {path} HTTP/1.1', 'Host: localhost']
    lines += [f'{name}: {value}' for name, value in headers.items()]
    if body:
        lines.append(f'Content-Length: {len(body)}')
    return '\r\n'.join(lines).encode() + b'\r\n\r\n' + body


class Api:
    """Calls with the school's token."""

    def __init__(self, process, school):
        self.base, self.token = f'http://127.0.0.1:{process.port}', school.token

    def call(self, method, path, body=None, raw=None, **headers):
        data = raw if raw is not None else json.dumps(body).encode() if body is not None else None
        kind = 'application/octet-stream' if raw is not None else 'application/json'
        wanted = urllib.request.Request(self.base + path, data, method=method, headers={
            'Authorization': f'Bearer {self.token}', 'Content-Type': kind, **headers})
        try:
            with urllib.request.urlopen(wanted, timeout=120) as answer:
                bytes_ = answer.read()
                return json.loads(bytes_) if bytes_[:1] in (b'{', b'[') else bytes_
        except urllib.error.HTTPError as error:
            raise RuntimeError(f'{method} {path}: {error.code} {error.read()[:500]}') from error

    def upload(self, name, bytes_):
        piece = 8 << 20
        upload = self.call('POST', '/api/uploads', {
            'name': name, 'type': 'application/octet-stream', 'size': len(bytes_),
            'purpose': 'file'})
        for offset in range(0, len(bytes_), piece):
            self.call('PATCH', f'/api/uploads/{upload["id"]}?offset={offset}',
                      raw=bytes_[offset:offset + piece])
        return upload['id']
