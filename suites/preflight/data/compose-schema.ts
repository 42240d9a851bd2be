import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Schema } from '@cfworker/json-schema';

const dclint = dirname(createRequire(import.meta.url).resolve('dclint/package.json'));

/** The file of the Compose specification's JSON schema, as dclint ships it. */
export const composeSchemaFile = join(dclint, 'schemas', 'compose.schema.json');

/** The Compose specification's JSON schema. */
export const readComposeSchema = () =>
  JSON.parse(readFileSync(composeSchemaFile, 'utf8')) as Schema;
