// SPDX-License-Identifier: Apache-2.0
module.exports = {
  plugins: {
    'postcss-preset-mantine': {},
    'postcss-simple-vars': {
      variables: {
        'mantine-breakpoint-xs': '30.625em',
        'mantine-breakpoint-sm': '48em',
        'mantine-breakpoint-md': '65em',
        'mantine-breakpoint-lg': '80em',
        'mantine-breakpoint-xl': '90em',
      },
    },
  },
};
