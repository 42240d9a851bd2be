import { isLibreChatImage } from '../../../../fixtures/stack/compose/project.ts';
import type { Project } from '../../reading/project.ts';
import type { Service } from '../../reading/service.ts';
import type { Finding, Rule } from '../rule.ts';
import { essential, listeningPort } from '../services.ts';

const rule: Rule = {
  id: 'health.missing',
  severity: 'warning',
  why: 'Without a health check nobody notices that LibreChat or its database stopped answering, and nothing can wait until they do.',
  source: ['compose/healthcheck'],
  fix: 'LibreChat: wget -q -O- http://127.0.0.1:3080/api/config | grep -q serverDomain. MongoDB: mongosh --quiet --eval \'db.adminCommand("ping").ok\'.',
  failing: {
    'docker-compose.override.yml': 'services:\n  librechat: { healthcheck: { disable: true } }\n',
  },
  passing: {},
  check: (project) =>
    essential(project)
      .filter(({ healthcheck }) => !healthcheck || healthcheck.isDisabled || !healthcheck.command)
      .filter(({ image, healthcheck }) => healthcheck || !hasItsOwn(image?.text ?? ''))
      .map((service) => ({
        at: service.at,
        message: `${service.name} has no health check.`,
        ...checked(service, project),
      })),
};

/** MongoDB's image with Atlas Search brings a health check. */
const hasItsOwn = (image: string) => /(^|\/)mongodb-atlas-local([:@]|$)/.test(image);

const ping = `quit(db.adminCommand("ping").ok ? 0 : 1)`;

/** The check of LibreChat's own image, or of MongoDB's since version 6, which has mongosh. */
function checked({ at, node, image }: Service, project: Project): Pick<Finding, 'edit'> {
  if (node.entries.has('healthcheck')) return {};
  const text = image?.text ?? '';
  const ask = `http://127.0.0.1:${listeningPort(project)}/api/config`;
  const test = isLibreChatImage(text)
    ? `test: wget -q -O- ${ask} | grep -q serverDomain`
    : Number(/(?:^|\/)mongo:(\d+)/.exec(text)?.[1]) >= 6
      ? `test: [CMD, mongosh, --quiet, --eval, '${ping}']`
      : undefined;
  return test ? { edit: { at, insert: ['healthcheck:', `  ${test}`], where: 'inside' } } : {};
}

export default rule;
