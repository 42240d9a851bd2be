import { override } from '../examples.ts';
import type { Rule } from '../rule.ts';

const images = '/app/client/public/images';
const inner = ['/app/uploads', '/app/logs', '/app/api/logs', '/app/data'];

const mounts = (uploads: string) =>
  override(
    `services:\n  librechat:\n    volumes: !override [files:${images}, ${uploads}:/app/uploads, ./librechat.yaml:/app/librechat.yaml:ro]\nvolumes: { files: {}, uploads: {} }\n`,
  );

const rule: Rule = {
  id: 'volumes.public-files',
  severity: 'error',
  why: 'LibreChat serves everything below /app/client/public/images to whoever has the link. What it keeps elsewhere for one person, or writes to its log, must not be in the same volume.',
  source: ['librechat:api/server/index.js', 'librechat:docker-compose.yml'],
  fix: 'Give images, uploads and logs a volume or folder each.',
  failing: mounts('files'),
  passing: mounts('uploads'),
  check: ({ librechat: { service } }) => {
    const own = service?.mounts ?? [];
    const open = own.find(({ target }) => isAt(target, images));
    if (!open?.source) return [];
    return own
      .filter(
        ({ source, target }) =>
          source === open.source && !open.subpath && inner.some((path) => isAt(target, path)),
      )
      .map(({ at, target }) => ({
        at,
        message: `${target} is the same volume as ${images}, so LibreChat serves its files under /images.`,
        fix: `Mount another volume or folder at ${target}.`,
      }));
  },
};

const isAt = (target: string, path: string) => target.replace(/\/$/, '') === path;

export default rule;
