import { existsSync } from 'node:fs';
import { extname } from 'node:path';
import { isDeployedFrom, isInside } from '../../reading/environment.ts';
import { pathFrom } from '../../reading/files.ts';
import type { Rule } from '../rule.ts';

const rule: Rule = {
  id: 'volumes.file-not-there',
  severity: 'error',
  why: 'If a file that is to be mounted does not exist, Docker makes an empty folder of that name, and the container finds a folder where it wants a file. For a mount in the long form it refuses to start the container.',
  source: ['docker/Bind mounts'],
  fix: 'Put the file there before the first start. If Docker already made a folder there, remove it first.',
  failing: {
    'docker-compose.override.yml':
      'services:\n  mongodb:\n    volumes: [./mongod.conf:/etc/mongod.conf:ro]\n',
  },
  passing: {
    'docker-compose.override.yml':
      'services:\n  mongodb:\n    volumes: [./mongod.conf:/etc/mongod.conf:ro, /etc/ssl/mongo.pem:/etc/mongo.pem:ro]\n',
    'mongod.conf': 'storage: { dbPath: /data/db }\n',
  },
  check: ({ services, librechat, directory, dotenv }) =>
    isDeployedFrom(dotenv)
      ? services.flatMap(({ name, mounts }) =>
          mounts.flatMap(({ type, source, target, at, isMade }) => {
            const isFile = extname(target) !== '' || target.endsWith('/.env');
            const isConfig = at === librechat.configMount?.at;
            if (type !== 'bind' || !source || !isFile || isConfig || /\.(sock|d)$/.test(target))
              return [];
            if (!isInside(source, directory) || existsSync(source)) return [];
            const consequence = isMade
              ? `${name} gets an empty folder in its place`
              : `Docker refuses to start ${name}`;
            return [
              {
                at,
                service: name,
                message: `${pathFrom(directory, source)} does not exist: ${consequence}.`,
              },
            ];
          }),
        )
      : [],
};

export default rule;
