// SPDX-License-Identifier: Apache-2.0
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answerOf, api, ifMatch } from '../../../api/client';
import type { Lesson, Module, Product } from '../../../api/types';
import { type Order, orderOf } from '../../../lib/programme';
import { useToast } from '../../../ui/toast';
import { touches } from '../../access/impact-text';
import { useForeseen } from '../../access/use-foreseen';

function inOrder(modules: Module[], order: Order[]): Module[] {
  const byId = new Map(modules.map((module) => [module.id, module]));
  const lessons = new Map(modules.flatMap((module) => module.lessons).map((lesson) => [lesson.id, lesson]));
  return order.flatMap(({ id, lessons: ids }) => {
    const module = byId.get(id);
    return module ? [{ ...module, lessons: ids.flatMap((one) => lessons.get(one.id) ?? []) }] : [];
  });
}

export interface ProgrammeEditing {
  modules: Module[];
  order: Order[];
  reorder: (order: Order[]) => void;
  setLessonStatus: (lesson: Lesson, status: Lesson['status']) => void;
  removeLesson: (lesson: Lesson) => void;
  removeModule: (module: Module) => void;
}

const inBody = (order: Order[]) =>
  order.map(({ id, lessons }) => ({ id, lessons: lessons.map((lesson) => lesson.id) }));

/** A lesson or a module goes, once it is said what becomes of those who have it open. */
function useRemoval(course: Product) {
  const { t } = useTranslation();
  const { say } = useToast();
  const foreseen = useForeseen();
  const asked = ({ id, title }: { id: string; title: string }) => ({
    // What else is in the course decides what opens in its stead.
    door: `delete-${id}-${course.version}`,
    title: t('courses.delete_title', { title }),
    verb: t('common.delete'),
    danger: true,
    always: true,
  });
  return {
    removeLesson: (lesson: Lesson) =>
      foreseen({
        ...asked(lesson),
        text: t('courses.delete_lesson_text'),
        send: (_body, query) => answerOf(api.DELETE('/api/lessons/{id}', { params: { path: { id: lesson.id }, query } })),
        onDone: () => say(t('courses.lesson_deleted')),
      }),
    removeModule: (module: Module) =>
      foreseen({
        ...asked(module),
        text: t('courses.delete_module_text', { count: module.lessons.length }),
        send: (_body, query) => answerOf(api.DELETE('/api/modules/{id}', { params: { path: { id: module.id }, query } })),
        onDone: () => say(t('courses.module_deleted')),
      }),
  };
}

/** The new order is shown at once and stays until it is saved or thought better of. */
export function useProgramme(course: Product): ProgrammeEditing {
  const { t } = useTranslation();
  const { say } = useToast();
  const foreseen = useForeseen();
  const [wanted, setWanted] = useState<{ version: number; order: Order[] } | null>(null);
  const reorder = (next: Order[]) => {
    setWanted({ version: course.version, order: next });
    foreseen({
      door: `programme-${course.id}-${course.version}-${JSON.stringify(inBody(next))}`,
      title: t('courses.ask_order'),
      verb: t('common.save'),
      send: (body, query) =>
        answerOf(
          api.PUT('/api/products/{id}/programme', {
            body: { modules: inBody(next), ...body },
            params: { path: { id: course.id }, query, header: ifMatch(course.version) },
          }),
        ),
      onDone: ({ impact }) => touches(impact) && say(t('common.saved')),
      onLeft: () => setWanted(null),
    });
  };
  const setLessonStatus = (lesson: Lesson, status: Lesson['status']) =>
    foreseen({
      door: `lesson-${lesson.id}-${lesson.version}-${status}`,
      title: t(`courses.ask_${status}`, { title: lesson.title }),
      verb: t(`courses.lesson_${status}`),
      danger: status === 'draft',
      send: (body, query) =>
        answerOf(
          api.PATCH('/api/lessons/{id}', {
            body: { status, ...body },
            params: { path: { id: lesson.id }, query, header: ifMatch(lesson.version) },
          }),
        ),
      onDone: ({ impact }) => touches(impact) && say(t('common.saved')),
    });
  const order = wanted?.version === course.version ? wanted.order : orderOf(course.modules);
  return { order, modules: inOrder(course.modules, order), reorder, setLessonStatus, ...useRemoval(course) };
}
