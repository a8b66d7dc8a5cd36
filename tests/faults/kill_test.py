#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""Kills the server, and PostgreSQL, while people work, and asks afterwards what became of it.

kill_test.py [--engine sqlite|postgres] [--kill NUMBER] [--seed SEED]

STOA_KILLS and STOA_POSTGRES_KILLS say how often; STOA_WRITERS how many work at once. A failure
prints the line that repeats it. Two controls take a protection away and must show the damage.
"""
import argparse
import os
import pathlib
import random
import shutil
import signal
import sys
import tempfile
import time
from dataclasses import dataclass

sys.dont_write_bytecode = True
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))

from judge import Judge  # noqa: E402
from machines import RESTART_MAX, Cluster, EndedAtStart, Server  # noqa: E402
from score import Score, try_engines  # noqa: E402
from writers import Load, found  # noqa: E402

BINARY = os.environ.get('STOA_BINARY', 'build/test/stoa')
KILLS = {'sqlite': int(os.environ.get('STOA_KILLS', '30')),
         'postgres': int(os.environ.get('STOA_POSTGRES_KILLS', '20'))}
WRITERS = int(os.environ.get('STOA_WRITERS', '50' if KILLS['sqlite'] > 100 else '10'))
LOOKED_AT_IN_THE_END = 500
# Where the program may be ended, and how often it comes there in a second of load.
FAULTS = {'before_commit': 60, 'after_commit': 60, 'after_savepoint': 100, 'piece.written': 8,
          'piece.synced': 8, 'job.taken': 8, 'job.handled': 8, 'before_checkpoint': 1,
          'after_checkpoint': 1}
POSTGRES_FAULTS = [name for name in FAULTS if 'checkpoint' not in name]


@dataclass(frozen=True)
class Plan:
    """How one kill goes; follows from the seed and its number alone."""
    victims: str  # app, server, both
    fault: str  # name:kill:N, or nothing: at a random time
    seconds: float
    again: float | None = None  # It is killed once more, so soon after its restart.
    acts: int = 0  # Not before so many were acknowledged.


def plan_of(engine, number, seed):
    dice = random.Random(f'{seed}/{engine}/{number}')
    victims = 'app'
    if engine == 'postgres':
        victims = ('app', 'server', 'app', 'both', 'server', 'app', 'both', 'app')[number % 8]
    fault = ''
    if victims == 'app' and number % 2 == 0:
        names = POSTGRES_FAULTS if engine == 'postgres' else list(FAULTS)
        name = names[number // 2 % len(names)]
        fault = f'{name}:kill:{dice.randint(1, FAULTS[name])}'
    again = dice.uniform(0, 0.2) if victims == 'app' and number % 5 == 3 else None
    return Plan(victims, fault, dice.uniform(0.2, 0.9), again)


class Story:
    """One school on one engine, which lives through all the kills."""

    def __init__(self, engine, seed, settings=()):
        self.engine = engine
        self.seed = seed
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix='stoa-kills-'))
        self.folder.chmod(0o755)
        self.cluster = None
        self.server = None
        self.reached = set()
        try:
            self.found(settings)
        except BaseException:
            self.close()
            raise

    def found(self, settings):
        database = None
        if self.engine == 'postgres':
            self.cluster = Cluster(self.folder, settings)
            self.cluster.start()
            database = self.cluster.create('school')
        self.server = Server(BINARY, self.folder, database)
        self.server.start()
        self.school = found(self.server)

    def close(self):
        if self.server:
            self.server.kill()
        if self.cluster:
            self.cluster.remove()
        shutil.rmtree(self.folder, ignore_errors=True)

    def run(self, number, plan, control=''):
        """What is wrong afterwards, as lines."""
        if plan.fault or control:
            self.server.stop()
            self.start_towards(plan, control)
        known = len(self.school.people), len(self.school.documents)
        load = Load(self.school, self.server.port, WRITERS, f'{self.seed}/{number}')
        load.start()
        self.strike(plan, known[0])
        load.stop()
        self.bring_back(plan)
        judge = Judge(self.school, self.server)
        findings = judge.judge(self.school.people[known[0]:], self.school.documents[known[1]:],
                               self.school.pupils)
        return [*load.unexpected, *map(str, findings), *self.own_check()]

    def start_towards(self, plan, control):
        """A start has work too: what it takes up may bring it to its fault before it answers."""
        try:
            self.server.start(plan.fault, control)
        except EndedAtStart as ended:
            if not plan.fault or ended.code != -signal.SIGKILL:
                raise

    def strike(self, plan, known):
        until = time.monotonic() + plan.seconds
        if plan.fault:
            until += 6  # It ends by itself when it comes there.
        while time.monotonic() < until and not self.server.ended():
            time.sleep(0.005)
        until += 20
        while time.monotonic() < until and self.acknowledged_since(known) < plan.acts:
            time.sleep(0.005)
        if plan.fault and self.server.ended():
            self.reached.add(plan.fault.split(':')[0])
        if plan.victims != 'app':
            self.cluster.kill()
        if plan.victims == 'server':
            time.sleep(0.1)  # The others notice, and are told to come back later.
        else:
            self.server.kill()

    def hold_log(self):
        if self.cluster:
            self.cluster.hold_log_writer()

    def acknowledged_since(self, known):
        return sum(deed.acknowledged for person in self.school.people[known:]
                   for deed in list(person.deeds))

    def bring_back(self, plan):
        if plan.victims != 'app':
            self.cluster.start()
        if plan.victims == 'server':
            self.server.wait_until_it_answers()
            return
        if plan.again is not None:
            self.server.spawn()
            time.sleep(plan.again)
            self.server.kill()
        self.server.start()

    def own_check(self):
        done = self.server.run('check')
        return [] if done.returncode == 0 else [f'stoa check: {done.stdout}{done.stderr}']

    def last_look(self):
        """Nothing of it went later."""
        people = self.school.people
        if len(people) > LOOKED_AT_IN_THE_END:
            people = random.Random(self.seed).sample(people, LOOKED_AT_IN_THE_END)
        findings = Judge(self.school, self.server).judge(
            people, self.school.documents, self.school.pupils)
        slow = self.server.slowest_start
        late = [f'a start took {slow:.1f} s'] if slow > RESTART_MAX else []
        return [*map(str, findings), *late]


def kills(score, engine, numbers, seed):
    story = Story(engine, seed)
    began = time.monotonic()
    try:
        for number in numbers:
            plan = plan_of(engine, number, seed)
            problems = story.run(number, plan)
            score.note(f'{engine} kill {number}: {plan}', problems,
                       f'tests/faults/kill_test.py --engine {engine} --kill {number} --seed {seed}')
            if problems:
                shown = story.reached
                story.close()
                story = Story(engine, seed)
                story.reached = shown
        score.note(f'{engine}: everything at the end', story.last_look())
        if engine == 'sqlite' and len(numbers) >= 2 * len(FAULTS):
            missed = sorted(set(FAULTS) - story.reached)
            score.note('sqlite: every fault point is reached', missed)
        print(f'{engine}: {len(numbers)} kills in {time.monotonic() - began:.0f} s, '
              f'{deeds_of(story.school)} acts, slowest start {story.server.slowest_start:.2f} s, '
              f'ended at {", ".join(sorted(story.reached)) or "no fault point"}')
    finally:
        story.close()


def deeds_of(school):
    return (sum(len(person.deeds) for person in school.people) + len(school.documents) +
            sum(len(pupil.done) for pupil in school.pupils))


# ---- Controls ------------------------------------------------------------------------------------

def lost_without(title, engine, plan, seed, switch='', settings=()):
    story = Story(engine, seed, settings)
    try:
        story.hold_log()
        return [line for line in story.run(title, plan, switch) if line.startswith('lost')]
    finally:
        story.close()


def control(score, title, engine, plans, seed, switch='', settings=()):
    """Without the protection acknowledged acts are lost; when none is, the test sees nothing. What
    a kill meets may be work that nobody waits for, so there are several."""
    for plan in plans:
        lost = lost_without(title, engine, plan, seed, switch, settings)
        print(f'control, {title}, {plan.fault or "at once"}: {len(lost)} lost')
        if lost:
            break
    score.note(f'control, {title}', [] if lost else ['nothing acknowledged was lost'])


def protected(score, engine, plan, seed, settings=()):
    """The same moment with the protection in place."""
    story = Story(engine, seed, settings)
    try:
        story.hold_log()
        score.note(f'{engine}: what the control loses is kept', story.run('kept', plan))
    finally:
        story.close()


# Whatever else would write the log before its time is kept from it: commits alone may.
LAZY = ('wal_buffers=64MB', 'bgwriter_lru_maxpages=0', 'autovacuum=off', 'checkpoint_timeout=1h')


def controls(score, engine, seed):
    if engine == 'postgres':
        both = Plan('both', '', 0.2, acts=40)
        control(score, 'synchronous_commit off', engine, [both], seed,
                settings=('synchronous_commit=off', *LAZY))
        protected(score, engine, both, seed, LAZY)
        return
    lingering = [Plan('app', f'before_commit:linger:{hits}', 1.0) for hits in range(60, 130, 9)]
    control(score, 'answers before COMMIT', engine, lingering, seed, 'answer_before_commit')
    protected(score, engine, lingering[0], seed)


# ---- The command line ----------------------------------------------------------------------------

def try_engine(engine, wanted):
    score = Score()
    numbers = range(KILLS[engine]) if wanted.kill is None else [wanted.kill]
    kills(score, engine, numbers, wanted.seed)
    if wanted.kill is None:
        controls(score, engine, wanted.seed)
    return score


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('--engine', choices=list(KILLS))
    parser.add_argument('--kill', type=int)
    parser.add_argument('--seed', default=str(random.randrange(1_000_000)))
    wanted = parser.parse_args()
    print(f'seed {wanted.seed}, {WRITERS} writers', flush=True)
    score = (try_engine(wanted.engine, wanted) if wanted.engine
             else try_engines(__file__, KILLS, wanted.seed))
    print(f'{score.passed} passed, {score.failed} failed')
    return 1 if score.failed else 0


if __name__ == '__main__':
    sys.exit(main())
