import type { Rule } from '../rule.ts';

const kept = { '/app/client/public/images': 'images', '/app/uploads': 'files' } as const;

const rule: Rule = {
  id: 'volumes.data-not-kept',
  severity: 'error',
  why: 'LibreChat keeps what people upload in its container, unless a volume is mounted there: a new image, or a changed setting, and it is gone while the conversations still refer to it.',
  source: "LibreChat's docker-compose.yml: /app/client/public/images and /app/uploads",
  fix: 'Mount volumes at /app/client/public/images and /app/uploads, or set fileStrategy to s3, azure_blob or firebase.',
  failing: {
    'docker-compose.override.yml':
      'services:\n  librechat:\n    volumes: !override [./librechat.yaml:/app/librechat.yaml:ro]\n',
  },
  passing: {},
  check: ({ librechat: { service, config } }) => {
    const text = config?.file.text ?? '';
    if (!service || /^fileStrateg(y: *["']?(?!local)\w|ies:)/m.test(text)) return [];
    const lost = Object.entries(kept).filter(
      ([path]) => !service.mounts.some(({ target }) => isWithin(path, target)),
    );
    if (lost.length === 0) return [];
    const what = lost.map(([, name]) => name).join(' and ');
    return [
      {
        at: service.at,
        message: `Uploaded ${what} are gone with the container: nothing is mounted at ${lost.map(([path]) => path).join(' and ')}.`,
      },
    ];
  },
};

const isWithin = (path: string, folder: string) =>
  `${path}/`.startsWith(`${folder}/`.replace('//', '/'));

export default rule;
