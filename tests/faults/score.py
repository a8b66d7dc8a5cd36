# SPDX-License-Identifier: Apache-2.0
"""What a fault test found, and both engines side by side."""
import re
import subprocess
import sys


class Score:
    def __init__(self):
        self.passed = 0
        self.failed = 0

    def note(self, title, problems, repeat=''):
        if not problems:
            self.passed += 1
            return
        self.failed += 1
        print(f'FAILED {title}')
        for problem in problems[:12]:
            print(f'    {problem}')
        if repeat:
            print(f'    again: {repeat}')
        sys.stdout.flush()


def try_engines(program, engines, seed):
    """Side by side: each of them mostly waits for the disk."""
    score = Score()
    children = [subprocess.Popen([sys.executable, program, '--engine', engine, '--seed', seed],
                                 stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
                for engine in engines]
    for child in children:
        text = child.communicate()[0]
        print(re.sub(r'\n\d+ passed, \d+ failed\n$', '', text))
        counted = re.search(r'^(\d+) passed, (\d+) failed$', text, re.M)
        passed, failed = map(int, counted.groups()) if counted else (0, 1)
        score.passed += passed
        score.failed += failed
    return score
