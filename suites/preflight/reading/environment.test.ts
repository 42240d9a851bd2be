import { expect, test } from 'vitest';
import { readEnvFile } from './env-file.ts';
import { ofDotEnv } from './environment.ts';

function completenessOf(text: string) {
  const file = { path: '/.env', name: '.env', folder: '/', text };
  const variables = readEnvFile(file, [], () => undefined);
  return ofDotEnv({ path: '/.env', file, variables, isTemplate: false }, true).completeness;
}

const database = 'MONGO_URI=mongodb://127.0.0.1:27017/LibreChat\n';

test('a .env without the address of the database, or without any of the secrets, is read with more', () => {
  expect(completenessOf(`${database}JWT_SECRET=\n`)).toBe('whole');
  expect(completenessOf(`${database}DOMAIN_CLIENT=https://chat.example.org\n`)).toBe('partial');
  expect(completenessOf('JWT_SECRET=\n')).toBe('partial');
});
