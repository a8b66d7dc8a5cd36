# SPDX-License-Identifier: Apache-2.0
"""One act on many: what its steps cost, and what students notice of it."""
import time

from machinery import Api, Row, get

SECONDS = 3.0
NO_MAILS = {'mails': {'activation': 'none', 'access': 'none'}}


def batch(bench):
    """One act on 10,000 people, from the click to the last row, while students read their pages."""
    school = bench.school(bench.wanted.students)
    stoa = bench.stoa(school)
    api = Api(stoa, school)
    pages = [get(f'/api/me/products/{school.products[0]}', Cookie=f'stoa={cookie}')
             for _, cookie in school.students[:2_000]]
    alone = bench.load(stoa, pages, 4, SECONDS)['p99_us'] / 1000
    members = {'members': {'product': school.products[0]}}
    _run(api, {'set_end': {'until': '2035-12-31'}}, members)  # Only what ends can be extended.
    rows = []
    for name, act in BATCHES.items():
        if act.get('give'):
            act = {'give': {'offer': school.offers[1], **NO_MAILS}}
        took = _batch(api, act, members)
        rows.append(Row(f'{name} for {took["people"]:,}: run', '5 s', f'{took["run"]:.1f} s',
                        f'its rehearsal: {took["rehearsal"]:.1f} s; its undo: {took["undo"]:.1f} s',
                        f'{took["run"] / took["rehearsal"]:.1f} ×', took['run'] <= 5))
    seen, _ = _started(api, {'extend': {'days': 1}}, members)
    beside = bench.load(stoa, pages, 4, SECONDS)['p99_us'] / 1000
    _awaited(api, seen, 'done')
    rows.append(Row('… course pages meanwhile, p99', '100 ms', f'{beside:.1f} ms',
                    f'alone: {alone:.1f} ms', f'{beside / alone:.1f} ×', beside <= 100))
    bench.stop_all()
    return rows


BATCHES = {'extend': {'extend': {'days': 10}}, 'freeze': {'freeze': {'days': 10}},
           'revoke': {'revoke': {}}, 'give': {'give': True}}


def _started(api, act, selection):
    """The batch as it was rehearsed, when that was, and now it runs."""
    made = api.call('POST', '/api/batches', {'act': act, 'selection': selection})
    seen = _awaited(api, made, 'rehearsed')
    rehearsed = time.monotonic()
    api.call('POST', f'/api/batches/{made["id"]}/run', None, **{'If-Match': f'"{seen["version"]}"'})
    return seen, rehearsed


def _run(api, act, selection):
    seen, rehearsed = _started(api, act, selection)
    done = _awaited(api, seen, 'done')
    if done['counts']['done'] != seen['counts']['will']:
        raise RuntimeError(f'the run ended with {done["counts"]}')
    return seen, rehearsed


def _batch(api, act, selection):
    """Seconds of each step; everything is taken back in the end."""
    began = time.monotonic()
    made, rehearsed = _run(api, act, selection)
    ran = time.monotonic()
    api.call('POST', f'/api/batches/{made["id"]}/undo', {})
    undone = _awaited(api, made, 'undone')
    if undone['counts']['undone'] != made['counts']['will']:
        raise RuntimeError(f'the undo ended with {undone["counts"]}')
    return {'people': made['counts']['will'], 'rehearsal': rehearsed - began,
            'run': ran - rehearsed, 'undo': time.monotonic() - ran}


def _awaited(api, made, state):
    while True:
        batch = api.call('GET', f'/api/batches/{made["id"]}')
        if batch['state'] == state:
            return batch
        if batch['state'] not in ('rehearsing', 'running', 'undoing'):
            raise RuntimeError(f'the batch ended as {batch["state"]}')
        time.sleep(0.05)
