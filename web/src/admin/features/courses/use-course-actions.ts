// SPDX-License-Identifier: Apache-2.0
import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { answerOf, api, ifMatch } from '../../../api/client';
import { freshKey } from '../../../api/idempotency';
import type { Product } from '../../../api/types';
import { useToast } from '../../../ui/toast';
import { useForeseen } from '../../access/use-foreseen';

export function useCourseActions(course: Product) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { say, sayError } = useToast();
  const path = { id: course.id };
  const foreseen = useForeseen();
  const setStatus = (status: Product['status']) =>
    foreseen({
      door: `course-${course.id}-${course.version}-${status}`,
      title: t(`courses.ask_${status}`, { title: course.title }),
      verb: t(`courses.make_${status}`),
      danger: status !== 'published',
      send: ({ as_of }, query) =>
        answerOf(
          api.PATCH('/api/products/{id}', {
            body: { status, ...(as_of ? { as_of } : {}) },
            params: { path, query, header: ifMatch(course.version) },
          }),
        ),
      onDone: () => say(t(`courses.now_${status}`)),
    });
  const copying = useMutation({
    mutationFn: () =>
      answerOf(api.POST('/api/products/{id}/copy', { body: {}, params: { path, header: freshKey() } })),
    onSuccess: (copied) => {
      say(t('courses.copied'));
      void navigate({ to: `/courses/${copied.id}` });
    },
    onError: sayError,
  });
  return {
    setStatus,
    copy: () => copying.mutate(),
  };
}
