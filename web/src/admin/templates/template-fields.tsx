// SPDX-License-Identifier: Apache-2.0
import { Radio, SegmentedControl, Stack, Text, Textarea, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { $api } from '../../api/client';
import { textOf } from '../../i18n/dynamic';
import { type Language, languageNames, languages } from '../../i18n/languages';
import { usePhone } from '../../ui/use-phone';
import classes from './template-fields.module.css';
import { inserted, isWritten, type TemplateValues, type Words } from './template-values';

interface Props {
  form: UseFormReturnType<TemplateValues>;
  language: Language;
  onLanguage: (language: Language) => void;
  /** Of the preview, by the name of the field. */
  errors: Record<string, string>;
  /** A template that is in use keeps its kind. */
  fixedKind?: boolean;
}

const kinds = ['activation', 'access'] as const;

export function TemplateFields({ form, language, onLanguage, errors, fixedKind }: Props) {
  const { t } = useTranslation();
  const phone = usePhone();
  return (
    <Stack gap="md">
      <TextInput
        label={t('templates.title_label')}
        description={t('templates.title_hint')}
        required
        data-autofocus
        {...form.getInputProps('title')}
      />
      {!fixedKind && (
        <Radio.Group label={t('templates.kind_label')} {...form.getInputProps('kind')}>
          <Stack gap="xs" mt={6}>
            {kinds.map((kind) => (
              <Radio
                key={kind}
                value={kind}
                label={t(`access.mail_${kind}`)}
                description={t(`templates.kind_hint.${kind}`)}
              />
            ))}
          </Stack>
        </Radio.Group>
      )}
      <Stack gap={4}>
        <Text size="sm" fw={550} id="template-language">
          {t('templates.language_label')}
        </Text>
        <SegmentedControl
          fullWidth
          orientation={phone ? 'vertical' : 'horizontal'}
          aria-labelledby="template-language"
          data={languages.map((value) => ({
            value,
            label: isWritten(form.values.texts[value])
              ? languageNames[value]
              : t('templates.language_empty', { language: languageNames[value] }),
          }))}
          value={language}
          onChange={(value) => onLanguage(value)}
        />
        {form.errors.texts && (
          <Text size="sm" c="var(--stoa-danger)" role="alert">
            {form.errors.texts}
          </Text>
        )}
      </Stack>
      <OneLanguage key={language} form={form} language={language} errors={errors} />
    </Stack>
  );
}

type Field = HTMLInputElement | HTMLTextAreaElement;

function OneLanguage(props: Pick<Props, 'form' | 'language' | 'errors'>) {
  const { form, language, errors } = props;
  const { t } = useTranslation();
  const subject = useRef<HTMLInputElement>(null);
  const body = useRef<HTMLTextAreaElement>(null);
  const last = useRef<keyof Words>('body');
  const path = (key: keyof Words) => `texts.${language}.${key}`;
  const insert = (name: string) => {
    const key = last.current;
    const field: Field | null = (key === 'subject' ? subject : body).current;
    const piece = `{{${name}}}`;
    const { text, caret } = inserted(
      form.values.texts[language][key],
      piece,
      field?.selectionStart ?? null,
      field?.selectionEnd ?? null,
    );
    form.setFieldValue(path(key), text);
    requestAnimationFrame(() => {
      field?.focus();
      field?.setSelectionRange(caret, caret);
    });
  };
  const textProps = (key: keyof Words) => {
    const own = form.getInputProps(path(key));
    return {
      ...own,
      error: (own.error as React.ReactNode) ?? errors[path(key)],
      onFocus: () => (last.current = key),
      lang: language,
      autoComplete: 'off',
    };
  };
  return (
    <Stack gap="md">
      <TextInput ref={subject} label={t('mails.subject')} {...textProps('subject')} />
      <Textarea
        ref={body}
        label={t('templates.body')}
        description={t('templates.body_hint')}
        autosize
        minRows={8}
        maxRows={20}
        {...textProps('body')}
      />
      <Placeholders kind={form.values.kind} onPick={insert} />
    </Stack>
  );
}

interface PlaceholderProps {
  kind: TemplateValues['kind'];
  onPick: (name: string) => void;
}

/** The closed list: what is not on it is refused when the template is saved. */
function Placeholders({ kind, onPick }: PlaceholderProps) {
  const { t } = useTranslation();
  const names = $api.useQuery(
    'get',
    '/api/mail-templates/placeholders',
    { params: { query: { kind } } },
    { staleTime: Number.POSITIVE_INFINITY },
  );
  return (
    <div>
      <Text size="sm" fw={550} id="template-placeholders">
        {t('templates.placeholders')}
      </Text>
      <Text size="xs" c="dimmed" mb={6}>
        {t('templates.placeholders_hint')}
      </Text>
      <div className={classes.chips} role="group" aria-labelledby="template-placeholders">
        {names.data?.items.map((name) => (
          <button
            key={name}
            type="button"
            className={classes.chip}
            title={`{{${name}}}`}
            onClick={() => onPick(name)}
          >
            {textOf(t, `templates.placeholder.${name}`, name)}
          </button>
        ))}
      </div>
    </div>
  );
}
