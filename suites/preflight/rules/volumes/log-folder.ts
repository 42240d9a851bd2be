import { isPublished } from '../../reading/librechat.ts';
import { textAt } from '../../reading/nodes.ts';
import type { Project } from '../../reading/project.ts';
import { releaseOf, runsWithin } from '../../release.ts';
import { override } from '../examples.ts';
import type { Rule } from '../rule.ts';

const rule: Rule = {
  id: 'volumes.log-folder',
  severity: 'warning',
  why: 'Since v0.8.2 the image `librechat` writes its logs to /app/logs; before, and in the image `librechat-api`, to /app/api/logs. A volume at the other path stays empty, and the logs are lost with the container. With a `user:` other than 1000 LibreChat cannot write there and does not start (EACCES).',
  source: [
    'librechat:packages/data-schemas/src/config/utils.ts',
    'librechat#10972',
    'librechat#4630',
  ],
  fix: 'Mount the folder at the path that the image writes to, and give it to the user of the container: chown -R UID:GID logs.',
  failing: override('services:\n  librechat:\n    volumes: [./logs:/app/api/logs]\n'),
  passing: override('services:\n  librechat:\n    volumes: [./logs:/app/logs]\n'),
  check: (project) => {
    const folder = logFolder(project);
    const { service } = project.librechat;
    if (!service || !folder) return [];
    const other = folder === '/app/logs' ? '/app/api/logs' : '/app/logs';
    const astray = service.mounts.find(({ target }) => target.replace(/\/$/, '') === other);
    const isMounted = service.mounts.some(({ target }) => `${folder}/`.startsWith(`${target}/`));
    if (!astray || isMounted) return [];
    const user = foreignUser(project);
    const consequence = user
      ? `with user ${user} it cannot write there and does not start`
      : 'this volume stays empty';
    return [
      {
        at: astray.at,
        message: `${releaseOf(project).name} writes its logs to ${folder}: ${consequence}.`,
        ...(user ? {} : { edit: { from: astray.target, to: folder } }),
        fix: `Mount it at ${folder}${user ? `, and run chown -R ${user} on the folder` : ''}.`,
      },
    ];
  },
};

/** Where the image writes its logs; undefined for an image of the operator's, or where LIBRECHAT_LOG_DIR says so. */
export function logFolder(project: Project): string | undefined {
  const { service, environment } = project.librechat;
  const image = project.librechat.image?.text ?? '';
  if (service?.node.entries.has('working_dir') || environment.has('LIBRECHAT_LOG_DIR'))
    return undefined;
  const { tag, isHidden } = releaseOf(project);
  if (isHidden || (!tag && !isPublished(image))) return undefined;
  if (/(^|\/)librechat(-dev)?-api([:@]|$)/.test(image)) return '/app/api/logs';
  if (!/(^|\/)librechat(-dev)?([:@]|$)/.test(image)) return undefined;
  return runsWithin(project, { since: 'v0.8.2-rc2' }) ? '/app/logs' : '/app/api/logs';
}

/** The user of LibreChat's container, where it is set and is not the image's own. */
export function foreignUser({ librechat: { service } }: Project): string | undefined {
  const user = textAt(service?.node, 'user');
  const [id = ''] = (user ?? '').split(':');
  return /^\d+$/.test(id) && id !== '1000' && id !== '0' ? user : undefined;
}

export default rule;
