import { override } from '../examples.ts';
import { adminPanels } from '../rag-services.ts';
import type { Rule } from '../rule.ts';

const panel = (secret: string) =>
  override(
    `services:\n  admin:\n    image: registry.librechat.ai/clickhouse/librechat-admin-panel:1.0.0\n    restart: unless-stopped\n    environment: { API_SERVER_URL: 'http://librechat:3080'${secret} }\n  librechat:\n    environment: { ADMIN_PANEL_URL: 'https://admin.example.org' }\n`,
  );

const rule: Rule = {
  id: 'admin.panel-secret',
  severity: 'error',
  why: 'The admin panel does not start without SESSION_SECRET.',
  source: ['librechat:docker-compose.yml', 'librechat-docs/features/admin_panel'],
  fix: 'Set SESSION_SECRET for the panel to the output of `openssl rand -hex 32`.',
  failing: panel(''),
  passing: panel(", SESSION_SECRET: '${OPENID_SESSION_SECRET}'"),
  check: (project) =>
    adminPanels(project).flatMap(({ name, at, environment, completeness }) => {
      const set = environment.get('SESSION_SECRET');
      if (set?.text || set?.unknown || set?.leftBlank || completeness !== 'whole') return [];
      return [
        {
          at: set?.at ?? at,
          service: name,
          message: `${name} does not start: SESSION_SECRET is not set.`,
        },
      ];
    }),
};

export default rule;
