#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""Reads messages with Python's parser and says what it sees, for comparison with what was meant.

read_messages.py FILE: the file holds messages, each after a line with its length in bytes. Writes
one JSON object per message and line: the names of all headers, the decoded ones, the parts, and
whether the bytes keep the limits of the standard.
"""
import email
import email.header
import email.policy
import email.utils
import json
import re
import sys


def messages(data):
    at = 0
    while at < len(data):
        end = data.index(b'\n', at)
        length = int(data[at:end])
        yield data[end + 1:end + 1 + length]
        at = end + 1 + length


def decoded(text):
    return str(email.header.make_header(email.header.decode_header(text)))


def addresses(plain, name):
    """By the older of Python's two parsers: the newer one does not join encoded words in names."""
    fields = [str(field) for field in plain.get_all(name, [])]
    return [[decoded(shown), address] for shown, address in email.utils.getaddresses(fields)]


def flaws(raw):
    found = []
    if re.search(rb'[^\r]\n|\r[^\n]|\r\Z', raw):
        found.append('a bare CR or LF')
    if any(len(line) > 998 for line in raw.split(b'\r\n')):
        found.append('a line longer than 998')
    if any(byte > 126 or (byte < 32 and byte not in (9, 10, 13)) for byte in raw):
        found.append('a byte that is not printable ASCII')
    if any(len(line) > 78 for line in raw.split(b'\r\n\r\n')[0].split(b'\r\n')):
        found.append('a header line longer than 78')
    return found


def seen(raw):
    message = email.message_from_bytes(raw, policy=email.policy.default)
    plain = email.message_from_bytes(raw, policy=email.policy.compat32)
    parts = [part for part in message.walk() if not part.is_multipart()]
    return {
        'names': [name for name, _ in message.items()],
        'from': addresses(plain, 'From'),
        'to': addresses(plain, 'To'),
        'reply_to': addresses(plain, 'Reply-To'),
        'subject': message['Subject'],
        'message_id': str(message['Message-ID']).strip(),
        'date': str(message['Date']),
        'type': message.get_content_type(),
        'types': [part.get_content_type() for part in parts],
        'bodies': [part.get_content() for part in parts],
        'flaws': flaws(raw) + [type(defect).__name__ for defect in message.defects] +
                 [type(defect).__name__ for part in parts for defect in part.defects],
    }


with open(sys.argv[1], 'rb') as file:
    for raw_message in messages(file.read()):
        print(json.dumps(seen(raw_message)))
