// SPDX-License-Identifier: Apache-2.0
import { Button, Group } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { formatNumber } from '../../../lib/format';
import { Notice } from '../../../ui/notice';
import type { Answer } from './row-text';
import { useRowFilter } from './use-rows';

/** Questions can be answered one by one in their rows, or here at once. */
export function AnswerForAll({ count, onAnswer }: { count: number; onAnswer: (answer: Answer) => void }) {
  const { t, i18n } = useTranslation();
  const filter = useRowFilter();
  const title = t('import.questions', { count, n: formatNumber(count, i18n.language) });
  return (
    <Notice tone="warning" title={title}>
      {t('import.questions_text')}
      <Group gap="xs" mt="xs">
        {filter.verdict !== 'question' && (
          <Button size="compact-sm" onClick={() => filter.set({ verdict: 'question', code: undefined })}>
            {t('import.show_questions')}
          </Button>
        )}
        <Button size="compact-sm" variant="default" onClick={() => onAnswer('same_person')}>
          {t('import.all_same_person')}
        </Button>
        <Button size="compact-sm" variant="default" onClick={() => onAnswer('skip')}>
          {t('import.all_skip')}
        </Button>
      </Group>
    </Notice>
  );
}
