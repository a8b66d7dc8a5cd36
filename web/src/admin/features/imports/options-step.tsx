// SPDX-License-Identifier: Apache-2.0
import { Anchor, Button, Group, Stack, Switch, TextInput } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCan, useSchool } from '../../../api/session';
import type { Import, ImportMapping } from '../../../api/types';
import { codeText } from '../../../i18n/dynamic';
import { ActionBar } from '../../../ui/action-bar';
import { Notice } from '../../../ui/notice';
import { Section } from '../../../ui/section';
import { mailChoice, mailsOf } from '../../access/access-values';
import { MailFields } from '../../access/mail-fields';
import { ImportAccess } from './import-access';
import classes from './imports.module.css';
import { MappingError } from './mapping-error';
import { mistakeAt, type MappingState } from './use-mapping';

const standard = { activation: 'standard', access: 'standard' };

export function OptionsStep({ item, state }: { item: Import; state: MappingState }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const can = useCan();
  const { mapping, error, save } = state;
  const [tag, setTag] = useState(mapping.tag ?? '');
  const tagged = (): ImportMapping => ({ ...mapping, tag: tag.trim() || null });
  const go = (step: string) => void navigate({ to: '.', search: { step } });
  const onward = async () => {
    if (await save(tagged())) go('check');
  };
  const wrongTag = mistakeAt(error, '/tag');
  return (
    <div className={`${classes.stack} ${classes.form}`}>
      <MappingError state={state} placed={['/tag', '/access']} />
      <Section title={t('import.tag_title')} hint={t('import.tag_hint')}>
        <TextInput
          label={t('import.tag')}
          value={tag}
          maxLength={longestTag}
          error={wrongTag && codeText(t, wrongTag.code, wrongTag.detail)}
          onChange={(event) => setTag(event.currentTarget.value)}
          onBlur={() => void save(tagged())}
        />
        {tag === '' && <SuggestedTags item={item} onTag={setTag} />}
      </Section>
      <Section title={t('import.access_title')} hint={t('import.access_hint')}>
        {can('give_access') ? (
          <Stack gap="md">
            <ImportAccess item={item} state={{ ...state, mapping: tagged() }} />
            {mapping.access && <MailsOfImport mapping={tagged()} onChange={(next) => void save(next)} />}
          </Stack>
        ) : (
          <Notice tone="quiet">{t('errors.access.not_yours')}</Notice>
        )}
      </Section>
      <ActionBar>
        <Button variant="default" onClick={() => go('columns')}>
          {t('common.back')}
        </Button>
        <Button loading={state.busy} onClick={() => void onward()}>
          {t('import.to_check')}
        </Button>
      </ActionBar>
    </div>
  );
}

const longestTag = 60;

function SuggestedTags({ item, onTag }: { item: Import; onTag: (tag: string) => void }) {
  const { t } = useTranslation();
  const tags = [t('import.tag_of_day', { day: item.created_at.slice(0, 10) })];
  if (item.name.length <= longestTag) tags.push(item.name);
  return (
    <Group gap="md">
      {tags.map((tag) => (
        <Anchor key={tag} component="button" type="button" size="sm" mt={4} onClick={() => onTag(tag)}>
          {t('import.use_tag', { tag })}
        </Anchor>
      ))}
    </Group>
  );
}

function MailsOfImport({ mapping, onChange }: { mapping: ImportMapping; onChange: (mapping: ImportMapping) => void }) {
  const { t } = useTranslation();
  const { mails } = useSchool();
  const chosen = mapping.mails
    ? { activation: mailChoice(mapping.mails.activation), access: mailChoice(mapping.mails.access) }
    : null;
  return (
    <Stack gap="sm">
      <Switch
        label={t('import.mails')}
        description={t('import.mails_hint')}
        checked={chosen !== null}
        onChange={(event) =>
          onChange({ ...mapping, mails: event.currentTarget.checked ? mailsOf(standard) : null })
        }
      />
      {chosen && (
        <MailFields
          values={chosen}
          onChange={(kind, value) => onChange({ ...mapping, mails: mailsOf({ ...chosen, [kind]: value }) })}
        />
      )}
      {chosen && mails === 'hold' && <Notice>{t('import.mails_held')}</Notice>}
    </Stack>
  );
}
