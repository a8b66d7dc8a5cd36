// SPDX-License-Identifier: Apache-2.0
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const prefix = 'virtual:catalogue/';
const studentAreas = ['common', 'errors', 'learn', 'session'];
const serverAreas = ['batch_report', 'mail', 'page', 'pages', 'problems'];

/**
 * `virtual:catalogue/student/fr`: the areas of i18n/fr.json that this app can show, and no others.
 * @returns {import('vite').Plugin}
 */
export function catalogues() {
  return {
    name: 'stoa-catalogues',
    resolveId: (id) => (id.startsWith(prefix) ? `\0${id}` : null),
    load(id) {
      if (!id.startsWith(`\0${prefix}`)) return null;
      const [app = '', language = ''] = id.slice(prefix.length + 1).split('/');
      const file = fileURLToPath(new URL(`../../i18n/${language}.json`, import.meta.url));
      this.addWatchFile(file);
      const areas = JSON.parse(readFileSync(file, 'utf8'));
      return `export default JSON.parse(${JSON.stringify(JSON.stringify(pick(app, areas)))})`;
    },
  };
}

function pick(app, areas) {
  const wanted = (area) =>
    app === 'student' ? studentAreas.includes(area) : !serverAreas.includes(area) && area !== 'learn';
  return Object.fromEntries(Object.entries(areas).filter(([area]) => wanted(area)));
}
