# SPDX-License-Identifier: Apache-2.0
"""Compares what people were told with what the restarted server knows.

Every acknowledged effect is there exactly once. Every other one is there as a whole or not at all;
sent again with its key it is there, and the answer says whether it had been there before.
"""
import hashlib
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from writers import Cut, Unexpected, browser, look, send, send_piece

AT_ONCE = 4
PATIENCE = 10.0


@dataclass(frozen=True)
class Finding:
    kind: str  # lost, half, doubled, changed
    what: str

    def __str__(self):
        return f'{self.kind}: {self.what}'


class Seen:
    """A person as the API shows them now."""

    def __init__(self, line, person):
        self.contact = None
        self.notes = Counter()
        self.payments = Counter()
        self.accesses = Counter()
        self.granted = Counter()
        self.mails = 0
        found = [row for row in look(line, f'/api/contacts?search={person.email}').json['items']
                 if row['email'] == person.email]
        self.contacts = len(found)
        if found and not person.id:
            person.id = found[0]['id']
        if not person.id:
            return
        card = look(line, f'/api/contacts/{person.id}')
        if card.status != 200:
            return
        self.contact = card.json
        self.read_notes(line, person)
        self.read_orders(line, person)
        self.mails = look(line, f'/api/contacts/{person.id}/mails').json['total']

    def read_notes(self, line, person):
        for note in look(line, f'/api/contacts/{person.id}/notes').json['items']:
            self.notes[note['body']] += 1

    def read_orders(self, line, person):
        grants = look(line, f'/api/contacts/{person.id}/grants').json['items']
        accesses = {deed.mark for deed in person.deeds if deed.kind == 'access'}
        for row in look(line, f'/api/contacts/{person.id}/orders').json['items']:
            order = look(line, f"/api/orders/{row['id']}").json
            references = [payment['reference'] for payment in order['payments']]
            self.payments.update(references)
            # An access is known by the payment that came with it.
            mark = next((name for name in references if name in accesses),
                        f"order {row['number']}")
            self.accesses[mark] += 1
            self.granted[mark] += sum(grant['order']['id'] == row['id'] for grant in grants)

    def parts(self, deed):
        """How often each part of an effect is there: all ones, or all noughts."""
        match deed.kind:
            case 'contact':
                return [self.contacts, int(self.contact is not None)]
            case 'access':
                return [self.accesses[deed.mark], self.granted[deed.mark],
                        self.payments[deed.mark]]
            case 'payment':
                return [self.payments[deed.mark]]
            case 'note':
                return [self.notes[deed.mark]]
            case 'tag':
                return [int(bool(self.contact) and self.contact['tags'] == [deed.mark])]
        raise ValueError(deed.kind)


class Judge:
    def __init__(self, school, server):
        self.school = school
        self.server = server
        self.findings = []

    def find(self, kind, what):
        self.findings.append(Finding(kind, str(what)))

    def judge(self, people, documents, pupils):
        """Settles what is open on the way."""
        with ThreadPoolExecutor(AT_ONCE) as pool:
            jobs = [pool.submit(self.on_a_line, act, one)
                    for act, some in ((self.person, people), (self.document, documents),
                                      (self.pupil, pupils)) for one in some]
            for job in jobs:
                job.result()
        return self.findings

    def on_a_line(self, act, one):
        line = self.school.staff(self.server.port)
        until = time.monotonic() + PATIENCE
        while True:
            try:
                act(line, one)
            except Unexpected as error:
                self.find('changed', error)
            except Cut:
                # Told to come later, as happens while connections to PostgreSQL are made anew.
                if time.monotonic() < until:
                    time.sleep(0.2)
                    continue
                self.find('lost', f'no answer about {one}')
            break
        line.close()

    # ---- People ----------------------------------------------------------------------------------

    def person(self, line, person):
        seen = Seen(line, person)
        present = [self.presence(seen, deed) for deed in person.deeds]
        if any(deed.acknowledged and not there for deed, there in zip(person.deeds, present)):
            return  # Lost, as was found; nothing can be settled on top of that.
        for deed, was_present in zip(person.deeds, present):
            self.settle(line, deed, was_present, seen)
        self.audit(line, person)

    def presence(self, seen, deed):
        parts = seen.parts(deed)
        if max(parts) > 1:
            self.find('doubled', f'{deed}: {parts}')
        elif len(set(parts)) > 1:
            self.find('half', f'{deed}: {parts}')
        elif deed.acknowledged and not all(parts):
            self.find('lost', deed)
        return all(parts)

    def settle(self, line, deed, was_present, seen):
        before = deed.answer
        if not deed.key:
            if before is None and not was_present:
                self.send_again_with_version(line, deed, seen)
            deed.answer = deed.answer or 'settled'
            return
        answer = send(line, deed)
        if before is not None:
            if not answer.replayed or (answer.status, answer.text) != (before.status, before.text):
                self.find('changed', f'{deed}: sent again it was answered differently')
        elif answer.replayed != was_present:
            self.find('half', f'{deed}: there {was_present}, replayed {answer.replayed}')

    def send_again_with_version(self, line, deed, seen):
        answer = line.ask(deed.method, deed.path, deed.body,
                          {'If-Match': f'"{seen.contact["version"]}"'})
        if answer.status != 200:
            raise Unexpected(f'{deed} again: {answer.status} {answer.text[:300]}')
        deed.answer = answer

    def audit(self, line, person):
        """Everything exactly once, and nothing that nobody asked for."""
        seen = Seen(line, person)
        wanted = Counter(deed.kind for deed in person.deeds)
        for deed in person.deeds:
            if set(seen.parts(deed)) != {1}:
                self.find('lost', f'{deed}: after all was settled {seen.parts(deed)}')
        for kind, there in (('note', seen.notes), ('access', seen.accesses)):
            if there.total() != wanted[kind]:
                self.find('doubled', f'{person.email}: {there.total()} of {wanted[kind]} {kind}s')
        if seen.payments.total() != wanted['access'] + wanted['payment']:
            self.find('doubled', f'{person.email}: {dict(seen.payments)}')
        if seen.mails > wanted['access']:
            self.find('doubled', f'{person.email}: {seen.mails} mails')

    # ---- Documents and lessons -------------------------------------------------------------------

    def document(self, line, document):
        begin = document.deeds[0]
        before = begin.answer
        answer = send(line, begin)
        if before is not None and not answer.replayed:
            self.find('lost', begin)
        document.id = answer.json['id']
        now = look(line, f'/api/uploads/{document.id}').json
        if now['offset'] < document.offset:
            self.find('lost', f"{begin}: {now['offset']} bytes of {document.offset}")
        document.offset = now['offset']
        while document.offset < len(document.content):
            send_piece(line, document)
        if not look(line, f'/api/uploads/{document.id}').json['done']:
            self.find('lost', f'{begin}: all its bytes came and it is not ready')
        self.compare_bytes(document)

    def compare_bytes(self, document):
        name = document.id
        path = self.server.data / 'files' / name[-2:] / name[-4:-2] / name
        found = path.read_bytes() if path.exists() else b''
        if hashlib.sha256(found).digest() != hashlib.sha256(document.content).digest():
            self.find('lost', f'the bytes of {document.deeds[0]}')

    def pupil(self, _, pupil):
        line = browser(self.server.port, pupil.cookie)
        for lesson in pupil.done:
            answer = look(line, f'/api/me/lessons/{lesson}')
            if answer.status != 200 or not answer.json['done']:
                self.find('lost', f'{pupil.person.email} finished {lesson}: {answer.status}')
        line.close()
