// SPDX-License-Identifier: Apache-2.0
// Has a document judged by a validator that is not ours, by the schemas of OpenAPI 3.1, and makes
// sure that it is a judge: broken copies of the document must be refused.
import { readFile } from 'node:fs/promises';

import { Validator } from '@seriousme/openapi-schema-validator';

const damages = {
  'no title': (document) => delete document.info.title,
  'a path that does not begin with a slash': (document) => {
    document.paths['api/wrong'] = document.paths['/api/contacts'];
  },
  'an unknown place of a parameter': (document) => {
    document.paths['/api/contacts'].get.parameters = [{ name: 'a', in: 'nowhere', schema: {} }];
  },
  'an answer without a description': (document) => {
    document.paths['/api/contacts'].get.responses = { 200: {} };
  },
  'a reference to nowhere': (document) => {
    document.components.schemas.Wrong = { $ref: '#/components/schemas/Nowhere' };
  },
};

async function errorsIn(document) {
  const validator = new Validator();
  const { valid, errors } = await validator.validate(document);
  if (!valid) return [errors].flat();
  try {
    validator.resolveRefs();
    return [];
  } catch (error) {
    return [error.message];
  }
}

const document = JSON.parse(await readFile(process.argv[2], 'utf8'));
const errors = await errorsIn(structuredClone(document));
for (const error of errors) console.log(error);
let failed = errors.length === 0 && document.openapi.startsWith('3.1') ? 0 : 1;
for (const [name, damage] of Object.entries(damages)) {
  const broken = structuredClone(document);
  damage(broken);
  if ((await errorsIn(broken)).length === 0) {
    console.log(`control: a document with ${name} was taken`);
    failed = 1;
  }
}
const paths = Object.keys(document.paths).length;
console.log(`OpenAPI ${document.openapi}: ${paths} paths, ${failed ? 'refused' : 'valid'}`);
process.exit(failed);
