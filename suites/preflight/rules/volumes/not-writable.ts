import { releaseOf } from '../../release.ts';
import { override } from '../examples.ts';
import type { Rule } from '../rule.ts';
import { foreignUser, logFolder } from './log-folder.ts';

const user = (more: string) =>
  override(
    `services:\n  librechat:\n    user: '1003:1004'\n    volumes: [./images:/app/client/public/images, ./uploads:/app/uploads${more}]\n`,
  );

const rule: Rule = {
  id: 'volumes.not-writable',
  severity: 'error',
  why: "The folders in LibreChat's image belong to user 1000. With another `user:` LibreChat cannot write its logs into the image and does not start: EACCES, permission denied. A named volume takes over the owner of the image.",
  source: ['librechat:Dockerfile', 'librechat#10972'],
  fix: 'Mount a folder that belongs to that user: ./logs:/app/logs, or set LOG_TO_FILE=false (v0.8.6 and later).',
  failing: user(''),
  passing: user(', ./logs:/app/api/logs, ./logs:/app/logs'),
  check: (project) => {
    const own = foreignUser(project);
    const folder = logFolder(project);
    const { service, environment } = project.librechat;
    const set = service?.node.entries.get('user');
    if (!own || !folder || !service || !set) return [];
    if (environment.text('LOG_TO_FILE')?.trim().toLowerCase() === 'false') return [];
    const other = folder === '/app/logs' ? '/app/api/logs' : '/app/logs';
    const covers = (path: string) =>
      service.mounts.find(({ target }) => `${path}/`.startsWith(`${target.replace(/\/$/, '')}/`));
    const mount = covers(folder);
    // The rule about the folder of the logs says it where one is mounted at the other path.
    if (mount?.type === 'bind' || (!mount && covers(other))) return [];
    return [
      {
        at: mount?.at ?? set.at,
        message: `User ${own} cannot write to ${folder} of ${releaseOf(project).name}: LibreChat does not start.`,
        fix: `Add to the volumes of ${service.name}: ./logs:${folder}, and run: mkdir -p logs && chown ${own} logs`,
      },
    ];
  },
};

export default rule;
