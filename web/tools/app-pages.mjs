// SPDX-License-Identifier: Apache-2.0
/**
 * In development the two apps live at the same addresses as behind the real server.
 * @returns {import('vite').Plugin}
 */
export function appPages() {
  return {
    name: 'stoa-app-pages',
    configureServer(server) {
      server.middlewares.use((request, _response, next) => {
        const path = request.url ?? '';
        if (/^\/admin(\/|\?|$)/.test(path)) request.url = '/admin.html';
        else if (/^\/learn(\/|\?|$)/.test(path)) request.url = '/student.html';
        next();
      });
    },
  };
}
