// SPDX-License-Identifier: Apache-2.0
import { Button, List, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { answerOf, api } from '../../../api/client';
import type { Product, ProductDeleted } from '../../../api/types';
import { ErrorAlert } from '../../../ui/error-alert';
import { FormModal } from '../../../ui/form-modal';
import { Notice } from '../../../ui/notice';
import { useToast } from '../../../ui/toast';
import { useApiForm } from '../../../ui/use-api-form';
import { useCourseActions } from './use-course-actions';

/** Names what goes; a course that somebody was ever given is archived instead. */
export function DeleteCourse({ course, onClose }: { course: Product; onClose: () => void }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { say } = useToast();
  const send = (dry_run: boolean) =>
    answerOf(
      api.DELETE('/api/products/{id}', {
        params: { path: { id: course.id }, query: { dry_run } },
      }),
    );
  const foreseen = useQuery({
    queryKey: ['delete-course', course.id],
    queryFn: () => send(true),
    retry: false,
    gcTime: 0,
  });
  const apiForm = useApiForm({
    initial: {},
    send: () => send(false),
    onDone: () => {
      onClose();
      say(t('courses.deleted'));
      void navigate({ to: '/courses' });
    },
  });
  const allowed = foreseen.data?.allowed === true;
  const { setStatus } = useCourseActions(course);
  const archivable = foreseen.data?.allowed === false && course.status !== 'archived';
  const archive = () => {
    onClose();
    setStatus('archived');
  };
  return (
    <FormModal
      title={t('courses.delete_title', { title: course.title })}
      verb={t('courses.delete')}
      onClose={onClose}
      api={apiForm}
      disabled={!allowed}
      danger
      extra={archivable && <Button onClick={archive}>{t('courses.make_archived')}</Button>}
    >
      <ErrorAlert error={foreseen.error} />
      {foreseen.data && !allowed && (
        <Notice tone="warning">
          {t('courses.delete_refused', { count: foreseen.data.orders })}
        </Notice>
      )}
      {foreseen.data && allowed && <WhatGoes deletion={foreseen.data} />}
    </FormModal>
  );
}

function WhatGoes({ deletion }: { deletion: ProductDeleted }) {
  const { t } = useTranslation();
  return (
    <>
      <Text size="sm">{t('courses.delete_what')}</Text>
      <List size="sm">
        {deletion.modules > 0 && (
          <List.Item>{t('courses.delete_modules', { count: deletion.modules })}</List.Item>
        )}
        {deletion.lessons > 0 && (
          <List.Item>{t('courses.lessons_long', { count: deletion.lessons })}</List.Item>
        )}
        {deletion.offers.map(({ id, title }) => (
          <List.Item key={id}>{t('courses.delete_offer', { title })}</List.Item>
        ))}
        {deletion.shortened.map(({ id, title }) => (
          <List.Item key={id}>{t('courses.delete_shortened', { title })}</List.Item>
        ))}
      </List>
      <Notice tone="danger">{t('courses.delete_final')}</Notice>
    </>
  );
}
