import { override } from '../examples.ts';
import { adminPanels } from '../rag-services.ts';
import type { Rule } from '../rule.ts';
import { configuredSignOns } from '../sign-on.ts';

const panel = (address: string) => ({
  ...override(
    `services:\n  admin:\n    image: registry.librechat.ai/clickhouse/librechat-admin-panel:1.0.0\n    restart: unless-stopped\n    environment: { SESSION_SECRET: '\${OPENID_SESSION_SECRET}', API_SERVER_URL: 'http://librechat:3080' }\n  librechat:\n    image: ghcr.io/danny-avila/librechat:v0.8.7\n    environment: { ${address} }\n`,
  ),
});

const rule: Rule = {
  id: 'admin.panel-address',
  severity: 'warning',
  why: 'After a single sign-on LibreChat sends administrators to ADMIN_PANEL_URL, and to http://localhost:3000 if it is not set: on their own machine nothing answers.',
  source: ['librechat:packages/api/src/auth/exchange.ts', 'librechat.ai#567'],
  fix: "Set ADMIN_PANEL_URL for LibreChat to the panel's address, for example https://admin.example.org.",
  failing: panel(''),
  passing: panel('ADMIN_PANEL_URL: "https://admin.example.org"'),
  check: (project) => {
    const { environment, service: own } = project.librechat;
    const [service] = adminPanels(project);
    const [signOn] = configuredSignOns(environment);
    if (!service || !own || !signOn || environment.mayHave('ADMIN_PANEL_URL')) return [];
    return [
      {
        at: service.at,
        message: `${signOn.name} is set up and ADMIN_PANEL_URL is not: a sign-in to ${service.name} ends at http://localhost:3000.`,
        fix: `Set ADMIN_PANEL_URL for ${own.name} to the address of ${service.name}.`,
      },
    ];
  },
};

export default rule;
