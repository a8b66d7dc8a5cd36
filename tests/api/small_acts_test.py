#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""Small acts of a working day that need no story of their own: tags, fields, sections, jobs.

Each is done once and seen to be done, and once in vain and seen to change nothing.
"""
import http.client
import os
import pathlib
import shutil
import sys
import tempfile
import time

sys.dont_write_bytecode = True
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / 'faults'))

from machines import Server, free_port  # noqa: E402
from writers import browser, cookie_of, found, must  # noqa: E402

BINARY = os.environ.get('STOA_BINARY', 'build/test/stoa')
NOWHERE = '0' * 13


class Day:
    passed = failed = 0

    def __init__(self, server, school):
        self.server = server
        self.school = school
        self.olga = school.owner(server.port)

    def ask(self, method, path, body=None, version=None):
        headers = {'If-Match': f'"{version}"'} if version is not None else {}
        return self.olga.ask(method, path, body, headers)

    def check(self, title, holds, more=''):
        if holds:
            self.passed += 1
            return
        self.failed += 1
        print(f'FAILED {title}: {more}', flush=True)

    def gives(self, title, answer, status):
        self.check(title, answer.status == status, f'{answer.status} {answer.text[:300]}')
        return answer.json if 200 <= answer.status < 300 and answer.text else {}

    # ---- People ----------------------------------------------------------------------------------

    def tags(self):
        anna = must(self.ask('POST', '/api/contacts',
                             {'email': 'anna@example.org', 'tags': ['keen']})).json['id']
        tag = self.gives('a tag is made, or found', self.ask('POST', '/api/tags', {'name': 'Keen'}),
                         201)
        listed = self.gives('tags are listed', self.ask('GET', '/api/tags'), 200)['items']
        self.check('with how many have them', [row['contacts'] for row in listed] == [1], listed)
        self.gives('a tag is renamed', self.ask('PATCH', f"/api/tags/{tag['id']}",
                                                {'name': 'Very keen'}), 200)
        card = must(self.ask('GET', f'/api/contacts/{anna}')).json
        self.check('for everybody who has it', card['tags'] == ['Very keen'], card['tags'])
        self.gives('a tag is taken off', self.ask('DELETE', f"/api/tags/{tag['id']}"), 204)
        card = must(self.ask('GET', f'/api/contacts/{anna}')).json
        self.check('of everybody', card['tags'] == [], card['tags'])
        self.gives('only once', self.ask('DELETE', f"/api/tags/{tag['id']}"), 404)
        return anna

    def fields(self):
        field = must(self.ask('POST', '/api/fields', {'title': 'Level', 'kind': 'list',
                                                      'options': ['A', 'B']})).json
        changed = self.gives('a field is changed', self.ask(
            'PATCH', f"/api/fields/{field['id']}", {'title': 'Grade'}, field['version']), 200)
        self.check('its key stays', changed.get('key') == field['key'], changed)
        self.gives('an older form is refused', self.ask(
            'PATCH', f"/api/fields/{field['id']}", {'title': 'Late'}, field['version']), 412)
        titles = [row['title'] for row in must(self.ask('GET', '/api/fields')).json['items']]
        self.check('and changes nothing', titles == ['Grade'], titles)
        self.gives('a field is removed', self.ask('DELETE', f"/api/fields/{field['id']}"), 204)
        self.check('and is gone', must(self.ask('GET', '/api/fields')).json['items'] == [])

    def history(self, anna):
        path = f'/api/contacts/{anna}'
        version = must(self.ask('GET', path)).json['version']
        must(self.ask('PATCH', path, {'first_name': 'Anna'}, version))
        rows = self.gives('the history of a contact', self.ask(
            'GET', f'/api/contacts/{anna}/journal'), 200)['items']
        self.check('begins with how they came', rows[-1]['action'] == 'contact.created', rows)
        self.check('and ends with the last act', rows[0]['action'] == 'contact.changed', rows)

    # ---- Courses ---------------------------------------------------------------------------------

    def lessons(self):
        product = must(self.ask('POST', '/api/products', {'kind': 'course', 'title': 'Logic'})).json
        module = must(self.ask('POST', f"/api/products/{product['id']}/modules",
                               {'title': 'One'})).json['id']
        names = ('First', 'Second', 'Third')
        ids = [must(self.ask('POST', f'/api/modules/{module}/lessons', {'title': name})).json['id']
               for name in names]
        self.order(product['id'], module, ids)
        impact = self.gives('a lesson is deleted', self.ask('DELETE', f'/api/lessons/{ids[0]}'),
                            200)['impact']
        self.check('with nobody inside', impact['people'] == 0, impact)
        self.gives('and is gone', self.ask('GET', f'/api/lessons/{ids[0]}'), 404)
        self.check('the others stay', self.titles(product['id']) == ['Third', 'Second'],
                   self.titles(product['id']))
        self.sections(ids[1])

    def titles(self, product):
        modules = must(self.ask('GET', f'/api/products/{product}')).json['modules']
        return [lesson['title'] for module in modules for lesson in module['lessons']]

    def order(self, product, module, ids):
        version = must(self.ask('GET', f'/api/products/{product}')).json['version']
        path = f'/api/products/{product}/programme'
        half = {'modules': [{'id': module, 'lessons': ids[:2]}]}
        refused = self.ask('PUT', path, half, version)
        self.check('half a programme is refused', 400 <= refused.status < 500, refused.text[:300])
        self.check('and changes nothing', self.titles(product) == ['First', 'Second', 'Third'])
        whole = {'modules': [{'id': module, 'lessons': ids[::-1]}]}
        self.gives('lessons are put in order', self.ask('PUT', path, whole, version), 200)
        self.check('and stand so', self.titles(product) == ['Third', 'Second', 'First'])

    def sections(self, lesson):
        section = must(self.ask('POST', f'/api/lessons/{lesson}/sections', {'title': 'A'})).json
        self.gives('a section is renamed', self.ask('PATCH', f"/api/sections/{section['id']}",
                                                    {'title': 'B'}), 200)
        seen = must(self.ask('GET', f'/api/lessons/{lesson}')).json['sections']
        self.check('and is called so', [one['title'] for one in seen] == ['B'], seen)
        self.gives('a section is deleted', self.ask('DELETE', f"/api/sections/{section['id']}"),
                   204)
        self.check('and is gone',
                   must(self.ask('GET', f'/api/lessons/{lesson}')).json['sections'] == [])

    def offers(self):
        offer = self.school.offer
        copy = self.gives('an offer is copied', self.ask('POST', f'/api/offers/{offer}/copy',
                                                         {'title': 'Another'}), 201)
        self.check('as a draft of its own', copy.get('status') == 'draft' and
                   copy.get('title') == 'Another' and copy.get('id') != offer, copy)
        self.gives('what is not there is not copied', self.ask(
            'POST', f'/api/offers/off_{NOWHERE}/copy', {}), 404)

    # ---- Jobs and devices ------------------------------------------------------------------------

    def jobs(self, anna):
        must(self.ask('POST', f'/api/contacts/{anna}/grants',
                      {'product': self.school.product, 'offer': self.school.offer}))
        until = time.monotonic() + 10
        row = {}
        while time.monotonic() < until and row.get('state') != 'done':
            rows = must(self.ask('GET', '/api/jobs')).json['items']
            row = next((one for one in rows if one['kind'] == 'access_mails'), {})
        job = self.gives('a job', self.ask('GET', f"/api/jobs/{row['id']}"), 200)
        self.check('is done', job.get('state') == 'done', job)
        self.gives('what is over cannot be stopped',
                   self.ask('POST', f"/api/jobs/{row['id']}/cancellation", {}), 409)
        self.check('its progress is told', self.first_event(row['id']), row)

    def first_event(self, job):
        connection = http.client.HTTPConnection('127.0.0.1', self.server.port, timeout=10)
        connection.request('GET', f'/api/jobs/{job}/events', headers=self.olga.headers)
        answer = connection.getresponse()
        kind = answer.getheader('Content-Type', '')
        lines = [answer.fp.readline().decode() for _ in range(4)]
        connection.close()
        return kind.startswith('text/event-stream') and any('"done"' in line for line in lines)

    def devices(self):
        other = browser(self.server.port)
        signed_in = must(other.ask('POST', '/api/session', {
            'email': 'olga@example.org', 'password': 'a long way from Athens'}))
        there = browser(self.server.port, cookie_of(signed_in))
        rows = must(self.ask('GET', '/api/session/devices')).json['items']
        elsewhere = next(row for row in rows if not row['current'])
        self.gives('a device is signed out from here', self.ask(
            'DELETE', f"/api/session/devices/{elsewhere['id']}"), 204)
        self.check('and knows nothing any more', there.ask('GET', '/api/team').status == 401)
        self.check('this one stays', self.ask('GET', '/api/team').status == 200)


def main():
    folder = pathlib.Path(tempfile.mkdtemp(prefix='stoa-day-'))
    server = Server(BINARY, folder)
    server.port = free_port('others')
    try:
        server.start()
        day = Day(server, found(server))
        anna = day.tags()
        day.fields()
        day.history(anna)
        day.lessons()
        day.offers()
        day.jobs(anna)
        day.devices()
    finally:
        server.kill()
        shutil.rmtree(folder, ignore_errors=True)
    print(f'{day.passed} passed, {day.failed} failed')
    return 1 if day.failed else 0


if __name__ == '__main__':
    sys.exit(main())
