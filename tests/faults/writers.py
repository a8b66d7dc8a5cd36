# SPDX-License-Identifier: Apache-2.0
"""People at work: what they send, and what they were told before the server died."""
import hashlib
import http.client
import random
import re
import threading
import time
from dataclasses import dataclass, field

from machines import Line

LESSONS = 12
PIECE = 40_000


class Unexpected(Exception):
    """An answer that nobody should get, whatever dies."""


class Cut(Exception):
    """No answer came, or one that says: later."""


@dataclass
class Deed:
    """One request that changes something, and the answer, once there was a complete one."""
    kind: str
    method: str
    path: str
    body: object
    key: str = ''
    mark: str = ''
    answer: object = None

    @property
    def acknowledged(self):
        return self.answer is not None

    def __str__(self):
        return f'{self.kind} {self.mark} ({self.method} {self.path}, key {self.key or "none"})'


def send(line, deed):
    """Fills in the answer, or raises Cut and leaves it open."""
    headers = {'Idempotency-Key': deed.key} if deed.key else {}
    try:
        answer = line.ask(deed.method, deed.path, deed.body, headers)
    except (OSError, http.client.HTTPException) as error:
        raise Cut from error
    if answer.status == 503 and 'retry-after' in answer.headers:
        raise Cut
    if not 200 <= answer.status < 300:
        raise Unexpected(f'{deed}: {answer.status} {answer.text[:300]}')
    deed.answer = answer
    return answer


def look(line, path):
    try:
        answer = line.ask('GET', path)
    except (OSError, http.client.HTTPException) as error:
        raise Cut from error
    if answer.status == 503:
        raise Cut
    return answer


@dataclass
class Person:
    """Everything that was done for one contact, in order."""
    email: str
    id: str = ''
    deeds: list = field(default_factory=list)


@dataclass
class Document:
    content: bytes
    id: str = ''
    offset: int = 0
    deeds: list = field(default_factory=list)


@dataclass
class Pupil:
    """A student in a browser, who goes from lesson to lesson."""
    person: Person
    cookie: str
    seat: int
    done: list = field(default_factory=list)
    trying: str = ''


@dataclass
class School:
    """What the set-up left behind, and what people have done since then."""
    token: str = ''
    owner_cookie: str = ''
    product: str = ''
    offer: str = ''
    lessons: list = field(default_factory=list)
    people: list = field(default_factory=list)
    documents: list = field(default_factory=list)
    pupils: list = field(default_factory=list)

    def staff(self, port):
        return Line(port, {'Authorization': f'Bearer {self.token}'})

    def owner(self, port):
        return browser(port, self.owner_cookie)


def browser(port, cookie=''):
    headers = {'Sec-Fetch-Site': 'same-origin'}
    if cookie:
        headers['Cookie'] = cookie
    return Line(port, headers)


def cookie_of(answer):
    return answer.headers['set-cookie'].split(';')[0]


# ---- The school before anything happens ----------------------------------------------------------

RIGHTS = ['view_contacts', 'edit_contacts', 'view_courses', 'edit_courses', 'view_offers',
          'view_orders', 'view_money', 'give_access', 'record_payments', 'view_mails',
          'view_journal']


def found(server):
    """The server runs and nobody was ever there."""
    school = School()
    token = first_token(server)
    owner = browser(server.port)
    answer = must(owner.ask('POST', '/api/setup', {
        'token': token, 'name': 'Stoa', 'language': 'en', 'zone': 'Europe/Paris',
        'currency': 'EUR', 'owner': {'name': 'Olga', 'email': 'olga@example.org',
                                     'password': 'a long way from Athens'}}))
    school.owner_cookie = cookie_of(answer)
    made = server.run('token', 'create', *[f'--right={right}' for right in RIGHTS])
    school.token = made.stdout.strip()
    add_course(school, school.staff(server.port))
    return school


def first_token(server):
    """Printed as soon as the server listens."""
    until = time.monotonic() + 10
    while time.monotonic() < until:
        if match := re.search(r'/admin/link\?token=(\S+)\n', server.log.read_text()):
            return match[1]
        time.sleep(0.01)
    raise Unexpected('set-up: no first link was printed')


def add_course(school, line):
    made = must(line.ask('POST', '/api/products', {'kind': 'course', 'title': 'Rhetoric'})).json
    school.product = made['id']
    module = must(line.ask('POST', f"/api/products/{made['id']}/modules", {'title': 'All'})).json
    for number in range(LESSONS):
        lesson = must(line.ask('POST', f"/api/modules/{module['id']}/lessons",
                               {'title': f'Lesson {number}'})).json
        school.lessons.append(lesson['id'])
    now = must(line.ask('GET', f"/api/products/{made['id']}"))
    must(line.ask('PATCH', f"/api/products/{made['id']}", {'status': 'published'},
                  {'If-Match': now.headers['etag']}))
    offers = must(line.ask('GET', f"/api/products/{made['id']}/offers")).json
    school.offer = offers['items'][0]['id']


def must(answer):
    if not 200 <= answer.status < 300:
        raise Unexpected(f'set-up: {answer.status} {answer.text[:500]}')
    return answer


# ---- At work -------------------------------------------------------------------------------------

class Office:
    """Takes contacts down, gives them access for money, writes notes."""

    def __init__(self, school, port, name, dice):
        self.school = school
        self.line = school.staff(port)
        self.name = name
        self.dice = dice
        self.count = 0

    def step(self):
        self.count += 1
        name = f'{self.name}-{self.count}'
        person = Person(address_of(name))
        self.school.people.append(person)
        card = self.deed(person, 'contact', 'POST', '/api/contacts',
                         {'email': person.email, 'first_name': 'Anna', 'last_name': name}, name)
        person.id = card.json['id']
        order = self.give(person, f'{name}-first')
        acts = [lambda: self.note(person, f'{name} called'),
                lambda: self.note(person, f'{name} called again'),
                lambda: self.pay(person, order, f'{name}-more'),
                lambda: self.give(person, f'{name}-second', same_offer='second'),
                lambda: self.tag(person, card, f'tag {name}')]
        self.dice.shuffle(acts)
        for act in acts:
            act()

    def deed(self, person, kind, method, path, body, mark, key=True):
        deed = Deed(kind, method, path, body, f'{kind}-{mark}'.replace(' ', '-') if key else '',
                    mark)
        person.deeds.append(deed)
        return send(self.line, deed)

    def give(self, person, mark, **more):
        body = {'product': self.school.product, 'offer': self.school.offer,
                'paid': payment(mark), **more}
        answer = self.deed(person, 'access', 'POST', f'/api/contacts/{person.id}/grants', body,
                           mark)
        return answer.json['order']['id']

    def pay(self, person, order, mark):
        self.deed(person, 'payment', 'POST', f'/api/orders/{order}/payments', payment(mark), mark)

    def note(self, person, body):
        self.deed(person, 'note', 'POST', f'/api/contacts/{person.id}/notes', {'body': body}, body)

    def tag(self, person, card, name):
        deed = Deed('tag', 'PATCH', f'/api/contacts/{person.id}', {'tags': [name]}, mark=name)
        person.deeds.append(deed)
        try:
            answer = self.line.ask('PATCH', deed.path, deed.body,
                                   {'If-Match': f'"{card.json["version"]}"'})
        except (OSError, http.client.HTTPException) as error:
            raise Cut from error
        if answer.status == 503:
            raise Cut
        if answer.status != 200:
            raise Unexpected(f'{deed}: {answer.status} {answer.text[:300]}')
        deed.answer = answer


def address_of(name):
    """No address is a part of another one: the search finds exactly one person."""
    return hashlib.sha256(name.encode()).hexdigest()[:16] + '@example.org'


def payment(mark):
    return {'amount': {'amount': 4900, 'currency': 'EUR'}, 'method': 'card', 'reference': mark,
            'in_reports': True}


class Author:
    """Uploads documents in pieces."""

    def __init__(self, school, port, name, dice):
        self.school = school
        self.line = school.staff(port)
        self.name = name
        self.dice = dice
        self.count = 0

    def step(self):
        self.count += 1
        length = self.dice.randint(PIECE // 2, 4 * PIECE)
        document = Document(b'%PDF-1.7\n' + self.dice.randbytes(length))
        self.school.documents.append(document)
        name = f'{self.name}-{self.count}'
        body = {'name': f'{name}.pdf', 'type': 'application/pdf', 'purpose': 'file',
                'size': len(document.content)}
        deed = Deed('upload', 'POST', '/api/uploads', body, f'upload-{name}', name)
        document.deeds.append(deed)
        document.id = send(self.line, deed).json['id']
        while document.offset < len(document.content):
            send_piece(self.line, document)


def send_piece(line, document):
    piece = document.content[document.offset:document.offset + PIECE]
    deed = Deed('piece', 'PATCH', f'/api/uploads/{document.id}?offset={document.offset}', piece)
    answer = send(line, deed)
    document.offset = answer.json['offset']


class Class:
    """Gives somebody access, opens the link of the mail for them, and finishes their lessons."""

    def __init__(self, school, port, name, dice):
        self.office = Office(school, port, name, dice)
        self.seat = int(name.rsplit('-', 1)[1])
        self.school = school
        self.port = port
        self.count = 0

    def step(self):
        pupil = next((one for one in self.school.pupils
                      if one.seat == self.seat and len(one.done) < LESSONS), None)
        if pupil is None:
            pupil = self.enrol()
        line = browser(self.port, pupil.cookie)
        for lesson in self.school.lessons:
            if lesson in pupil.done:
                continue
            pupil.trying = lesson
            send(line, Deed('lesson', 'POST', f'/api/me/lessons/{lesson}/completion', None))
            pupil.done.append(lesson)
            pupil.trying = ''

    def enrol(self):
        self.count += 1
        name = f'{self.office.name}-{self.count}'
        person = Person(address_of(name))
        self.school.people.append(person)
        card = self.office.deed(person, 'contact', 'POST', '/api/contacts',
                                {'email': person.email, 'first_name': 'Boris'}, name)
        person.id = card.json['id']
        self.office.give(person, f'{name}-first')
        visitor = browser(self.port)
        link = self.link_for(person)
        answer = send(visitor, Deed('sign-in', 'POST', '/api/session', {'link': link}))
        pupil = Pupil(person, cookie_of(answer), self.seat)
        self.school.pupils.append(pupil)
        return pupil

    def link_for(self, person):
        """The mail is written by a job."""
        owner = self.school.owner(self.port)
        until = time.monotonic() + 5
        while time.monotonic() < until:
            rows = look(owner, f'/api/mails?contact={person.id}').json.get('items')
            if rows:
                text = look(owner, f"/api/mails/{rows[0]['id']}").json['text']
                if match := re.search(r'token=([\w-]+)', text):
                    return match[1]
            time.sleep(0.02)
        raise Cut


class Load:
    """Writers on connections of their own, until they are told to stop or nobody answers."""

    KINDS = (Office, Author, Office, Class, Office)

    def __init__(self, school, port, writers, seed):
        self.stopping = threading.Event()
        self.unexpected = []
        self.threads = []
        for number in range(writers):
            name = f'{seed}-{number}'.replace('/', '-').replace(' ', '-')
            kind = self.KINDS[number % len(self.KINDS)]
            writer = kind(school, port, name, random.Random(name))
            self.threads.append(threading.Thread(target=self.work, args=(writer,)))

    def start(self):
        for thread in self.threads:
            thread.start()

    def work(self, writer):
        while not self.stopping.is_set():
            try:
                writer.step()
            except Cut:
                time.sleep(0.02)
            except Unexpected as error:
                self.unexpected.append(str(error))
                return

    def stop(self):
        self.stopping.set()
        for thread in self.threads:
            thread.join()
