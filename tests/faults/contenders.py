# SPDX-License-Identifier: Apache-2.0
"""A round: everybody at once about one student who has access, and what each of them was told."""
import http.client
import random
import threading
import time
from dataclasses import dataclass, field
from datetime import date, timedelta

from machines import Line
from writers import Class, Unexpected, browser, cookie_of, must

WORDS = 'the unexamined life is not worth living'
PATIENCE = 10.0
LOOKS_AFTERWARDS = 4
IMPORT_EVERY = 4


@dataclass
class Act:
    """What somebody asked for, with the version they had seen, and what they were told."""
    who: str
    facet: str  # grant, contact, order, lesson: what of the student it is about
    path: str
    body: dict
    version: int | None = None
    method: str = 'POST'
    answer: object = None
    broken: str = ''
    sent: float = 0.0
    told: float = 0.0

    @property
    def acknowledged(self):
        return self.answer is not None and 200 <= self.answer.status < 300

    @property
    def status(self):
        return self.answer.status if self.answer else 0

    def __str__(self):
        return f"{self.who}: {self.method} {self.path} {self.body} If-Match {self.version}"

    def do(self, line):
        headers = {} if self.version is None else {'If-Match': f'"{self.version}"'}
        self.sent = time.monotonic()
        try:
            self.answer = line.ask(self.method, self.path, self.body, headers)
            while self.status == 503 and time.monotonic() < self.sent + 10:
                # Too many at once, nothing was done: whoever wanted it asks again.
                time.sleep(0.05)
                self.answer = line.ask(self.method, self.path, self.body, headers)
        except (OSError, http.client.HTTPException) as error:
            self.broken = f'{self}: {error!r}'
        self.told = time.monotonic()


@dataclass(frozen=True)
class Look:
    """One request of the student, for the words of the lesson or the bytes of its file."""
    what: str
    sent: float
    told: float
    status: int
    served: bool
    broken: str = ''


@dataclass
class Student:
    pupil: object
    rounds: int = 0
    known: set = field(default_factory=set)  # Entries of the journal that were judged.
    last: dict = field(default_factory=dict)  # What the last of them left, per thing.

    @property
    def id(self):
        return self.pupil.person.id

    @property
    def email(self):
        return self.pupil.person.email


@dataclass
class Round:
    number: int
    student: Student
    grant: str
    order: str
    versions: dict
    frozen: bool
    address: str = ''
    phone: str = ''
    imported: str = ''
    acts: list = field(default_factory=list)
    revocation: Act | None = None
    looks: list = field(default_factory=list)
    stuck: list = field(default_factory=list)


# ---- The school ----------------------------------------------------------------------------------

class Stage:
    """Two members of the team, a script that revokes, and a course with words and a file."""

    def __init__(self, server, school):
        self.port = server.port
        self.school = school
        self.office = school.owner(self.port)
        self.staff = {'Olga': school.owner(self.port), 'Boris': self.hire()}
        self.script = school.staff(self.port)
        self.importer = school.owner(self.port)
        self.lesson, self.other_lesson = school.lessons[:2]
        self.write_lesson()
        school.offer = self.offer('Half a year', school.product,
                                  {'period': {'type': 'days', 'count': 180}})
        second = must(self.office.ask('POST', '/api/products',
                                      {'kind': 'course', 'title': 'Logic'})).json['id']
        self.other_offer = self.offer('Logic', second, {})
        self.enrolled = 0

    def hire(self):
        made = must(self.office.ask('POST', '/api/team', {
            'name': 'Boris', 'email': 'boris@example.org', 'role': 'office'})).json
        until = time.monotonic() + PATIENCE
        # The mailed link is made by a job, and the one that was made before it dies.
        while not must(self.office.ask('GET', '/api/mails')).json['items']:
            if time.monotonic() > until:
                raise Unexpected('set-up: nobody was invited')
            time.sleep(0.02)
        link = must(self.office.ask('POST', f"/api/team/{made['id']}/invitation", {})).json['link']
        signed_in = must(browser(self.port).ask('POST', '/api/session', {
            'link': link.split('token=')[1], 'password': 'a short way to Piraeus'}))
        return browser(self.port, cookie_of(signed_in))

    def write_lesson(self):
        content = b'%PDF-1.7\n' + b'nothing in excess\n' * 2000
        file = must(self.office.ask('POST', '/api/uploads', {
            'name': 'maxims.pdf', 'type': 'application/pdf', 'purpose': 'file',
            'size': len(content)})).json['id']
        must(self.office.ask('PATCH', f'/api/uploads/{file}?offset=0', content))
        path = f'/api/lessons/{self.lesson}'
        seen = must(self.office.ask('GET', path)).json['version']
        text = {'type': 'doc', 'content': [
            {'type': 'paragraph', 'content': [{'type': 'text', 'text': WORDS}]}]}
        must(self.office.ask('PATCH', path, {'content': [
            {'id': 'words', 'type': 'text', 'doc': text},
            {'id': 'file', 'type': 'file', 'file': file}]}, {'If-Match': f'"{seen}"'}))

    def offer(self, title, product, policy):
        return must(self.office.ask('POST', '/api/offers', {
            'title': title, 'lines': [{'product': product, 'policy': policy}]})).json['id']

    def enrol(self, seed):
        """Somebody with access who has signed in by the link of their mail."""
        self.enrolled += 1
        desk = Class(self.school, self.port, f'{seed}-{self.enrolled}-0', random.Random(seed))
        return Student(desk.enrol())

    def hang_up(self):
        """The server they talked to is gone; another one listens."""
        for line in (self.office, self.script, self.importer, *self.staff.values()):
            line.close()

    # ---- Before a round --------------------------------------------------------------------------

    def prepare(self, number, student, plan):
        """The student has access and has opened the lesson."""
        grants = f'/api/contacts/{student.id}/grants'
        if student.rounds:
            must(self.office.ask('POST', grants, {'product': self.school.product,
                                                  'offer': self.school.offer}))
        student.rounds += 1
        row = next(row for row in must(self.office.ask('GET', grants)).json['items']
                   if row['product']['id'] == self.school.product)
        about = Round(number, student, row['id'], row['order']['id'], {}, plan.frozen)
        self.open_lesson(about)
        if plan.frozen:
            must(self.office.ask('POST', f'/api/grants/{about.grant}/freezes', {'days': 30},
                                 {'If-Match': f'"{row["version"]}"'}))
        if plan.imports:
            self.prepare_import(about)
        for facet, path in self.paths(about).items():
            about.versions[facet] = must(self.office.ask('GET', path)).json['version']
        student.known |= {entry['id'] for entry in self.journal(student)}
        return about

    def paths(self, about):
        return {'grant': f'/api/grants/{about.grant}', 'order': f'/api/orders/{about.order}',
                'contact': f'/api/contacts/{about.student.id}'}

    def journal(self, student):
        rows = must(self.office.ask('GET', f'/api/contacts/{student.id}/journal?limit=50')).json
        return [row for row in reversed(rows['items']) if row['id'] not in student.known]

    def open_lesson(self, about):
        line = browser(self.port, about.student.pupil.cookie)
        shown = must(line.ask('GET', f'/api/me/lessons/{self.lesson}'))
        if WORDS not in shown.text:
            raise Unexpected(f'set-up: the lesson is not open: {shown.text[:300]}')
        about.address = next(block['url'] for block in shown.json['blocks'] if block['url'])
        if 'nothing in excess' not in must(line.ask('GET', about.address)).text:
            raise Unexpected('set-up: the file is not open')
        line.close()

    def prepare_import(self, about):
        about.phone = f'+336{about.number:08d}'
        table = f'Email\tPhone\n{about.student.email}\t{about.phone}\n'
        made = must(self.importer.ask('POST', '/api/imports', {'pasted': table})).json
        columns = [{'index': 0, 'target': 'email'},
                   {'index': 1, 'target': 'phone', 'rule': 'overwrite'}]
        must(self.importer.ask('PUT', f"/api/imports/{made['id']}/mapping", {
            'columns': columns, 'access': {'offer': self.other_offer}},
            {'If-Match': f'"{made["version"]}"'}))
        about.imported = made['id']


# ---- What they do --------------------------------------------------------------------------------

@dataclass(frozen=True)
class Plan:
    """How one round goes; follows from the seed and its number alone."""
    dice: str
    frozen: bool
    imports: bool
    grant_first: bool
    revoked_after: int  # So many answers to the team.


def plan_of(engine, number, seed):
    text = f'{seed}/{engine}/{number}'
    dice = random.Random(text)
    return Plan(text, number % 5 == 3, number % IMPORT_EVERY == 1, dice.random() < 0.7,
                dice.choice((0, 0, 1, 2, 3, 4)))


def acts_of(who, about, stage, plan, dice):
    """The access, the person, the order or the lesson: both of the team in the same order."""
    grant = f'/api/grants/{about.grant}'
    day = date.today() + timedelta(days=dice.randint(200, 400))
    choices = [('extension', {'days': dice.randint(1, 40)}), ('end', {'until': day.isoformat()}),
               ('unfreezing', {}) if about.frozen else ('freezes', {'days': dice.randint(1, 40)})]
    verb, body = dice.choice(choices)
    body['reason'] = who
    contact = {dice.choice(('first_name', 'last_name')): f'{who} {about.number}'}
    acts = [Act(who, 'grant', f'{grant}/{verb}', body, about.versions['grant']),
            Act(who, 'contact', f'/api/contacts/{about.student.id}', contact,
                about.versions['contact'], 'PATCH')]
    if about.number % 2:
        acts.append(Act(who, 'order', f'/api/orders/{about.order}',
                        {'lines': [], 'comment': f'{who} {about.number}'},
                        about.versions['order'], 'PATCH'))
    else:
        acts.append(Act(who, 'lesson', f'/api/contacts/{about.student.id}/lesson-overrides',
                        {'product': stage.school.product, 'lesson': stage.other_lesson,
                         'kind': 'open' if who == 'Olga' else 'closed', 'reason': who}))
    return acts if plan.grant_first else acts[::-1]


class Everybody:
    """One thread each, on a connection each, let go at the same moment."""

    def __init__(self, stage, about, plan):
        self.stage = stage
        self.about = about
        self.plan = plan
        dice = random.Random(plan.dice)
        work = [(self.work, line, acts_of(who, about, stage, plan, dice))
                for who, line in stage.staff.items()]
        work += [(self.revoke,), (self.run_import if about.imported else self.send_mails,)]
        looks = [(self.look, 'lesson', f'/api/me/lessons/{stage.lesson}', WORDS),
                 (self.look, 'file', about.address, 'nothing in excess')]
        self.start = threading.Barrier(len(work) + len(looks))
        self.answered = threading.Semaphore(0)
        self.over = threading.Event()
        self.busy = [self.thread(*one) for one in work]
        self.looking = [self.thread(*one) for one in looks]

    def thread(self, act, *words):
        def run():
            self.start.wait(PATIENCE)
            act(*words)
        return threading.Thread(target=run, daemon=True)

    def run(self):
        for thread in self.busy + self.looking:
            thread.start()
        self.join(self.busy)
        self.over.set()
        self.join(self.looking)

    def join(self, threads):
        until = time.monotonic() + 2 * PATIENCE
        for thread in threads:
            thread.join(max(0.0, until - time.monotonic()))
            if thread.is_alive():
                self.about.stuck.append('somebody got no answer at all')

    def work(self, line, acts):
        for act in acts:
            self.about.acts.append(act)
            act.do(line)
            self.answered.release()

    def revoke(self):
        for _ in range(self.plan.revoked_after):
            self.answered.acquire(timeout=PATIENCE)
        act = Act('script', 'grant', f'/api/grants/{self.about.grant}/revocation',
                  {'reason': 'script'})
        act.do(self.stage.script)
        self.about.revocation = act

    def run_import(self):
        line = self.stage.importer
        self.other_work(line, f'/api/imports/{self.about.imported}/run', {})

    def send_mails(self):
        self.other_work(self.stage.importer, '/api/contacts/access-mails',
                        {'contacts': [self.about.student.id]})

    def other_work(self, line, path, body):
        act = Act('job', '', path, body)
        self.about.acts.append(act)
        act.do(line)

    def look(self, what, path, words):
        """Until all is done, and some times more; now and then a part of the file."""
        line = browser(self.stage.port, self.about.student.pupil.cookie)
        more = LOOKS_AFTERWARDS
        count = 0
        while more:
            if self.over.is_set():
                more -= 1
            count += 1
            part = {'Range': 'bytes=9-2000'} if what == 'file' and count % 2 else {}
            self.about.looks.append(look_once(line, what, path, words, part))
        line.close()


def look_once(line, what, path, words, headers):
    sent = time.monotonic()
    try:
        answer = line.ask('GET', path, headers=headers)
    except (OSError, http.client.HTTPException) as error:
        return Look(what, sent, time.monotonic(), 0, False, repr(error))
    # A lesson may not even name its file.
    served = words in answer.text or ('/api/files/' in answer.text if what == 'lesson'
                                      else answer.status in (200, 206))
    return Look(what, sent, time.monotonic(), answer.status, served)
