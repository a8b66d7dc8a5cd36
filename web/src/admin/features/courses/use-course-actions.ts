// SPDX-License-Identifier: Apache-2.0
import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { answerOf, api, ifMatch } from '../../../api/client';
import { freshKey } from '../../../api/idempotency';
import type { Product } from '../../../api/types';
import { useToast } from '../../../ui/toast';

export function useCourseActions(course: Product) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { say, sayError } = useToast();
  const path = { id: course.id };
  const change = useMutation({
    mutationFn: (status: Product['status']) =>
      answerOf(
        api.PATCH('/api/products/{id}', { body: { status }, params: { path, header: ifMatch(course.version) } }),
      ),
    onSuccess: (changed) => say(t(`courses.now_${changed.status}`)),
    onError: sayError,
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
    setStatus: (status: Product['status']) => change.mutate(status),
    copy: () => copying.mutate(),
    busy: change.isPending,
  };
}
