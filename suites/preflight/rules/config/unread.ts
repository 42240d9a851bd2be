import { isDeployedFrom, isInside } from '../../reading/environment.ts';
import { kindOf, pathFrom } from '../../reading/files.ts';
import { override } from '../examples.ts';
import type { Rule } from '../rule.ts';

const mounted = (source: string) =>
  override(`services:\n  librechat:\n    volumes: ['${source}:/app/librechat.yaml:ro']\n`);

const rule: Rule = {
  id: 'config.unread',
  severity: 'warning',
  why: 'LibreChat has a librechat.yaml that preflight cannot see: in a volume, in an image, behind an address, or on another machine. Nothing in it was checked, and nothing was assumed about it.',
  source: [
    'librechat-docs/configuration/dotenv#configuration-path---librechatyaml',
    'docker/Bind mounts',
  ],
  fix: 'Run preflight where the file is, or keep a copy or a template (librechat.example.yaml) next to the compose file.',
  failing: mounted('/srv/chat/ours.yaml'),
  passing: mounted('./librechat.yaml'),
  check: ({ librechat: { unread, configMount, config }, directory, dotenv, files }) => {
    const said = 'librechat.yaml was not checked';
    if (unread) return [{ at: unread.at, message: `${said}: ${unread.why}.` }];
    const { source, at, type } = configMount ?? {};
    if (config || type !== 'bind' || !source || !at || kindOf(source) === 'folder') return [];
    // reading.encrypted says it.
    if (files.encrypted.has(source)) return [];
    if (!isInside(source, directory))
      return [{ at, message: `${said}: ${pathFrom(directory, source)} is not on this machine.` }];
    if (isDeployedFrom(dotenv)) return [];
    return [
      {
        at,
        message: `${said}: ${pathFrom(directory, source)} is not in this folder. Put it there before the first start, or Docker makes a folder of that name.`,
      },
    ];
  },
};

export default rule;
