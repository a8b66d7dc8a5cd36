// SPDX-License-Identifier: Apache-2.0
import { Button, Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { PolicyEditor } from '../../access/policy-editor';
import { ProductSelect } from '../../access/product-select';
import type { Line } from './add-order';
import classes from './order-line.module.css';

interface Props {
  line: Line;
  taken: string[];
  onChange: (line: Line) => void;
  onRemove: (() => void) | undefined;
}

export function OrderLine({ line, taken, onChange, onRemove }: Props) {
  const { t } = useTranslation();
  return (
    <Stack gap="md" className={classes.line}>
      <ProductSelect
        value={line.product}
        exclude={taken}
        onChange={(product) => onChange({ ...line, product, policy: { ...line.policy, scope: { type: 'all' } } })}
      />
      {line.product && (
        <PolicyEditor
          product={line.product}
          policy={line.policy}
          onChange={(policy) => onChange({ ...line, policy })}
        />
      )}
      {onRemove && (
        <Button variant="subtle" size="compact-sm" onClick={onRemove} style={{ alignSelf: 'flex-start' }}>
          {t('common.remove')}
        </Button>
      )}
    </Stack>
  );
}
