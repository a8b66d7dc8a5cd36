// SPDX-License-Identifier: Apache-2.0
export const viewerZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone;

export const zones = (): string[] => {
  const known = Intl.supportedValuesOf('timeZone');
  return known.includes('UTC') ? known : ['UTC', ...known];
};

function wallClock(at: Date, zone: string): number {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  }).formatToParts(at);
  const of = (type: string) => Number(parts.find((part) => part.type === type)?.value);
  return Date.UTC(of('year'), of('month') - 1, of('day'), of('hour'), of('minute'), of('second'));
}

export function sameClock(first: string, second: string, at: Date = new Date()): boolean {
  return first === second || wallClock(at, first) === wallClock(at, second);
}

/** The calendar day that a zone writes at an instant: `2026-05-03`. */
export const dayIn = (zone: string, at: Date = new Date()): string =>
  new Date(wallClock(at, zone)).toISOString().slice(0, 10);

/** The instant at which the clocks of a zone show `2026-05-03T10:00`. */
export function instantOf(local: string, zone: string): string {
  const shown = Date.parse(`${local}:00Z`);
  const off = (at: number) => wallClock(new Date(at), zone) - at;
  const near = shown - off(shown);
  return `${new Date(shown - off(near)).toISOString().slice(0, 19)}Z`;
}

/** What the clocks of a zone show at this instant: `2026-05-03T10:00`. */
export const localOf = (instant: string, zone: string): string =>
  new Date(wallClock(new Date(instant), zone)).toISOString().slice(0, 16);

/** An instant as the server reads one, between 1970 and 2199; null for every other text. */
export function readInstant(text: string): string | null {
  const written = /^(\d{4})-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,3})?Z$/.exec(text);
  const year = Number(written?.[1]);
  const at = new Date(text);
  if (!written || year < 1970 || year > 2199 || Number.isNaN(at.getTime())) return null;
  // The 31st of February is read as one of March.
  return at.toISOString().slice(0, 10) === text.slice(0, 10) ? text : null;
}

export const isPast = (instant: string): boolean => Date.parse(instant) < Date.now();
