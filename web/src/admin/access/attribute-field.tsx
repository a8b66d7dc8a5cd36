// SPDX-License-Identifier: Apache-2.0
import { Button } from '@mantine/core';
import { type ReactNode, useId } from 'react';
import { useTranslation } from 'react-i18next';
import { useClock } from '../../api/session';
import type { Pin } from '../../api/types';
import { formatMoment } from '../../lib/format';
import { StatusBadge } from '../../ui/status-badge';
import classes from './attribute-field.module.css';

interface Props {
  name: string;
  /** How the value in force reads. */
  text: string;
  /** The order's own value; otherwise the offer's counts. */
  own: boolean;
  /** How the offer's value reads; nothing where there is no offer to go back to. */
  offered: string | null;
  /** Who made it the order's own, when and why; not while that is not saved yet. */
  pin: Pin | undefined;
  error?: ReactNode;
  open: boolean;
  onOpen: (open: boolean) => void;
  onOwn: () => void;
  onBack: () => void;
  /** To be looked at while the offer's value counts. */
  preview?: ReactNode;
  /** Its editor is always in view: one button. */
  fixed?: boolean;
  children: ReactNode;
}

/** One condition: what counts, where it comes from, and the way back to the offer. */
export function AttributeField(props: Props) {
  const { name, text, own, offered, pin, error, open, onOpen, onOwn, onBack, preview, fixed, children } = props;
  const { t } = useTranslation();
  const title = useId();
  const named = (act: string) => t('orders.terms.act_on', { act, name });
  const button = (act: string, onClick: () => void, variant = 'default') => (
    <Button variant={variant} size="compact-sm" aria-label={named(act)} onClick={onClick}>
      {act}
    </Button>
  );
  return (
    <section className={classes.field} aria-labelledby={title}>
      <div className={classes.head}>
        <div className={classes.naming}>
          <h3 id={title} className={classes.name}>
            {name}
          </h3>
          <p className={classes.value}>{text}</p>
          <Origin own={own} offered={offered} pin={pin} />
        </div>
        <div className={classes.acts}>
          {own && offered !== null && button(t('orders.terms.back'), onBack, 'subtle')}
          {own && !fixed && (
            <Button
              variant="default"
              size="compact-sm"
              aria-expanded={open}
              aria-label={named(t(open ? 'common.done' : 'common.change'))}
              onClick={() => onOpen(!open)}
            >
              {t(open ? 'common.done' : 'common.change')}
            </Button>
          )}
          {!own && button(t(fixed ? 'orders.terms.limit' : 'orders.terms.make_own'), onOwn)}
        </div>
      </div>
      {error && (
        <p className={classes.error} role="alert" tabIndex={-1} data-refused>
          {error}
        </p>
      )}
      {!own && preview}
      {own && (open || fixed) && <div className={classes.editor}>{children}</div>}
    </section>
  );
}

/** From the offer, or individual: by whom, when and why, and what the offer says instead. */
export function Origin({ own, offered, pin }: Pick<Props, 'own' | 'offered' | 'pin'>) {
  const { t } = useTranslation();
  if (offered === null) return null;
  if (!own) return <p className={classes.origin}>{t('orders.terms.from_offer')}</p>;
  return (
    <div className={classes.origin}>
      <StatusBadge tone="brand-tone">{t('access.kind.individual')}</StatusBadge>
      {pin && <PinText pin={pin} />}
      <span>{t('orders.terms.offer_says', { value: offered })}</span>
    </div>
  );
}

/** Who made it individual, when and why. */
export function PinText({ pin }: { pin: Pin }) {
  const { t, i18n } = useTranslation();
  const at = formatMoment(pin.at, i18n.language, useClock());
  const said = pin.reason ? 'orders.terms.pinned_why' : 'orders.terms.pinned_by';
  return <span>{t(said, { name: pin.by, at, reason: pin.reason })}</span>;
}
