// SPDX-License-Identifier: Apache-2.0
import type { Checkpoints } from './policy';

interface Marked {
  id: string;
  title: string;
  is_checkpoint: boolean;
}

const switchesIn = (checkpoints: Checkpoints) =>
  checkpoints.type === 'switches' ? (checkpoints.lessons ?? {}) : {};

/** Whether a lesson holds back what follows it under these terms. */
export function holdsBack(lesson: Marked, checkpoints: Checkpoints): boolean {
  if (checkpoints.type === 'off') return false;
  return switchesIn(checkpoints)[lesson.id] ?? lesson.is_checkpoint;
}

/** The checkpoints of the course, and what these terms made one. */
export const checkpointsOf = <L extends Marked>(modules: { lessons: L[] }[], checkpoints: Checkpoints): L[] =>
  modules
    .flatMap((module) => module.lessons)
    .filter((lesson) => lesson.is_checkpoint || holdsBack(lesson, checkpoints));

/** Only what differs from the course is said; what is marked in the course later counts by itself. */
export function switched(checkpoints: Checkpoints, shown: Marked[], id: string, on: boolean): Checkpoints {
  const wanted = (lesson: Marked) => (lesson.id === id ? on : holdsBack(lesson, checkpoints));
  const others = checkpoints.type === 'off' ? shown : shown.filter((one) => wanted(one) !== one.is_checkpoint);
  if (others.length === 0) return { type: 'inherit' };
  return { type: 'switches', lessons: Object.fromEntries(others.map((one) => [one.id, wanted(one)])) };
}
