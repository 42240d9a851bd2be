import { override } from '../examples.ts';
import { adminPanels } from '../rag-services.ts';
import type { Rule } from '../rule.ts';
import { isOpen, ofKind } from '../services.ts';

const panel = (ports: string, secure: string) =>
  override(
    `services:\n  admin:\n    image: registry.librechat.ai/clickhouse/librechat-admin-panel:1.0.0\n    restart: unless-stopped\n    ports: ['${ports}']\n    environment: { SESSION_SECRET: '\${OPENID_SESSION_SECRET}', API_SERVER_URL: 'http://librechat:3080'${secure} }\n  librechat:\n    environment: { ADMIN_PANEL_URL: 'https://admin.example.org' }\n`,
  );

const rule: Rule = {
  id: 'admin.panel-plain-http',
  severity: 'warning',
  why: 'The admin panel sets `Secure` cookies unless SESSION_COOKIE_SECURE=false. Over plain http browsers drop them, and the panel says "Unable to connect". Its port without a proxy also sends the passwords of administrators unencrypted.',
  source: ['librechat-admin-panel#24', 'librechat-docs/features/admin_panel'],
  fix: 'Put the panel behind https. Where that is not possible, set SESSION_COOKIE_SECURE=false for it and publish it at 127.0.0.1.',
  failing: panel('3000:3000', ''),
  passing: panel('127.0.0.1:3000:3000', ', SESSION_COOKIE_SECURE: "false"'),
  check: (project) =>
    adminPanels(project).flatMap(({ name, ports, environment, completeness }) => {
      const open = ports.find(({ hostIp }) => isOpen(hostIp));
      const secure = environment.get('SESSION_COOKIE_SECURE');
      if (!open || secure?.unknown || secure?.leftBlank || completeness === 'partial') return [];
      const port = open.published ?? open.target;
      const isPlain = secure?.text?.toLowerCase() === 'false';
      if (isPlain)
        return [
          {
            at: open.at,
            service: name,
            message: `${name} is open to the network at port ${port} over plain http: passwords of administrators travel unencrypted.`,
            fix: `Write 127.0.0.1:${port}:${open.target}, and put ${name} behind https.`,
          },
        ];
      if (ofKind(project, 'proxy').length > 0 && secure?.text) return [];
      return [
        {
          at: open.at,
          service: name,
          message: `${name} is published over plain http, but its cookies are Secure: nobody can sign in at port ${port}.`,
          fix: `Put ${name} behind https, or set SESSION_COOKIE_SECURE=false for it.`,
        },
      ];
    }),
};

export default rule;
