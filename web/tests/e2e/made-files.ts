// SPDX-License-Identifier: Apache-2.0
// Files that a teacher uploads, made by the browser itself: real ones, and none kept beside the tests.
import type { Page } from '@playwright/test';

const bytesOf = (base64: string) => Buffer.from(base64, 'base64');

/** A small PNG. */
export async function aPicture(page: Page) {
  const data = await page.evaluate(() => {
    const canvas = document.createElement('canvas');
    canvas.width = 320;
    canvas.height = 180;
    const paint = canvas.getContext('2d');
    if (!paint) return '';
    paint.fillStyle = '#d9e4dd';
    paint.fillRect(0, 0, 320, 180);
    paint.fillStyle = '#3c45c8';
    paint.fillRect(40, 60, 120, 80);
    return canvas.toDataURL('image/png').split(',')[1] ?? '';
  });
  return { name: 'terre.png', mimeType: 'image/png', buffer: bytesOf(data) };
}

/** Half a second of film, recorded from a canvas. */
export async function aFilm(page: Page) {
  const data = await page.evaluate(async () => {
    const canvas = document.createElement('canvas');
    canvas.width = 160;
    canvas.height = 90;
    const paint = canvas.getContext('2d');
    const recorder = new MediaRecorder(canvas.captureStream(10), { mimeType: 'video/webm' });
    const pieces: Blob[] = [];
    recorder.ondataavailable = (event) => pieces.push(event.data);
    recorder.start();
    for (let frame = 0; frame < 8; frame += 1) {
      if (paint) paint.fillStyle = `hsl(${frame * 40} 60% 50%)`;
      paint?.fillRect(0, 0, 160, 90);
      await new Promise((done) => setTimeout(done, 80));
    }
    await new Promise((done) => {
      recorder.addEventListener('stop', done);
      recorder.stop();
    });
    const url = await new Promise<string>((done) => {
      const reader = new FileReader();
      reader.addEventListener('load', () => done(reader.result as string));
      reader.readAsDataURL(new Blob(pieces, { type: 'video/webm' }));
    });
    return url.split(',')[1] ?? '';
  });
  return { name: 'tour.webm', mimeType: 'video/webm', buffer: bytesOf(data) };
}

export const aHandout = {
  name: 'Liste du matériel.txt',
  mimeType: 'text/plain',
  buffer: Buffer.from('Terre blanche, mirette, éponge.\n'),
};
