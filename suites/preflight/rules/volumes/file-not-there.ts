import { existsSync } from 'node:fs';
import { extname } from 'node:path';
import { pathFrom } from '../../reading/files.ts';
import type { Rule } from '../rule.ts';

const rule: Rule = {
  id: 'volumes.file-not-there',
  severity: 'error',
  why: 'Docker makes an empty folder in the place of a file that is to be mounted and is not there; the container finds a folder where it wants a file. For a mount in the long form it makes nothing, and refuses to start the container.',
  source: 'Docker documentation, Bind mounts',
  fix: 'Put the file there before the first start; remove the folder that Docker made.',
  failing: {
    'docker-compose.override.yml':
      'services:\n  mongodb:\n    volumes: [./mongod.conf:/etc/mongod.conf:ro]\n',
  },
  passing: {
    'docker-compose.override.yml':
      'services:\n  mongodb:\n    volumes: [./mongod.conf:/etc/mongod.conf:ro]\n',
    'mongod.conf': 'storage: { dbPath: /data/db }\n',
  },
  check: ({ services, librechat, directory, dotenv }) =>
    services.flatMap(({ name, mounts }) =>
      mounts.flatMap(({ type, source, target, at, isMade }) => {
        const isFile = extname(target) !== '' || target.endsWith('/.env');
        const isTemplate = target.endsWith('.env') && dotenv?.isTemplate;
        const isConfig = target === librechat.configMount?.target;
        if (
          type !== 'bind' ||
          !source ||
          !isFile ||
          isConfig ||
          isTemplate ||
          source.endsWith('.sock') ||
          existsSync(source)
        )
          return [];
        return [
          {
            at,
            message: `${pathFrom(directory, source)} is not there: ${isMade ? `${name} gets an empty folder in its place` : `Docker refuses to start ${name}`}.`,
          },
        ];
      }),
    ),
};

export default rule;
