import { isDeployedFrom, isInside } from '../../reading/environment.ts';
import { kindOf, pathFrom } from '../../reading/files.ts';
import type { Rule } from '../rule.ts';

const rule: Rule = {
  id: 'config.not-there',
  severity: 'error',
  why: 'If the file is missing, Docker creates a folder with its name (or refuses to start, for a mount in the long form). LibreChat then finds no configuration and runs on its defaults, without any of your restrictions.',
  source: ['librechat#5538', 'docker/Bind mounts'],
  fix: 'Put librechat.yaml at that path before the first start. If Docker already made a folder there, remove it first.',
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
  check: ({ librechat: { configMount, config }, directory, dotenv }) => {
    const { source, at, type, isMade } = configMount ?? {};
    if (!source || !at || type !== 'bind' || config) return [];
    const name = pathFrom(directory, source);
    if (kindOf(source) === 'folder')
      return [{ at, message: `${name} is a folder, so LibreChat runs without its configuration.` }];
    if (kindOf(source) || !isDeployedFrom(dotenv) || !isInside(source, directory)) return [];
    const message = isMade
      ? `${name} does not exist. Docker creates a folder with that name, and LibreChat runs without its configuration.`
      : `${name} does not exist, so Docker refuses to start LibreChat.`;
    return [{ at, message }];
  },
};

export default rule;
