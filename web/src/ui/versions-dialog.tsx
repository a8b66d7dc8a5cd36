// SPDX-License-Identifier: Apache-2.0
import { Button, Group, Modal, Radio, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './versions-dialog.module.css';
import { usePhone } from './use-phone';
import type { Difference, Side } from './versions';
import type { VersionQuestion } from './versions-host';

const sides = ['mine', 'theirs'] as const;

interface Props {
  question: VersionQuestion;
  onDone: () => void;
}

export function VersionsDialog({ question, onDone }: Props) {
  const { t } = useTranslation();
  const phone = usePhone();
  const { differences } = question;
  const [chosen, setChosen] = useState<Record<string, Side>>(() =>
    Object.fromEntries(differences.map((one) => [one.key, one.side])),
  );
  const all = (side: Side) =>
    setChosen(Object.fromEntries(differences.map((one) => [one.key, side])));
  const save = () => {
    onDone();
    question.onChoose(chosen);
  };
  return (
    <Modal
      opened
      onClose={onDone}
      title={t('common.someone_else')}
      size={720}
      fullScreen={phone}
      zIndex={300}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <Text size="sm" mb="md">
        {t(question.look ? 'common.versions_text_look' : 'common.versions_text')}
      </Text>
      <Group gap="xs" mb="md">
        {sides.map((side) => (
          <Button key={side} size="compact-sm" variant="default" onClick={() => all(side)}>
            {t(`common.versions_all_${side}`)}
          </Button>
        ))}
      </Group>
      <div className={classes.rows}>
        {differences.map((one) => (
          <Row
            key={one.key}
            difference={one}
            side={chosen[one.key] ?? one.side}
            onChange={(side) => setChosen({ ...chosen, [one.key]: side })}
          />
        ))}
      </div>
      <Group justify="flex-end" gap="xs" mt="lg">
        <Button variant="default" onClick={onDone}>
          {t('common.keep_editing')}
        </Button>
        <Button data-autofocus onClick={save}>
          {t(question.look ? 'common.versions_take' : 'common.versions_save')}
        </Button>
      </Group>
    </Modal>
  );
}

interface RowProps {
  difference: Difference;
  side: Side;
  onChange: (side: Side) => void;
}

function Row({ difference, side, onChange }: RowProps) {
  const { t } = useTranslation();
  return (
    <Radio.Group
      className={classes.row}
      label={difference.label}
      description={difference.clash ? t('common.versions_clash') : undefined}
      value={side}
      onChange={(value) => onChange(value)}
    >
      <div className={classes.pair}>
        {sides.map((one) => (
          <label key={one} className={classes.side} data-taken={side === one || undefined}>
            <Radio value={one} aria-label={`${difference.label}: ${t(`common.versions_${one}`)}`} />
            <span className={classes.value}>
              <span className={classes.whose}>{t(`common.versions_${one}`)}</span>
              {difference[one] || <em className={classes.nothing}>{t('common.empty_value')}</em>}
            </span>
          </label>
        ))}
      </div>
    </Radio.Group>
  );
}
