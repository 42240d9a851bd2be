import { kindOf, pathFrom } from '../../reading/files.ts';
import type { Rule } from '../rule.ts';

const rule: Rule = {
  id: 'config.not-there',
  severity: 'error',
  why: 'Docker makes a folder where the file is not (or, for a mount in the long form, starts nothing): LibreChat finds no configuration, runs on its defaults, and every restriction of it is gone without a word.',
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
    const { source, at, type, isMade } = configMount ?? {};
    if (!source || !at) return [];
    const kind = type === 'bind' ? kindOf(source) : undefined;
    if (kind === 'file') return [];
    const name = type === 'bind' ? pathFrom(directory, source) : source;
    const what =
      type !== 'bind'
        ? 'is a volume, which is a folder'
        : kind
          ? 'is a folder'
          : 'is not there: Docker makes a folder of it';
    const message =
      type === 'bind' && !kind && !isMade
        ? `${name} is not there: Docker refuses to start LibreChat.`
        : `${name} ${what}, and LibreChat runs without its configuration.`;
    return [{ at, message }];
  },
};

export default rule;
