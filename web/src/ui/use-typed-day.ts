// SPDX-License-Identifier: Apache-2.0
import dayjs from 'dayjs';
import { type FormEvent, type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatDate } from '../lib/format';
import { type DayFault, readDay } from '../lib/typed-day';

interface Of {
  value: string;
  onChange: (value: string) => void;
  alone: boolean | undefined;
  required: boolean | undefined;
}

type Fault = DayFault | 'required';

const today = () => dayjs().format('YYYY-MM-DD');

function useFaultText(fault: Fault | null): string | null {
  const { t, i18n } = useTranslation();
  if (fault === null) return null;
  if (fault === 'required') return t('errors.required');
  return t(`common.day_${fault}`, { example: formatDate(today(), i18n.language) });
}

/** What a field for a day does with a text: reads it, or keeps it and says what is wrong once it is left. */
export function useTypedDay({ value, onChange, alone, required }: Of) {
  const { language } = useTranslation().i18n;
  const ref = useRef<HTMLInputElement>(null);
  const typing = useRef(false);
  const [fault, setFault] = useState<Fault | null>(null);
  const [left, setLeft] = useState(false);
  /** Alone: what the text says so far. */
  const [draft, setDraft] = useState<string | null>(null);
  const [round, setRound] = useState(0);
  const [known, setKnown] = useState(value);
  if (known !== value) {
    setKnown(value);
    setDraft(null);
    // A day from elsewhere takes the place of the text; in a form an empty one is what the text was told as.
    if (fault !== null && (alone || value !== '')) {
      setFault(null);
      setRound(round + 1);
    }
  }
  const text = useFaultText(fault);
  useEffect(() => ref.current?.setCustomValidity(text ?? ''), [text]);
  const faultOf = (typed: string): Fault | null => {
    if (typed.trim() !== '') return readDay(typed, language, today()).fault;
    return required ? 'required' : null;
  };
  const tell = (day: string) => {
    if (alone && typing.current) return setDraft(day);
    setDraft(null);
    if (day !== value) onChange(day);
  };
  const onInput = ({ currentTarget: { value: typed } }: FormEvent<HTMLInputElement>) => {
    typing.current = true;
    // The change that follows belongs to the same keystroke; a day of the calendar does not.
    queueMicrotask(() => {
      typing.current = false;
    });
    const found = faultOf(typed);
    setFault(found);
    if (found !== null) tell('');
  };
  const onBlur = () => {
    setLeft(true);
    if (draft !== null && fault === null) tell(draft);
  };
  return {
    ref,
    round,
    fault: left ? text : null,
    value: (draft ?? value) || null,
    dateParser: (typed: string) => readDay(typed, language, today()).day,
    fixOnBlur: fault === null,
    onInput,
    onBlur,
    onInvalid: () => setLeft(true),
    onChange: (day: string | null) => {
      if (!typing.current) setFault(null);
      tell(day ?? '');
    },
    onKeyDown: (event: KeyboardEvent<HTMLInputElement>) => {
      if (alone && event.key === 'Enter') event.currentTarget.blur();
    },
  };
}
