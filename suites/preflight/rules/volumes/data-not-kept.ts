import { isLibreChatImage } from '../../../../fixtures/stack/compose/project.ts';
import { fileFolders } from '../../reading/librechat.ts';
import { itemsOf, textAt } from '../../reading/nodes.ts';
import type { Service } from '../../reading/service.ts';
import { isConfigKnown, keepsFilesElsewhere } from '../needs.ts';
import type { Finding, Rule } from '../rule.ts';
import { targetsInOtherFiles } from '../services.ts';

const rule: Rule = {
  id: 'volumes.data-not-kept',
  severity: 'error',
  why: 'LibreChat keeps uploaded files in its container unless a volume is mounted there. With a new image or a changed setting they are gone, while conversations still refer to them.',
  source: ['librechat:docker-compose.yml'],
  fix: 'Mount volumes at /app/client/public/images and /app/uploads, or set fileStrategy to s3, azure_blob or firebase.',
  failing: {
    'docker-compose.override.yml':
      'services:\n  librechat:\n    volumes: !override [./librechat.yaml:/app/librechat.yaml:ro]\n',
  },
  passing: {},
  check: (project) => {
    const { service, configMount, unread } = project.librechat;
    // An image of the operator's may keep files elsewhere; one that is built on LibreChat's keeps them where it does, and
    // one that is given a volume for a part of them as well.
    const isOwnImage =
      service?.node.entries.has('build') && !isLibreChatImage(project.librechat.image?.text ?? '');
    const isLikeLibreChats = service?.mounts.some(({ target }) => target in fileFolders);
    if (
      !service ||
      project.isFragment ||
      (isOwnImage && !isLikeLibreChats) ||
      keepsFilesElsewhere(project)
    )
      return [];
    if (textAt(service.node, 'volumes_from') || service.node.entries.has('volumes_from')) return [];
    const targets = [
      ...service.mounts.map(({ target }) => target),
      ...targetsInOtherFiles(project, service.name),
    ];
    const lost = Object.entries(fileFolders).filter(
      ([path]) => !targets.some((target) => isPossibly(target, path)),
    );
    if (lost.length === 0) return readOnly(service);
    const what = lost.map(([, name]) => name).join(' and ');
    const paths = lost.map(([path]) => path).join(' and ');
    const astray = service.mounts.find(
      ({ target }) => /\/(uploads|images)\/?$/.test(target) && !(target in fileFolders),
    );
    const isCertain = !isOwnImage && (isConfigKnown(project) || (!configMount && !unread));
    return [
      {
        at: astray?.at ?? service.at,
        message: `Uploaded ${what} are lost with the container: nothing is mounted at ${paths}${astray ? `, and LibreChat does not use ${astray.target}` : ''}.`,
        fix: astray
          ? `Mount it at ${lost[0]?.[0]}.`
          : `Add to the volumes of ${service.name}: ${lost.map(([path, name]) => `${name}:${path}`).join(' and ')}. Or set fileStrategy to s3, azure_blob or firebase.`,
        ...(isCertain ? {} : { severity: 'warning' as const }),
      },
    ];
  },
};

/** LibreChat cannot store what people upload. */
const readOnly = ({ node, mounts }: Service): Finding[] =>
  itemsOf(node.entries.get('volumes')).flatMap((item, index) => {
    const { target = '', at } = mounts[index] ?? {};
    return at && target in fileFolders && textAt(item, 'read_only') === 'true'
      ? [
          {
            at,
            severity: 'warning' as const,
            message: `LibreChat cannot write to ${target}: it is mounted read-only.`,
            fix: 'Remove `:ro`.',
          },
        ]
      : [];
  });

/** A mount of the folder or of one above it. */
const isPossibly = (target: string, path: string) =>
  `${path}/`.startsWith(`${target.replace(/\/$/, '')}/`);

export default rule;
