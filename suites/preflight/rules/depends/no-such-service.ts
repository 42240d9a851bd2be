import type { Project } from '../../reading/project.ts';
import type { Dependency, Service } from '../../reading/service.ts';
import type { Rule } from '../rule.ts';
import { isSwitchedOff, namesInOtherFiles } from '../services.ts';

const rule: Rule = {
  id: 'depends.no-such-service',
  severity: 'error',
  why: 'Docker Compose rejects a project in which a service depends on one that does not exist, or that only a profile starts.',
  source: ['compose/depends_on', 'compose/profiles'],
  fix: 'Correct the name, or add the compose file that has the service.',
  failing: {
    'docker-compose.override.yml':
      'services:\n  librechat:\n    depends_on: [rag_api, cache]\n  cache:\n    image: redis:8.2\n    restart: unless-stopped\n    profiles: [cache]\n',
  },
  passing: {
    'docker-compose.override.yml':
      'services:\n  librechat:\n    depends_on: { cache: { condition: service_started, required: false } }\n  cache:\n    image: redis:8.2\n    restart: unless-stopped\n    profiles: [cache]\n',
  },
  check: (project) =>
    project.services.flatMap((service) =>
      service.dependencies
        .filter(({ isRequired }) => isRequired)
        .flatMap((dependency) => {
          const fault = faultOf(dependency, service, project);
          return fault ? [{ at: dependency.at, ...fault }] : [];
        }),
    ),
};

function faultOf({ name }: Dependency, service: Service, project: Project) {
  const other = project.services.find((it) => it.name === name);
  // Whoever gives both files to Compose starts both.
  if (!other && project.isFragment) return undefined;
  if (!other && namesInOtherFiles(project).includes(name)) return undefined;
  if (!other)
    return { message: `${service.name} depends on ${name}, but no service has that name.` };
  if (!isSwitchedOff(other, project) || isSwitchedOff(service, project)) return undefined;
  return {
    message: `${service.name} depends on ${name}, which only a profile starts: Compose rejects the project without \`--profile\`.`,
    fix: `Take ${name} out of depends_on with \`!reset\` or \`required: false\`, or set COMPOSE_PROFILES in .env.`,
  };
}

export default rule;
