import type { Example } from './rule.ts';

const sound = [
  'proxy_pass http://librechat:3080;',
  'proxy_set_header Host $host;',
  'proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for;',
  'proxy_set_header X-Forwarded-Proto $scheme;',
  'proxy_read_timeout 600s;',
  'client_max_body_size 100m;',
  'add_header Strict-Transport-Security max-age=31536000;',
];

/**
 * The sound project behind nginx, for the examples of rules about it.
 * @param without the words of a directive that it leaves out
 * @param extra directives that it adds
 */
export function behindNginx({
  without,
  extra = [],
}: {
  without?: string;
  extra?: readonly string[];
} = {}): Example {
  const kept = sound.filter((directive) => without === undefined || !directive.includes(without));
  return {
    'docker-compose.override.yml': `services:
  nginx:
    image: nginx:1.29.3
    restart: unless-stopped
    ports: [80:80, 443:443]
    volumes: [./nginx.conf:/etc/nginx/conf.d/default.conf:ro]
`,
    'nginx.conf': `server {\n  listen 443 ssl;\n  location / {\n    ${[...kept, ...extra].join('\n    ')}\n  }\n}\n`,
    '.env': 'DOMAIN_CLIENT=https://chat.example.org\nDOMAIN_SERVER=https://chat.example.org\n',
  };
}
