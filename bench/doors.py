# SPDX-License-Identifier: Apache-2.0
"""Whether the doors take as long for an address that is known as for one that is not."""
import http.client
import json
import math
import random
import sqlite3
import time

from machinery import Row, middle

SAMPLES = 150
LEAST_P = 0.001
UNKNOWN = 'nobody{}@example.org'
KNOWN = 'student{}@example.org'


class Stranger:
    """Somebody in a browser of their own, behind an address of their own."""

    def __init__(self, process, number, **headers):
        self.connection = http.client.HTTPConnection('127.0.0.1', process.port, timeout=60)
        self.headers = {'Content-Type': 'application/json', 'Connection': 'close',
                        'X-Forwarded-For': f'203.0.{number // 250}.{number % 250 + 1}', **headers}

    def send(self, method, path, body):
        """Milliseconds until the whole answer was read, and its status."""
        self.connection.connect()
        began = time.perf_counter()
        self.connection.request(method, path, json.dumps(body), self.headers)
        answer = self.connection.getresponse()
        answer.read()
        took = (time.perf_counter() - began) * 1000
        for name, value in answer.getheaders():
            if name.lower() == 'set-cookie':
                self.headers['Cookie'] = value.split(';')[0]
        self.connection.close()
        return took, answer.status

    def post(self, path, body):
        return self.send('POST', path, body)


def ask_for_code(stranger, email, _):
    return stranger.post('/api/session/codes', {'email': email})


def ask_for_password(stranger, email, _):
    return stranger.post('/api/session/password-links', {'email': email})


def type_password(stranger, email, _):
    return stranger.post('/api/session', {'email': email, 'password': 'nobody has this one'})


def type_code(stranger, email, wait):
    """In the browser that asked, once the job behind the mail has been done."""
    stranger.post('/api/session/codes', {'email': email})
    wait()
    return stranger.post('/api/session', {'email': email, 'code': '00000000'})


DOORS = {'a code is asked for': ask_for_code, 'a new password is asked for': ask_for_password,
         'a wrong password': type_password, 'a wrong code': type_code}


def doors(bench):
    """Known and unknown addresses by turns, in an order drawn anew for each pair."""
    rows = _measured(bench, 'doors: {}', {}, lambda apart: not apart)
    if bench.wanted.preset == 'debug':
        rows += _measured(bench, 'control: {}, without the work for nobody',
                          {'STOA_CONTROL': 'equal_work'}, lambda apart: apart,
                          ['a wrong password', 'a wrong code'])
    return rows


def _measured(bench, title, environment, holds, names=tuple(DOORS)):
    school = bench.school(1_000)
    stoa = bench.stoa(school, {'STOA_TRUSTED_PROXIES': '127.0.0.1', **environment})
    database = sqlite3.connect(school.folder / 'stoa.db', timeout=60)
    _give_passwords(stoa, school, database)
    chance = random.Random(1)
    rows = []
    for name in names:
        times = {KNOWN: [], UNKNOWN: []}
        for number in range(SAMPLES):
            # Somebody new each time: nobody is limited, nothing is kept from the time before.
            number += SAMPLES * len(rows)
            for pattern in chance.sample([KNOWN, UNKNOWN], 2):
                stranger = Stranger(stoa, 2 * number + (pattern == KNOWN))
                took, _ = DOORS[name](stranger, pattern.format(number),
                                      lambda: _wait_for_mails(database))
                times[pattern].append(took)
        rows.append(_row(title.format(name), times, holds))
    database.close()
    bench.stop_all()
    return rows


def _give_passwords(stoa, school, database):
    """One student chooses a password; it is everybody's then, so that there is one to compare."""
    contact, cookie = school.students[0]
    student = Stranger(stoa, 0, Cookie=f'stoa={cookie}', **{'Sec-Fetch-Site': 'same-origin'})
    _, status = student.send('PATCH', '/api/me', {'password': 'a sentence of a student'})
    if status != 200:
        raise RuntimeError(f'no password for {contact}: {status}')
    with database:
        database.execute('UPDATE contacts SET password_hash = (SELECT password_hash FROM contacts '
                         'WHERE password_hash IS NOT NULL)')


def _wait_for_mails(database):
    """Asked of the file, so that the server has nothing else to answer."""
    for _ in range(1000):
        left, = database.execute("SELECT COUNT(*) FROM jobs WHERE kind = 'login_mail' AND state IN "
                                 "('waiting', 'running')").fetchone()
        if left == 0:
            return
        time.sleep(0.01)
    raise RuntimeError('the job behind a mail is not done')


def _row(what, times, holds):
    known, unknown = middle(times[KNOWN]), middle(times[UNKNOWN])
    p = _chance_of_alike(times[KNOWN], times[UNKNOWN])
    return Row(what, f'p {">" if holds(False) else "<"} {LEAST_P}', f'known: {known:.2f} ms',
               f'unknown: {unknown:.2f} ms', f'p = {p:.2g}', holds(p < LEAST_P))


def _chance_of_alike(one, other):
    """Mann and Whitney: how likely ranks as unequal as these are when both are drawn from the same
    times. Ranks know nothing of how far the slowest were off, so a busy machine does no harm."""
    ranked = sorted([(value, 0) for value in one] + [(value, 1) for value in other])
    sum_of_ranks = sum(rank for rank, (_, which) in enumerate(ranked, 1) if which == 0)
    n, m = len(one), len(other)
    u = sum_of_ranks - n * (n + 1) / 2
    z = (u - n * m / 2) / math.sqrt(n * m * (n + m + 1) / 12)
    return math.erfc(abs(z) / math.sqrt(2))
