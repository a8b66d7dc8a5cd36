#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""A real SMTP server for the tests: takes messages into a folder and fails as it is told.

server.py FOLDER [--tls] [--login USER:PASSWORD]

Writes FOLDER/port once it listens, then NNNN.eml and NNNN.json for each message it took. The file
FOLDER/mode says what happens: accept, refuse (550), policy (550 5.7.1), full (552), later (451),
busy (421 on MAIL), reject (554 after the message), drop (ends the connection after the final dot,
the message was kept), lose (the same, the message was not kept), cut (ends it before DATA).
"""
import asyncio
import json
import pathlib
import random
import ssl
import subprocess
import sys

from aiosmtpd.smtp import SMTP, AuthResult

ANSWERS = {
    'refuse': '550 5.1.1 <{}>: no such mailbox',
    'policy': '550 5.7.1 <{}>: relaying denied',
    'full': '552 5.2.2 <{}>: mailbox full',
    'later': '451 4.7.1 <{}>: come back later',
}


class Handler:
    def __init__(self, folder):
        self.folder = folder
        self.taken = 0

    def mode(self):
        try:
            return (self.folder / 'mode').read_text().strip()
        except FileNotFoundError:
            return 'accept'

    async def handle_MAIL(self, server, session, envelope, address, options):
        if self.mode() == 'busy':
            return '421 4.3.2 too busy'
        envelope.mail_from = address
        envelope.mail_options.extend(options)
        return '250 OK'

    async def handle_RCPT(self, server, session, envelope, address, options):
        mode = self.mode()
        if mode in ANSWERS:
            return ANSWERS[mode].format(address)
        if mode == 'cut':
            server.transport.abort()
        envelope.rcpt_tos.append(address)
        return '250 OK'

    async def handle_DATA(self, server, session, envelope):
        mode = self.mode()
        if mode == 'reject':
            return '554 5.6.0 this looks like spam'
        if mode != 'lose':
            self.keep(session, envelope)
        if mode in ('drop', 'lose'):
            server.transport.abort()
        return f'250 2.0.0 kept as {self.taken}'

    def keep(self, session, envelope):
        self.taken += 1
        stem = self.folder / f'{self.taken:06}'
        stem.with_suffix('.eml').write_bytes(envelope.original_content)
        facts = {
            'from': envelope.mail_from,
            'to': envelope.rcpt_tos,
            'peer': session.peer[1],
            'tls': session.ssl is not None,
            'login': bool(session.authenticated),
        }
        stem.with_suffix('.part').write_text(json.dumps(facts))
        stem.with_suffix('.part').rename(stem.with_suffix('.json'))


def certificate(folder):
    subprocess.run(
        ['openssl', 'req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1',
         '-nodes', '-days', '2', '-subj', '/CN=127.0.0.1', '-addext', 'subjectAltName=IP:127.0.0.1',
         '-keyout', folder / 'key.pem', '-out', folder / 'cert.pem'],
        check=True, capture_output=True)
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(folder / 'cert.pem', folder / 'key.pem')
    return context


def checks_login(expected):
    user, password = (part.encode() for part in expected.split(':'))

    def check(server, session, envelope, mechanism, data):
        right = data.login == user and data.password == password
        return AuthResult(success=right, handled=False)

    return check


def options(arguments, folder):
    result = {'hostname': 'mail.test', 'enable_SMTPUTF8': False}
    if '--tls' in arguments:
        result['tls_context'] = certificate(folder)
    if '--login' in arguments:
        expected = arguments[arguments.index('--login') + 1]
        result |= {'authenticator': checks_login(expected), 'auth_required': True,
                   'auth_require_tls': '--tls' in arguments}
    return result


async def listen(loop, make):
    while True:
        port = random.randint(20000, 30000)
        try:
            return await loop.create_server(make, '127.0.0.1', port), port
        except OSError:
            continue


async def main():
    folder = pathlib.Path(sys.argv[1])
    handler = Handler(folder)
    chosen = options(sys.argv[2:], folder)
    loop = asyncio.get_running_loop()
    server, port = await listen(loop, lambda: SMTP(handler, loop=loop, **chosen))
    (folder / 'port.part').write_text(str(port))
    (folder / 'port.part').rename(folder / 'port')
    await server.serve_forever()


asyncio.run(main())
