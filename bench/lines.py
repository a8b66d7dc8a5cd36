# SPDX-License-Identifier: Apache-2.0
"""The lines of the table: each function measures one promise beside its reference."""
import random
import re
import sqlite3
import time

import batches
import doors
import offers
import tables
from machinery import Api, Row, get, middle, post

SECONDS = 3.0
CLIENTS = 64


def page(bench):
    """The course page of a student against nginx with a file of the same size, turn by turn."""
    school = bench.school(bench.wanted.students)
    path = f'/api/me/products/{school.products[0]}'
    requests = [get(path, Cookie=f'stoa={cookie}') for _, cookie in school.students]
    random.Random(1).shuffle(requests)
    stoa = bench.stoa(school)
    size = bench.load(stoa, requests, clients=1, count=1)['bytes']
    nginx = bench.nginx(b'x' * size)
    file = [get('/file')]
    bench.load(stoa, requests, CLIENTS, count=len(requests))
    bench.load(nginx, file, CLIENTS, count=2000)
    ours, theirs = [], []
    for _ in range(bench.wanted.rounds):
        ours.append(bench.load(stoa, requests, CLIENTS, SECONDS))
        theirs.append(bench.load(nginx, file, CLIENTS, SECONDS))
    bench.stop_all()
    cpu, least = middle([r['cpu_us'] for r in ours]), min(r['cpu_us'] for r in ours)
    file_cpu = middle([r['cpu_us'] for r in theirs])
    rate = middle([r['per_second'] for r in ours])
    file_rate = middle([r['per_second'] for r in theirs])
    shares = [a['per_second'] / b['per_second'] for a, b in zip(ours, theirs)]
    return [
        Row('course page, CPU', '65 µs', f'{cpu:.0f} µs (least {least:.0f})',
            f'nginx, {size} bytes: {file_cpu:.1f} µs', f'{cpu / file_cpu:.1f} ×', cpu <= 65),
        Row('course page, requests/s', '40 % of nginx', f'{rate:,.0f}', f'{file_rate:,.0f}',
            f'{middle(shares):.0%}', middle(shares) >= 0.40),
    ]


def decide(bench):
    """Nanoseconds per lesson and grant, of the slowest kind of grant."""
    output = bench.program('decide')
    values = [float(value) for value in re.findall(r'([\d.]+) ns per lesson', output)]
    return [Row('decide, per lesson and grant', '0.2 µs', f'{max(values) / 1000:.3f} µs',
                f'quickest kind: {min(values) / 1000:.3f} µs', f'{max(values) / min(values):.1f} ×',
                max(values) <= 200)]


NO_MAILS = {'mails': {'activation': 'none', 'access': 'none'}}


def _gifts(school, course, students, more):
    body = {'product': school.products[course], 'offer': school.offers[course], **more}
    return [post(f'/api/contacts/{contact}/grants', body, Authorization=f'Bearer {school.token}')
            for contact, _ in students]


def give(bench):
    """Door 3: every student gets a second course, 64 at a time, each answer after its commit."""
    school = bench.school(bench.wanted.students)
    stoa = bench.stoa(school)
    ours = [bench.load(stoa, _gifts(school, course, school.students, NO_MAILS), CLIENTS,
                       count=len(school.students)) for course in (1, 2, 3)]
    # Last, because composing the mails goes on behind it.
    fewer = school.students[:len(school.students) // 4]
    mailed = bench.load(stoa, _gifts(school, 1, fewer, {'same_offer': 'second'}), CLIENTS,
                        count=len(fewer))
    bench.stop_all()
    loops = []
    for _ in range(3):
        copy = bench.school(bench.wanted.students).folder
        loops.append(float(bench.program('insert_loop', copy / 'stoa.db', len(school.students))))
    rate = middle([r['per_second'] for r in ours])
    cpu = middle([r['cpu_us'] for r in ours])
    loop = middle(loops)
    return [
        Row(f'give access, {CLIENTS} clients', '5,000/s', f'{rate:,.0f}/s ({cpu:.0f} µs CPU)',
            f'bare insert loop: {loop:,.0f}/s', f'{rate / loop:.0%}', rate >= 5000),
        Row('… while a mail is composed for each', '', f'{mailed["per_second"]:,.0f}/s',
            f'without mails: {rate:,.0f}/s', f'{mailed["per_second"] / rate:.0%}', True),
    ]


SEARCHES = ['dupont', 'шевченко', 'mar', 'student999', 'oks мор', '6 12 34 56', 'lef chl', 'zzz']


def contacts(bench):
    """The list of contacts with searches that hit many, few and nobody."""
    school = bench.school(bench.wanted.contacts)
    stoa = bench.stoa(school)
    Api(stoa, school).call('GET', '/api/contacts?limit=50')  # So that the database is warm.
    paths = [f'/api/contacts?limit=50&search={_quoted(words)}' for words in SEARCHES]
    requests = [get(path, Authorization=f'Bearer {school.token}') for path in paths]
    found = [bench.load(stoa, requests, 1, count=40 * len(requests))
             for _ in range(bench.wanted.rounds)]
    alone = {path: bench.load(stoa, [request], 1, count=15)['p50_us'] / 1000
             for path, request in zip(SEARCHES, requests)}
    bench.stop_all()
    bare = _bare_searches(school.folder / 'stoa.db')
    slowest = max(alone, key=alone.get)
    p95 = middle([r['p95_us'] for r in found]) / 1000
    return [Row(f'contacts with search, {bench.wanted.contacts:,}, p95', '50 ms',
                f'{p95:.1f} ms (slowest "{slowest}": {alone[slowest]:.1f})',
                f'bare count and page in SQLite: {bare:.1f} ms', f'{p95 / bare:.1f} ×', p95 <= 50)]


def _quoted(words):
    return ''.join(f'%{byte:02X}' for byte in words.encode())


def _bare_searches(database):
    """The p95 of asking the index alone for how many there are and the newest fifty."""
    db = sqlite3.connect(database)
    times = []
    for _ in range(5):
        for words in SEARCHES:
            if any(len(word) < 3 for word in words.split()):
                continue
            match = ' '.join(f'"{word}"' for word in words.split())
            began = time.perf_counter()
            db.execute('SELECT COUNT(*) FROM contact_search WHERE contact_search MATCH ?',
                       (match,)).fetchone()
            db.execute('SELECT * FROM contacts WHERE id IN (SELECT rowid FROM contact_search '
                       'WHERE contact_search MATCH ?) ORDER BY id DESC LIMIT 50',
                       (match,)).fetchall()
            times.append((time.perf_counter() - began) * 1000)
    return sorted(times)[len(times) * 95 // 100]


def imports(bench):
    """100,000 new people with access, from a text file and from a workbook."""
    return [row for make in (tables.csv_of, tables.xlsx_of)
            for row in _import(bench, make(bench.wanted.contacts))]


def _import(bench, table):
    school = bench.school(100)
    stoa = bench.stoa(school)
    api = Api(stoa, school)
    file = api.upload(table.name, table.bytes)
    draft = api.call('POST', '/api/imports', {'upload': file})
    columns = [{**column, 'rule': None} for column in draft['mapping']['columns']]
    columns = [{k: v for k, v in column.items() if v is not None} for column in columns]
    draft = api.call('PUT', f'/api/imports/{draft["id"]}/mapping',
                     {'columns': columns, 'access': {'offer': school.offers[0]}},
                     **{'If-Match': f'"{draft["version"]}"'})
    before, began = stoa.cpu(), time.monotonic()
    api.call('POST', f'/api/imports/{draft["id"]}/run', {})
    while True:
        state = api.call('GET', f'/api/imports/{draft["id"]}')
        if state['state'] not in ('running',):
            break
        time.sleep(0.1)
    took, cpu = time.monotonic() - began, stoa.cpu() - before
    if state['state'] != 'done' or state['counts']['access'] != bench.wanted.contacts:
        raise RuntimeError(f'the import ended as {state["state"]}: {state["counts"]}')
    api.call('GET', f'/api/imports/{draft["id"]}/report.csv')
    _, peak = stoa.memory()
    bench.stop_all()
    path = bench.folder / table.name
    path.write_bytes(table.bytes)
    rows, parse = map(float, bench.program('parse_table', path).split())
    return [
        Row(f'import of {bench.wanted.contacts:,} with access, {table.kind}', '30 s',
            f'{took:.1f} s ({cpu:.1f} s CPU)', f'the parser alone: {parse:.2f} s',
            f'{took / parse:.0f} ×', took <= 30),
        Row(f'… the most memory, {table.kind}, report too', '256 MB', f'{peak:.0f} MB',
            f'the file: {len(table.bytes) / 1e6:.1f} MB', f'{peak * 1e6 / len(table.bytes):.0f} ×',
            peak <= 256),
    ]


def memory(bench):
    """Anonymous memory after every kind of request has been served for a while; and the start."""
    school = bench.school(bench.wanted.contacts)
    stoa = bench.stoa(school)
    first, _ = stoa.memory()
    token = f'Bearer {school.token}'
    pages = [get(f'/api/me/products/{school.products[0]}', Cookie=f'stoa={cookie}')
             for _, cookie in school.students[:20_000]]
    lists = [get(f'/api/contacts?limit=50&search={_quoted(words)}', Authorization=token)
             for words in SEARCHES]
    gifts = _gifts(school, 1, school.students[:5_000], {})
    bench.load(stoa, pages, CLIENTS, count=len(pages))
    bench.load(stoa, lists, 8, count=64)
    bench.load(stoa, gifts, CLIENTS, count=len(gifts))
    anonymous, peak = stoa.memory()
    bench.stop_all()
    starts = []
    for _ in range(5):
        starts.append(bench.stoa(school).started_in)
        bench.stop_all()
    nginx = middle([_start_of_nginx(bench) for _ in range(3)])
    start = middle(starts)
    return [
        Row(f'anonymous memory at {bench.wanted.contacts:,} students', '100 MB',
            f'{anonymous:.0f} MB (resident at most {peak:.0f})', f'after the start: {first:.0f} MB',
            f'{anonymous / first:.1f} ×', anonymous <= 100),
        Row(f'start at {bench.wanted.contacts:,} students', '1 s', f'{start:.2f} s',
            f'nginx: {nginx:.2f} s', f'{start / nginx:.1f} ×', start <= 1.0),
    ]


def _start_of_nginx(bench):
    started_in = bench.nginx(b'x').started_in
    bench.stop_all()
    return started_in


def idle(bench):
    """A newcomer among 10,000 connections that are silent or send a byte a second."""
    stoa = bench.stoa(bench.school(100))
    output = bench.program('idle_connections', stoa.port, 10_000, '/healthz', 1000)
    bench.stop_all()
    median, p99 = map(float, re.search(r'medians ([\d.]+), of p99 ([\d.]+)', output).groups())
    among, alone = (re.search(rf'{when}: .*?p99 +(\d+) us', output).group(1)
                    for when in ('among the others', 'alone'))
    return [Row('newcomer among 10,000 connections', 'p99 ≤ 2 × alone', f'p99 {among} µs',
                f'alone: {alone} µs', f'{p99:.1f} × (medians {median:.1f} ×)',
                p99 <= 2 and median <= 2)]


def check(bench):
    """What must hold, recomputed from every row, against SQLite's own check of its pages."""
    school = bench.school(bench.wanted.contacts)
    began = time.monotonic()
    # The crowd came as rows, and nobody in the journal gave them what they hold: it has to say so.
    said = bench.command('check', '--data', school.folder, expect=1)
    if f'I4 grants have a cause and an actor: {bench.wanted.contacts} broken' not in said:
        raise RuntimeError('the check does not see what is wrong')
    took = time.monotonic() - began
    began = time.monotonic()
    db = sqlite3.connect(school.folder / 'stoa.db')
    if db.execute('PRAGMA integrity_check').fetchall() != [('ok',)]:
        raise RuntimeError('SQLite finds its own file damaged')
    bare = time.monotonic() - began
    return [Row(f'stoa check at {bench.wanted.contacts:,} students', '60 s', f'{took:.1f} s',
                f'integrity_check of SQLite: {bare:.1f} s', f'{took / bare:.1f} ×', took <= 60)]


ALL = {'page': page, 'decide': decide, 'give': give, 'contacts': contacts, 'imports': imports,
       'batch': batches.batch, 'memory': memory, 'check': check, 'idle': idle,
       'doors': doors.doors, 'offer': offers.offer}
