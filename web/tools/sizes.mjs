// SPDX-License-Identifier: Apache-2.0
// The first route of each app, compressed, against its budget in KiB.
import { readFileSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const dist = fileURLToPath(new URL('../dist/', import.meta.url));
const manifest = JSON.parse(readFileSync(`${dist}.vite/manifest.json`, 'utf8'));

const apps = [
  {
    entry: 'admin.html',
    with: ['src/admin/features/contacts/contacts-page.tsx', 'virtual:catalogue/admin/en'],
    js: 230,
    css: 30,
  },
  {
    entry: 'student.html',
    with: ['src/student/features/courses/my-courses-page.tsx', 'virtual:catalogue/student/en'],
    js: 150,
    css: 20,
  },
];

function collect(name, seen, files) {
  const key = Object.keys(manifest).find((one) => one.replace('\0', '').endsWith(name)) ?? name;
  if (seen.has(key)) return;
  seen.add(key);
  const chunk = manifest[key];
  if (!chunk) throw new Error(`no chunk ${name}`);
  files.add(chunk.file);
  for (const style of chunk.css ?? []) files.add(style);
  for (const one of chunk.imports ?? []) collect(one, seen, files);
}

let over = false;
for (const app of apps) {
  const files = new Set();
  const seen = new Set();
  for (const name of [app.entry, ...app.with]) collect(name, seen, files);
  for (const kind of ['js', 'css']) {
    const bytes = [...files]
      .filter((file) => file.endsWith(`.${kind}`))
      .reduce((sum, file) => sum + statSync(`${dist}${file}.br`).size, 0);
    const size = bytes / 1024;
    if (size > app[kind]) over = true;
    console.log(`${app.entry} ${kind}: ${size.toFixed(1)} of ${app[kind]} KiB`);
  }
}
if (over) process.exitCode = 1;
