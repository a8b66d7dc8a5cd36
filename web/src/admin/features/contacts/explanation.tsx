// SPDX-License-Identifier: Apache-2.0
import { Modal, Stack, Text } from '@mantine/core';
import { keepPreviousData } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { $api } from '../../../api/client';
import { useSchool } from '../../../api/session';
import type { AccessCard, GrantRow } from '../../../api/types';
import { formatMoment } from '../../../lib/format';
import { instantOf } from '../../../lib/zones';
import { LocalMomentInput } from '../../../ui/day-input';
import { Rows } from '../../../ui/rows';
import { StatusBadge, type Tone } from '../../../ui/status-badge';
import { usePhone } from '../../../ui/use-phone';

type Answer = AccessCard['lessons'][number]['answer'];

const tones: Record<Answer['outcome'], Tone> = {
  open: 'ok',
  locked_until: 'info',
  locked: 'neutral',
  hidden: 'neutral',
};

interface Props {
  contact: string;
  name: string;
  grant: GrantRow;
  onClose: () => void;
}

/** The student's answer for each lesson, now or at another moment, with what decided it. */
export function Explanation({ contact, name, grant, onClose }: Props) {
  const { t } = useTranslation();
  const phone = usePhone();
  const { zone } = useSchool();
  const [local, setLocal] = useState('');
  const at = local ? { at: instantOf(local, zone) } : {};
  const answer = $api.useQuery(
    'get',
    '/api/contacts/{id}/access',
    { params: { path: { id: contact }, query: { product: grant.product.id, ...at } } },
    { placeholderData: keepPreviousData },
  );
  return (
    <Modal
      opened
      onClose={onClose}
      size={640}
      fullScreen={phone}
      title={t('access.explain_title', { name, product: grant.product.title })}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <Stack gap="md">
        <LocalMomentInput
          label={t('access.explain_at')}
          placeholder={t('access.explain_now')}
          value={local}
          onChange={setLocal}
        />
        <Rows
          label={t('access.lessons')}
          rows={answer.data?.lessons ?? []}
          keyOf={(row) => row.lesson}
          columns={[
            {
              header: t('access.lesson'),
              width: 'minmax(0, 1fr)',
              phone: 'title',
              cell: (row) => (
                <Stack gap={0}>
                  {row.title}
                  <Text size="xs" c="dimmed">
                    {row.module}
                  </Text>
                </Stack>
              ),
            },
            {
              header: t('common.state'),
              width: 'minmax(0, 1fr)',
              cell: (row) => <Verdict answer={row.answer} />,
            },
          ]}
        />
      </Stack>
    </Modal>
  );
}

function Verdict({ answer }: { answer: Answer }) {
  const { t, i18n } = useTranslation();
  const { zone } = useSchool();
  const at = answer.until ? formatMoment(answer.until, i18n.language, zone) : '';
  const text = answer.outcome === 'open' && at ? t('access.outcome.open_until', { at }) : null;
  return (
    <>
      <StatusBadge tone={tones[answer.outcome]}>{text ?? t(`access.outcome.${answer.outcome}`, { at })}</StatusBadge>
      {answer.reason && (
        <Text size="xs" c="dimmed">
          {t(`access.reason.${answer.reason as 'schedule'}`)}
        </Text>
      )}
    </>
  );
}
