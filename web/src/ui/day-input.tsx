// SPDX-License-Identifier: Apache-2.0
import '@mantine/dates/styles.css';
import 'dayjs/locale/en-gb';
import 'dayjs/locale/fr';
import 'dayjs/locale/uk';
import { DateInput, DateTimePicker } from '@mantine/dates';
import dayjs from 'dayjs';
import { useTranslation } from 'react-i18next';
import { typedDay } from '../lib/typed-day';

interface Props {
  label: string;
  value: string;
  onChange: (value: string) => void;
  description?: string | undefined;
  placeholder?: string;
  error?: React.ReactNode;
  required?: boolean;
}

interface DayProps extends Props {
  /** Where the day is no part of a form: what is typed is done with Enter, and the calendar closes. */
  leaveOnEnter?: boolean;
}

const calendars: Record<string, string> = { en: 'en-gb', fr: 'fr', uk: 'uk' };
const useCalendar = () => calendars[useTranslation().i18n.language] ?? 'en-gb';

/** A calendar day, `2026-05-03`, or nothing; chosen, or typed as people type days. */
export function DayInput({ value, onChange, leaveOnEnter, ...rest }: DayProps) {
  const { t, i18n } = useTranslation();
  const { language } = i18n;
  return (
    <DateInput
      locale={useCalendar()}
      valueFormat="D MMM YYYY"
      dateParser={(text) => typedDay(text, language, dayjs().format('YYYY-MM-DD'))}
      value={value || null}
      onChange={(day) => onChange(day ?? '')}
      onKeyDown={(event) => leaveOnEnter && event.key === 'Enter' && event.currentTarget.blur()}
      clearable={!rest.required}
      clearButtonProps={{ 'aria-label': t('common.remove') }}
      {...rest}
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
