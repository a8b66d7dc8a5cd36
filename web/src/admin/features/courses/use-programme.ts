// SPDX-License-Identifier: Apache-2.0
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { answerOf, api, ifMatch } from '../../../api/client';
import type { Lesson, Module, Product } from '../../../api/types';
import { confirm } from '../../../ui/confirm';
import { useToast } from '../../../ui/toast';
import { type Order, orderOf } from '../../../lib/programme';

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

/** The new order is shown at once and stays until the server has answered. */
export function useProgramme(course: Product): ProgrammeEditing {
  const { t } = useTranslation();
  const { say, sayError } = useToast();
  const reorder = useMutation({
    mutationFn: (order: Order[]) =>
      answerOf(
        api.PUT('/api/products/{id}/programme', {
          body: { modules: order.map(({ id, lessons }) => ({ id, lessons: lessons.map((lesson) => lesson.id) })) },
          params: { path: { id: course.id }, header: ifMatch(course.version) },
        }),
      ),
    onError: sayError,
  });
  const status = useMutation({
    mutationFn: ({ lesson, to }: { lesson: Lesson; to: Lesson['status'] }) =>
      answerOf(
        api.PATCH('/api/lessons/{id}', {
          body: { status: to },
          params: { path: { id: lesson.id }, header: ifMatch(lesson.version) },
        }),
      ),
    onError: sayError,
  });
  const removeLesson = useMutation({
    mutationFn: (lesson: Lesson) =>
      answerOf(
        api.DELETE('/api/lessons/{id}', { params: { path: { id: lesson.id } } }),
      ),
    onSuccess: () => say(t('courses.lesson_deleted')),
    onError: sayError,
  });
  const removeModule = useMutation({
    mutationFn: (module: Module) =>
      answerOf(
        api.DELETE('/api/modules/{id}', { params: { path: { id: module.id } } }),
      ),
    onSuccess: () => say(t('courses.module_deleted')),
    onError: sayError,
  });
  const order = (reorder.isPending && reorder.variables) || orderOf(course.modules);
  const ask = (title: string, text: string, onConfirm: () => void) =>
    confirm({
      title: t('courses.delete_title', { title }),
      text,
      verb: t('common.delete'),
      cancel: t('common.cancel'),
      onConfirm,
    });
  return {
    order,
    modules: inOrder(course.modules, order),
    reorder: (next) => reorder.mutate(next),
    setLessonStatus: (lesson, to) => status.mutate({ lesson, to }),
    removeLesson: (lesson) => ask(lesson.title, t('courses.delete_lesson_text'), () => removeLesson.mutate(lesson)),
    removeModule: (module) =>
      ask(module.title, t('courses.delete_module_text', { count: module.lessons.length }), () =>
        removeModule.mutate(module),
      ),
  };
}
