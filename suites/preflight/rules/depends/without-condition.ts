import { scalarAt } from '../../reading/nodes.ts';
import type { Project } from '../../reading/project.ts';
import { urlOf } from '../addresses.ts';
import { connectionOf, namesOf } from '../database.ts';
import type { Finding, Rule } from '../rule.ts';
import { isKind } from '../services.ts';

const rule: Rule = {
  id: 'depends.without-condition',
  severity: 'warning',
  why: 'Without a condition Compose starts LibreChat as soon as the container of the database exists. A database that is not ready yet ends LibreChat, which then starts over.',
  source: ['compose/depends_on', 'docker/Control startup order'],
  fix: 'Write `name: { condition: service_healthy }` and give that service a health check.',
  failing: {
    'docker-compose.override.yml': 'services:\n  librechat:\n    depends_on: !override [mongodb]\n',
  },
  passing: {},
  check: (project) =>
    (project.librechat.service?.dependencies ?? [])
      .filter(
        ({ name, condition }) =>
          (condition === undefined || condition === 'service_started') && isNeeded(name, project),
      )
      .map(({ name, at }) => ({
        at,
        ...waiting(name, project),
        message: `LibreChat does not wait until ${name} is ready.`,
        fix: `Write ${name}: { condition: service_healthy } under depends_on, and give ${name} a health check.`,
      })),
};

/** A dependency that says what to wait for, and another service that can say it is ready. */
function waiting(name: string, { services, librechat }: Project): Pick<Finding, 'edit'> {
  const { healthcheck } = services.find((service) => service.name === name) ?? {};
  if (!healthcheck || healthcheck.isDisabled) return {};
  const condition = scalarAt(librechat.service?.node, 'depends_on', name, 'condition');
  return condition && condition.at.column > 1
    ? { edit: { at: condition.at, from: 'service_started', to: 'service_healthy' } }
    : {};
}

/** LibreChat starts without all others. Swarm ignores depends_on, so there nobody can wait. */
function isNeeded(name: string, project: Project): boolean {
  const { services, librechat } = project;
  const service = services.find((it) => it.name === name);
  if (
    !service ||
    (librechat.service?.node.entries.get('deploy')?.kind === 'map' && isSwarm(project))
  )
    return false;
  if (connectionOf(project)?.service === service) return true;
  const redis = librechat.environment.isOn('USE_REDIS')
    ? librechat.environment.list('REDIS_URI')
    : [];
  return (
    isKind(service, 'redis') &&
    redis.some((uri) => namesOf(service).includes(urlOf(uri)?.hostname ?? ''))
  );
}

const isSwarm = ({ services }: Project) =>
  services.some(({ node }) => {
    const deploy = node.entries.get('deploy');
    return (
      deploy?.kind === 'map' &&
      (deploy.entries.has('placement') || deploy.entries.has('endpoint_mode'))
    );
  });

export default rule;
