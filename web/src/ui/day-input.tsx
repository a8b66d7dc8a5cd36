// SPDX-License-Identifier: Apache-2.0
import '@mantine/dates/styles.css';
import 'dayjs/locale/en-gb';
import 'dayjs/locale/fr';
import 'dayjs/locale/uk';
import { DateInput, DateTimePicker } from '@mantine/dates';
import { useTranslation } from 'react-i18next';

interface Props {
  label: string;
  value: string;
  onChange: (value: string) => void;
  description?: string | undefined;
  placeholder?: string;
  error?: React.ReactNode;
  required?: boolean;
}

const calendars: Record<string, string> = { en: 'en-gb', fr: 'fr', uk: 'uk' };
const useCalendar = () => calendars[useTranslation().i18n.language] ?? 'en-gb';

/** A calendar day, `2026-05-03`, or nothing. */
export function DayInput({ value, onChange, ...rest }: Props) {
  return (
    <DateInput
      locale={useCalendar()}
      valueFormat="D MMM YYYY"
      value={value || null}
      onChange={(day) => onChange(day ?? '')}
      clearable={!rest.required}
      {...rest}
    />
  );
}

/** A date and wall-clock time of the school, `2026-05-03T10:00`, or nothing. */
export function LocalMomentInput({ value, onChange, ...rest }: Props) {
  return (
    <DateTimePicker
      locale={useCalendar()}
      valueFormat="D MMM YYYY HH:mm"
      value={value ? `${value.replace('T', ' ')}:00` : null}
      onChange={(moment) => onChange(moment ? moment.slice(0, 16).replace(' ', 'T') : '')}
      clearable={!rest.required}
      {...rest}
    />
  );
}
