// SPDX-License-Identifier: Apache-2.0
import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { asApiError } from '../../../api/errors';
import { EmptyState, FailedState } from '../../../ui/empty-state';

interface Props {
  /** The moment in the address is none. */
  unreadable: boolean;
  error: unknown;
  onNow: () => void;
  onLeave: () => void;
  onRetry: () => void;
}

/** A link that names no moment or no course: what is wrong with it, and where to go on from there. */
export function NothingToShow({ unreadable, error, onNow, onLeave, onRetry }: Props) {
  const { t } = useTranslation();
  const refused = asApiError(error);
  const about = (pointer: string) => refused.fields.some((field) => field.pointer === pointer);
  if (unreadable || about('/at')) {
    return (
      <EmptyState
        kind="nothing-found"
        title={t('access.why.no_moment')}
        text={t('access.why.no_moment_text')}
        action={<Button onClick={onNow}>{t('access.why.show_now')}</Button>}
      />
    );
  }
  if (refused.status === 404 || about('/product')) {
    return (
      <EmptyState
        kind="nothing-found"
        title={t('access.why.no_course')}
        text={t('access.why.no_course_text')}
        action={<Button onClick={onLeave}>{t('access.why.to_products')}</Button>}
      />
    );
  }
  return <FailedState error={error} onRetry={onRetry} />;
}
