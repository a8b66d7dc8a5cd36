// SPDX-License-Identifier: Apache-2.0
import { TextInput, type TextInputProps } from '@mantine/core';

/** Six digits of an app, or a recovery code, which has letters: so no numeric keyboard is forced. */
export function CodeInput(props: TextInputProps) {
  return (
    <TextInput
      autoComplete="one-time-code"
      autoCapitalize="none"
      spellCheck={false}
      data-autofocus
      {...props}
    />
  );
}
