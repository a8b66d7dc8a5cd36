// SPDX-License-Identifier: Apache-2.0
import '@mantine/dates/styles.css';
import 'dayjs/locale/en-gb';
import 'dayjs/locale/fr';
import 'dayjs/locale/uk';
import { DateInput, DateTimePicker } from '@mantine/dates';
import { useTranslation } from 'react-i18next';
import { useTypedDay } from './use-typed-day';

interface Props {
  label?: string;
  'aria-label'?: string;
  value: string;
  onChange: (value: string) => void;
  description?: string | undefined;
  placeholder?: string;
  error?: React.ReactNode;
  required?: boolean;
}

interface DayProps extends Props {
  /** Where the day is no part of a form: it is told when it is whole, by Enter, on leaving, from the calendar. */
  alone?: boolean;
}

const calendars: Record<string, string> = { en: 'en-gb', fr: 'fr', uk: 'uk' };
const useCalendar = () => calendars[useTranslation().i18n.language] ?? 'en-gb';

/** A calendar day, `2026-05-03`, or nothing; chosen, or typed as people type days. What is typed and is no day
 * stays as it was typed, counts as nothing and keeps its form from being sent. */
export function DayInput({ value, onChange, alone, error, ...rest }: DayProps) {
  const { t } = useTranslation();
  const { round, fault, ...typed } = useTypedDay({ value, onChange, alone, required: rest.required });
  return (
    <DateInput
      key={round}
      locale={useCalendar()}
      valueFormat="D MMM YYYY"
      clearable={!rest.required}
      clearButtonProps={{ 'aria-label': t('common.remove') }}
      {...rest}
      {...typed}
      error={fault ?? error}
    />
  );
}

/** A date and wall-clock time of the school, `2026-05-03T10:00`, or nothing. */
export function LocalMomentInput({ value, onChange, ...rest }: Props) {
  const { t } = useTranslation();
  return (
    <DateTimePicker
      locale={useCalendar()}
      valueFormat="D MMM YYYY HH:mm"
      value={value ? `${value.replace('T', ' ')}:00` : null}
      onChange={(moment) => onChange(moment ? moment.slice(0, 16).replace(' ', 'T') : '')}
      clearable={!rest.required}
      clearButtonProps={{ 'aria-label': t('common.remove') }}
      {...rest}
    />
  );
}
