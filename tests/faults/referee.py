# SPDX-License-Identifier: Apache-2.0
"""Judges a round: is what everybody was told what some order of their acts, one by one, gives?

The journal is that order. Each entry must begin where the last one about the same thing ended, must
be somebody's acknowledged act, and every acknowledged act must be there. Of acts that were sent
with one version only the first can have been let through.
"""
import time

from contenders import PATIENCE
from writers import must

REFUSED = {'grant': 'stale', 'contact': 'stale', 'order': 'stale', 'lesson': 'override.same'}
LOCKED = (200, 403, 404)  # A lesson without its words has 200; a file never has.
OBJECT = {'grt': 'grant', 'con': 'contact', 'ord': 'order', 'les': 'lesson'}
SLOW = PATIENCE / 2


class Referee:
    def __init__(self, stage, about):
        self.stage = stage
        self.about = about
        self.findings = []

    def find(self, kind, what):
        self.findings.append(f'{kind}: {what}')

    def judge(self):
        self.answers()
        self.looks()
        self.wait_for_import()
        entries = self.entries()
        for facet in ('grant', 'contact', 'order', 'lesson'):
            acts = [act for act in self.about.acts if act.facet == facet]
            self.acknowledged(facet, acts, entries[facet])
            self.chained(facet, entries[facet])
        self.last_state(entries)
        return self.findings

    # ---- What everybody was told -----------------------------------------------------------------

    def answers(self):
        for line in self.about.stuck:
            self.find('hung', line)
        for act in [*self.about.acts, self.about.revocation]:
            if act is None:
                self.find('hung', 'the revocation')
            elif act.broken:
                self.find('hung', act.broken)
            elif act.told - act.sent > SLOW:
                self.find('hung', f'{act}: {act.told - act.sent:.1f} s')
            elif not act.acknowledged and not self.is_due(act):
                self.find('unexpected', f'{act}: {act.status} {act.answer.text[:300]}')
            elif act.status == 412:
                self.both_versions(act)

    def is_due(self, act):
        return (act is not self.about.revocation and act.status in (409, 412) and
                act.answer.json['code'] == REFUSED.get(act.facet))

    def both_versions(self, act):
        told = act.answer.json
        if told['yours'] != act.body or told['current']['version'] <= act.version:
            self.find('unexpected', f'{act}: told {told["yours"]}, {told["current"]["version"]}')

    def looks(self):
        """What was asked for after it was acknowledged that the lesson is closed is refused."""
        later = {'lesson': 0, 'file': 0}
        closed = self.closed()
        opened = self.may_open()
        for look in self.about.looks:
            if look.broken or look.told - look.sent > SLOW:
                self.find('hung', f'{look}')
            elif not look.served and look.status not in LOCKED:
                self.find('unexpected', f'{look}')
            if look.sent > closed:
                later[look.what] += 1
            if look.served and not opened < look.told:
                self.find('served', f'{look.what}, of a frozen access: {look.status}')
            if look.served and look.sent > closed:
                self.find('served', f'{look.what}, asked for {1000 * (look.sent - closed):.1f} ms '
                          f'after it was closed: {look.status}')
        for what, count in later.items():
            if count == 0:
                self.find('unexpected', f'nobody asked for the {what} when it was closed')

    def closed(self):
        """By the revocation, or already by a freeze: nobody takes that back afterwards."""
        acts = [self.about.revocation, *(act for act in self.about.acts if 'freezes' in act.path)]
        return min((act.told for act in acts if act and act.acknowledged), default=float('inf'))

    def may_open(self):
        if not self.about.frozen:
            return 0.0
        return min((act.sent for act in self.about.acts if 'unfreezing' in act.path),
                   default=float('inf'))

    # ---- One after the other ---------------------------------------------------------------------

    def wait_for_import(self):
        self.imported = {'counts': {'updated': 0}}
        if not self.about.imported:
            return
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            self.imported = self.get(f'/api/imports/{self.about.imported}')
            if self.imported['state'] != 'running':
                break
            time.sleep(0.01)
        if self.imported['state'] != 'done' or self.imported['counts']['match'] != 1:
            self.find('unexpected', f"import: {self.imported['state']} {self.imported['counts']}")

    def get(self, path):
        return must(self.stage.office.ask('GET', path)).json

    def entries(self):
        """Those of this round, in their order, by what they are about."""
        found = {facet: [] for facet in OBJECT.values()}
        for entry in self.stage.journal(self.about.student):
            self.about.student.known.add(entry['id'])
            facet = OBJECT.get(entry['object']['kind'])
            if facet and self.is_about(facet, entry):
                found[facet].append(entry)
        return found

    def is_about(self, facet, entry):
        """An import gives another course meanwhile, with a grant and an order of its own."""
        if facet == 'contact':
            return entry['action'] == 'contact.changed'
        return facet == 'lesson' or entry['object']['id'] in (self.about.grant, self.about.order)

    def acknowledged(self, facet, acts, entries):
        told = [act for act in acts if act.acknowledged]
        versioned = [act for act in acts if act.version is not None]
        passed = [act for act in versioned if act.acknowledged]
        for act in passed[1:]:
            self.find('lost', f'{act} was acknowledged, and so was {passed[0]}')
        if versioned and not passed and not entries:
            self.find('unexpected', f'{facet}: nobody was let through')
        unclaimed = list(entries)
        for act in told:
            entry = next((one for one in unclaimed if self.is_of(act, one)), None)
            if entry is None:
                self.find('lost', f'{act} is not in the journal')
                continue
            unclaimed.remove(entry)
            if act.version is not None and entry is not entries[0]:
                self.find('lost', f'{act} was let through after {entries[0]["action"]}')
        if len(unclaimed) != self.others(facet):
            self.find('unexpected', f'{facet}: nobody asked for {unclaimed}')

    def is_of(self, act, entry):
        if undo := act.answer.json.get('undo'):
            return entry['id'] == undo
        after = (entry['details'] or {}).get('after') or {}
        return all(after.get(name) == value for name, value in act.body.items())

    def others(self, facet):
        """The revocation and the import leave an entry each, too."""
        if facet == 'grant':
            return int(self.about.revocation is not None and self.about.revocation.acknowledged)
        return self.imported['counts']['updated'] if facet == 'contact' else 0

    def chained(self, facet, entries):
        thing = self.about.grant if facet == 'grant' else facet
        last = self.about.student.last
        for entry in entries:
            before, after = states(facet, entry)
            if before is None:
                continue
            if thing in last and last[thing] != before:
                self.find('lost', f'{entry["action"]} began from {before} after {last[thing]}')
            last[thing] = after

    # ---- In the end ------------------------------------------------------------------------------

    def last_state(self, entries):
        now = {facet: self.get(path) for facet, path in self.stage.paths(self.about).items()}
        for facet, row in now.items():
            wanted = self.about.versions[facet] + len(entries[facet])
            if row['version'] != wanted:
                self.find('lost', f'{facet}: version {row["version"]} after {wanted}')
        if now['grant']['state'] != 'revoked':
            self.find('lost', f"the revocation: {now['grant']['state']}")
        self.as_told('grant', now, ('end_at',))
        self.as_told('contact', now, ('first_name', 'last_name'))
        self.as_told('order', now, ('comment',))
        card = self.about.student.last.get('contact', {})
        for name in ('first_name', 'last_name', 'phone'):
            if card.get(name) != now['contact'][name]:
                self.find('lost', f'{name}: {now["contact"][name]} after {card.get(name)}')
        if self.about.phone and self.about.phone != now['contact']['phone']:
            self.find('lost', f'what the import wrote: {now["contact"]["phone"]}')

    def as_told(self, facet, now, names):
        """Nothing that was let through with a version was written over later."""
        for act in self.about.acts:
            if act.facet != facet or not act.acknowledged:
                continue
            told = act.answer.json
            told = told['grant'] if facet == 'grant' else told
            for name in names:
                if told[name] != now[facet][name]:
                    self.find('lost', f'{act}: {name} is {now[facet][name]}, told {told[name]}')


def states(facet, entry):
    """Before and after, as far as acts of this kind change it."""
    details = entry['details'] or {}
    before, after = details.get('before'), details.get('after')
    if before is None or after is None:
        return None, None
    if facet == 'grant':
        return tuple({name: side[name] for name in ('end', 'freezes')} for side in (before, after))
    if facet == 'order':
        return None, None  # A new order in every round, with one act at most.
    return before, after
