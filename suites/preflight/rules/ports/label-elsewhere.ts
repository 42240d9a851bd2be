import { override } from '../examples.ts';
import type { Rule } from '../rule.ts';
import { listeningPort } from '../services.ts';
import { traefikRoutes } from '../traefik-files.ts';

const label = (port: number) =>
  override(
    `services:\n  librechat:\n    labels: ['traefik.http.services.chat.loadbalancer.server.port=${port}']\n`,
  );

const rule: Rule = {
  id: 'ports.label-elsewhere',
  severity: 'error',
  why: 'The label tells the reverse proxy at which port of the container LibreChat answers. At another port it gets no answer: "502 Bad Gateway".',
  source: ['traefik/docker', 'nginx-proxy/readme'],
  fix: "Write LibreChat's PORT, 3080 unless it is set.",
  failing: label(80),
  passing: label(3080),
  check: (project) => {
    const { service, environment } = project.librechat;
    const port = listeningPort(project);
    const labels = [...(service?.labels ?? [])].filter(([name]) =>
      /^traefik\.http\.services\.[^.]+\.loadbalancer\.server\.port$/i.test(name),
    );
    const variable = environment.get('VIRTUAL_PORT');
    const inFiles = traefikRoutes(project).map(
      ({ port: text, portAt: at }) => ['url', { text, at, unknown: false }] as const,
    );
    const all = [...labels, ...(variable ? [['VIRTUAL_PORT', variable] as const] : []), ...inFiles];
    return all
      .filter(([, { text, unknown }]) => !unknown && /^\d+$/.test(text ?? '') && text !== port)
      .map(([, { at, text }]) => ({
        at,
        message: `The reverse proxy asks at port ${text}, and LibreChat listens on ${port}.`,
        fix: `Write ${port}.`,
        edit: { from: text ?? '', to: port },
      }));
  },
};

export default rule;
