#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""Two members of the team, jobs, an import and a revocation at once, about one student.

contention_test.py [--engine sqlite|postgres] [--round NUMBER] [--seed SEED]

STOA_CONTENTION_ROUNDS says how often on each database. No acknowledged act is lost, and nothing of
the lesson is served after an acknowledged revocation, while the student goes on asking for it and
for its file. A failure prints the line that repeats it. Controls take the protections away and must
show the damage.
"""
import argparse
import http.client
import os
import pathlib
import random
import shutil
import sys
import tempfile
import time
from collections import Counter

sys.dont_write_bytecode = True
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))

from contenders import Everybody, Stage, plan_of  # noqa: E402
from machines import Cluster, Server  # noqa: E402
from referee import Referee  # noqa: E402
from score import Score, try_engines  # noqa: E402
from writers import Unexpected, found  # noqa: E402

BINARY = os.environ.get('STOA_BINARY', 'build/test/stoa')
ROUNDS = int(os.environ.get('STOA_CONTENTION_ROUNDS', '60'))
ENGINES = ('sqlite', 'postgres')
ROUNDS_OF_A_STUDENT = 20
CONTROL_ROUNDS = 40


class Story:
    """One school on one engine, and one student after the other."""

    def __init__(self, engine, seed):
        self.engine = engine
        self.seed = seed
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix='stoa-contention-'))
        self.folder.chmod(0o755)
        self.cluster = None
        self.server = None
        self.student = None
        self.counts = Counter()
        try:
            self.begin()
        except BaseException:
            self.close()
            raise

    def begin(self):
        database = None
        if self.engine == 'postgres':
            self.cluster = Cluster(self.folder)
            self.cluster.start()
            database = self.cluster.create('school')
        self.server = Server(BINARY, self.folder, database)
        self.server.start()
        self.stage = Stage(self.server, found(self.server))

    def close(self):
        if self.server:
            self.server.kill()
        if self.cluster:
            self.cluster.remove()
        shutil.rmtree(self.folder, ignore_errors=True)

    def go_on_without(self, protection):
        self.server.stop()
        self.server.start(control=protection)
        self.stage.hang_up()
        self.student = None

    def play(self, number):
        """What is wrong after a round, as lines."""
        try:
            if self.student is None or self.student.rounds == ROUNDS_OF_A_STUDENT:
                self.student = self.stage.enrol(f'{self.seed}-{self.engine}')
            plan = plan_of(self.engine, number, self.seed)
            about = self.stage.prepare(number, self.student, plan)
            Everybody(self.stage, about, plan).run()
            findings = Referee(self.stage, about).judge()
        except (OSError, http.client.HTTPException, Unexpected) as error:
            findings = [f'hung: {error!r}']
        if findings:
            self.student = None  # Whoever comes next begins anew.
        else:
            self.count(about)
        return findings

    def count(self, about):
        revoked = about.revocation.told
        self.counts['acts'] += sum(act.acknowledged for act in about.acts) + 1
        self.counts['refused as stale'] += sum(act.status == 412 for act in about.acts)
        self.counts['served before'] += sum(look.served for look in about.looks)
        self.counts['refused after'] += sum(look.sent > revoked for look in about.looks)

    def own_check(self):
        done = self.server.run('check')
        return [] if done.returncode == 0 else [f'stoa check: {done.stdout}{done.stderr}']


def rounds(score, story, numbers):
    began = time.monotonic()
    engine, seed = story.engine, story.seed
    for number in numbers:
        score.note(f'{engine} round {number}: {plan_of(engine, number, seed)}', story.play(number),
                   'tests/faults/contention_test.py '
                   f'--engine {engine} --round {number} --seed {seed}')
    score.note(f'{engine}: everything at the end', story.own_check())
    counted = ', '.join(f'{count} {name}' for name, count in story.counts.items())
    print(f'{engine}: {len(numbers)} rounds in {time.monotonic() - began:.0f} s, {counted}')
    if len(numbers) >= 20:
        missed = [name for name in ('refused as stale', 'served before', 'refused after')
                  if story.counts[name] < len(numbers)]
        score.note(f'{engine}: they do meet', missed)


# ---- Controls ------------------------------------------------------------------------------------

def control(score, story, title, protection, kind):
    """Without the protection the damage is seen within some rounds, or the test sees nothing."""
    story.go_on_without(protection)
    for number in range(CONTROL_ROUNDS):
        seen = [line for line in story.play(number) if line.startswith(f'{kind}:')]
        if seen:
            break
    print(f'control, {story.engine}, {title}: {len(seen)} {kind} in round {number}')
    score.note(f'control, {story.engine}, {title}', [] if seen else [f'nothing was {kind}'])


def controls(score, story):
    control(score, story, 'no versions', 'skip_version', 'lost')
    control(score, story, 'addresses are trusted', 'trust_address', 'served')
    if story.engine == 'postgres':
        control(score, story, 'not serializable', 'read_committed', 'lost')


# ---- The command line ----------------------------------------------------------------------------

def try_engine(engine, wanted):
    score = Score()
    numbers = range(ROUNDS) if wanted.round is None else [wanted.round]
    story = Story(engine, wanted.seed)
    try:
        rounds(score, story, numbers)
        if wanted.round is None:
            controls(score, story)
    finally:
        story.close()
    return score


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('--engine', choices=ENGINES)
    parser.add_argument('--round', type=int)
    parser.add_argument('--seed', default=str(random.randrange(1_000_000)))
    wanted = parser.parse_args()
    print(f'seed {wanted.seed}', flush=True)
    score = (try_engine(wanted.engine, wanted) if wanted.engine
             else try_engines(__file__, ENGINES, wanted.seed))
    print(f'{score.passed} passed, {score.failed} failed')
    return 1 if score.failed else 0


if __name__ == '__main__':
    sys.exit(main())
