# SPDX-License-Identifier: Apache-2.0
"""Another schedule for an offer that many follow: what is said before, what it does, and how long
others wait for their writes meanwhile."""
import sqlite3
import threading
import time

from machinery import Api, Row, middle

FOLLOWERS = 20_000
#: The sixth module is open to all of them and would open later: its lessons are kept open.
KEPT = 6 * FOLLOWERS


def offer(bench):
    """Dry run, save, and the job behind it, with another write after another beside them."""
    school = bench.school(FOLLOWERS)
    stoa = bench.stoa(school)
    api = Api(stoa, school)
    rehearsals = [_timed(lambda: _edit(api, school, '?dry_run=true'))[0]
                  for _ in range(bench.wanted.rounds)]
    _, alone = _others_beside(stoa, school, lambda: time.sleep(2))
    times, among = _others_beside(stoa, school, lambda: _save(api, school))
    bench.stop_all()
    dry = middle(rehearsals)
    return [
        Row(f'offer with {FOLLOWERS:,} followers, dry run', '3 s', f'{dry:.2f} s', '', '',
            dry <= 3),
        Row('… saved', '3 s', f'{times["saved"]:.2f} s',
            f'{KEPT:,} lessons kept open: {times["kept"]:.2f} s', '', times['saved'] <= 3),
        Row('… the longest other write', '100 ms', f'{max(among):.0f} ms of {len(among)}',
            f'without it: {max(alone):.0f} ms of {len(alone)}',
            f'{max(among) / max(alone):.1f} ×', max(among) <= 100),
    ]


def _timed(act):
    began = time.monotonic()
    result = act()
    return time.monotonic() - began, result


def _edit(api, school, query):
    path = f'/api/offers/{school.offers[0]}'
    seen = api.call('GET', path)
    module = api.call('GET', f'/api/products/{school.products[0]}')['modules'][5]['id']
    later = {'open': {'type': 'after', 'days': 90, 'time': '09:00'}}
    schedule = {'type': 'custom', 'fallback': 'inherit', 'modules': {module: later}}
    lines = [{'product': school.products[0], 'policy': {'schedule': schedule}}]
    done = api.call('PATCH', path + query, {'lines': lines},
                    **{'If-Match': f'"{seen["version"]}"'})
    if done['impact']['keep_open'] != {'people': FOLLOWERS, 'lessons': KEPT}:
        raise RuntimeError(f'to be kept open: {done["impact"]["keep_open"]}')
    return done


def _save(api, school):
    saved, _ = _timed(lambda: _edit(api, school, ''))
    database = sqlite3.connect(school.folder / 'stoa.db', timeout=60)
    count = 'SELECT COUNT(*) FROM lesson_overrides'
    waited, _ = _timed(lambda: _until(lambda: database.execute(count).fetchone()[0] == KEPT))
    database.close()
    return {'saved': saved, 'kept': saved + waited}


def _until(holds):
    while not holds():
        time.sleep(0.05)


def _others_beside(stoa, school, act):
    """What the act answers, and the milliseconds of each note that somebody writes meanwhile."""
    api, over, times = Api(stoa, school), threading.Event(), []

    def write_notes():
        while not over.is_set():
            contact = school.students[len(times) % len(school.students)][0]
            took, _ = _timed(lambda: api.call('POST', f'/api/contacts/{contact}/notes',
                                              {'body': 'called'}))
            times.append(took * 1000)

    writer = threading.Thread(target=write_notes)
    writer.start()
    try:
        return act(), times
    finally:
        over.set()
        writer.join()
