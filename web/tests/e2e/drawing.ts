// SPDX-License-Identifier: Apache-2.0
// A course with everything that can hold a lesson up: a checkpoint, a delay, a date, a plan.
import type { Page } from '@playwright/test';
import { year } from './dates';
import { aContact, make, read } from './staff-api';

/** The names of the lessons, in their order: what each of them waits for. */
export interface Names {
  free: string;
  checkpoint: string;
  behind: string;
  dated: string;
  outside: string;
}

interface Wanted {
  course: string;
  names: Names;
  person: { email: string; first_name: string; last_name: string; language: 'en' | 'fr' | 'uk' };
}

/** On this day of March the dated lesson opens, at nine. */
export const march = `${year}-03-01`;

/** The person holds all lessons but the last one, through one offer. */
export async function aDrawing(page: Page, { course: title, names, person }: Wanted) {
  const course = await make(page, '/api/products', { kind: 'course', title, status: 'published' });
  const lessons: Record<string, string> = {};
  const inModule = async (name: string, drafts: { title: string }[]) => {
    const module = await make(page, `/api/products/${course.id}/modules`, { title: name, status: 'published' });
    for (const draft of drafts) {
      const body = { ...draft, status: 'published' };
      lessons[draft.title] = (await make(page, `/api/modules/${module.id}/lessons`, body)).id;
    }
  };
  const onThatDay = { open: { type: 'on', local: `${march}T09:00` } };
  await inModule('I', [{ title: names.free }, { title: names.checkpoint, is_checkpoint: true } as { title: string }]);
  await inModule('II', [
    { title: names.behind },
    { title: names.dated, schedule_rule: onThatDay } as { title: string },
    { title: names.outside },
  ]);
  const held = [names.free, names.checkpoint, names.behind, names.dated].map((name) => lessons[name]);
  const policy = { scope: { type: 'selected', lessons: held, sections: [] } };
  const offer = await make(page, '/api/offers', { title: `${title} I`, status: 'published', lines: [{ product: course.id, policy }] });
  const { id } = await aContact(page, person);
  await make(page, `/api/contacts/${id}/grants`, { product: course.id, offer: offer.id, reason: 'gift' });
  const view = (at = '') => read(page, `/api/contacts/${id}/access?product=${course.id}${at && `&at=${at}`}`);
  const answerOf = async (name: string, at?: string) =>
    (await view(at)).lessons.find((one: { lesson: string }) => one.lesson === lessons[name]).answer;
  return {
    id,
    product: course.id as string,
    offer: offer.id as string,
    lessons,
    answerOf,
    products: `/admin/contacts/${id}?tab=products`,
  };
}
