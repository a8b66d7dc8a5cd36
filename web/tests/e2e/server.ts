// SPDX-License-Identifier: Apache-2.0
// Starts the program on a data folder of its own, and ends it.
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export type Engine = 'sqlite' | 'postgres';

export interface School {
  url: string;
  /** The one-time link that the program prints: the owner's, or the first of an empty school. */
  link: string;
  stop: () => Promise<void>;
}

interface Wanted {
  engine: Engine;
  /** The demo school, or nothing at all. */
  demo: boolean;
  students?: number;
}

const binary = process.env.STOA_BINARY ?? join(import.meta.dirname, '../../../build/test/stoa');

/** What `./test` starts: `postgresql://postgres@/postgres?host=…&port=…`. */
export const postgres = process.env.STOA_TEST_POSTGRES;

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.on('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

function sql(statement: string): void {
  execFileSync('psql', ['--quiet', '--dbname', postgres ?? '', '--command', statement]);
}

/** A fresh database of this engine, and how it is thrown away. */
function freshDatabase(engine: Engine): { options: string[]; drop: () => void } {
  if (engine === 'sqlite') return { options: [], drop: () => undefined };
  if (!postgres) throw new Error('STOA_TEST_POSTGRES names no server');
  const name = `journey_${process.pid}_${Date.now()}`;
  sql(`CREATE DATABASE ${name}`);
  const url = postgres.replace('/postgres?', `/${name}?`);
  return { options: ['--database', url], drop: () => sql(`DROP DATABASE ${name} WITH (FORCE)`) };
}

function linkOf(server: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    const listen = (piece: Buffer) => {
      said += piece.toString();
      const link = /(?:Sign in|Begin here) +(\S+)/.exec(said)?.[1];
      if (link) resolve(link);
    };
    server.stdout?.on('data', listen);
    server.stderr?.on('data', listen);
    server.on('exit', (code) => reject(new Error(`the server ended with ${code}: ${said}`)));
  });
}

export async function startSchool({ engine, demo, students = 0 }: Wanted): Promise<School> {
  const data = mkdtempSync(join(tmpdir(), 'stoa-journey-'));
  const database = freshDatabase(engine);
  const folder = ['--data', data, ...database.options];
  if (demo) execFileSync(binary, ['demo', ...folder, '--students', String(students)]);
  const server = spawn(binary, ['serve', ...folder, '--listen', `127.0.0.1:${await freePort()}`]);
  const link = await linkOf(server);
  const stop = async () => {
    server.removeAllListeners('exit');
    server.kill('SIGTERM');
    await new Promise((done) => server.on('exit', done));
    database.drop();
    rmSync(data, { recursive: true });
  };
  return { url: new URL(link).origin, link, stop };
}
