// SPDX-License-Identifier: Apache-2.0
import { useMemo } from 'react';
import { encode } from 'uqr';
import classes from './qr-code.module.css';

/** Four light modules around it, which readers need; light also in the dark theme. */
const quiet = 4;

/** Drawn here: what it says leaves this browser for nobody. */
export function QrCode({ text, label }: { text: string; label: string }) {
  const { data, size } = useMemo(() => encode(text, { ecc: 'M', border: quiet }), [text]);
  const path = data
    .flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : '')))
    .join('');
  return (
    <svg className={classes.code} viewBox={`0 0 ${size} ${size}`} role="img" aria-label={label}>
      <rect width={size} height={size} fill="#fff" />
      <path d={path} fill="#000" shapeRendering="crispEdges" />
    </svg>
  );
}
