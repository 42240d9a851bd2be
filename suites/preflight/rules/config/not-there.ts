import { relative } from 'node:path';
import { kindOf } from '../../reading/files.ts';
import type { Rule } from '../rule.ts';

const rule: Rule = {
  id: 'config.not-there',
  severity: 'error',
  why: 'Docker makes a folder where the file is not: LibreChat finds no configuration, runs on its defaults, and every restriction of it is gone without a word.',
  source: 'librechat.md row 7; Docker documentation, Bind mounts',
  mend: 'Put librechat.yaml at that path before the first start; remove the folder that Docker made of it.',
  failing: {
    'docker-compose.override.yml':
      'services:\n  librechat:\n    volumes: [./config/librechat.yaml:/app/librechat.yaml:ro]\n',
  },
  passing: {
    'docker-compose.override.yml':
      'services:\n  librechat:\n    volumes: [./config/librechat.yaml:/app/librechat.yaml:ro]\n',
    'config/librechat.yaml':
      'version: 1.3.9\nsecureImageLinks: true\nregistration: { allowedDomains: [example.org] }\n',
  },
  check: ({ librechat: { configMount }, directory }) => {
    const { source, at, type } = configMount ?? {};
    if (!source || !at) return [];
    const kind = type === 'bind' ? kindOf(source) : undefined;
    if (kind === 'file') return [];
    const name = type === 'bind' ? relative(directory, source) : source;
    const what =
      type !== 'bind'
        ? 'is a volume, which is a folder'
        : kind
          ? 'is a folder'
          : 'is not there: Docker makes a folder of it';
    return [{ at, message: `${name} ${what}, and LibreChat runs without its configuration.` }];
  },
};

export default rule;
