import { isLibreChatImage } from '../../../../fixtures/stack/compose/project.ts';
import { type Dockerfile, dockerfileOf } from '../../reading/dockerfile.ts';
import type { Project } from '../../reading/project.ts';
import type { Finding, Rule } from '../rule.ts';
import { databases } from '../services.ts';

const rule: Rule = {
  id: 'health.no-such-tool',
  severity: 'error',
  why: "LibreChat's image has wget and node but no curl; MongoDB's has mongosh and, from 6.0 on, no mongo. Such a check fails from the first day, and the service is never healthy.",
  source: ['librechat:Dockerfile', 'mongodb/Release Notes for MongoDB 6.0'],
  fix: 'Use wget -q -O /dev/null in place of curl, and mongosh in place of mongo.',
  failing: {
    'docker-compose.override.yml':
      'services:\n  librechat:\n    healthcheck:\n      test: [CMD, curl, --fail, http://127.0.0.1:3080/api/banner]\n',
  },
  passing: {},
  check: (project) => [...withoutCurl(project), ...withoutMongo(project)],
};

function withoutCurl({ librechat: { service, image }, files }: Project): Finding[] {
  const { healthcheck } = service ?? {};
  const dockerfile = service && dockerfileOf(service, files);
  if (
    !healthcheck ||
    healthcheck.isDisabled ||
    !isLibreChatImage(image?.text ?? '') ||
    isApiImage(image?.text ?? '') ||
    (service?.node.entries.has('build') && (!dockerfile || addsCurl(dockerfile))) ||
    !needs('curl', healthcheck.command)
  )
    return [];
  return [
    {
      at: healthcheck.at,
      message: "LibreChat's image has no curl, so the check always fails.",
      ...withWget(healthcheck.command),
    },
  ];
}

/** The images of LibreChat's Dockerfile.multi, unlike those of its Dockerfile, have curl. */
const isApiImage = (image: string) => /-api([:@]|$)/.test(image);

/** Whether a check fails without a tool: whatever it tries, one `||` after the other, calls the tool. */
const needs = (tool: string, command: string) =>
  command
    .split('||')
    .filter((way) => !/^\s*(exit|false|kill)\b/.test(way))
    .every((way) => new RegExp(`(^|[;&|])\\s*${tool}(?![\\w-])`).test(way));

const addsCurl = ({ instructions }: Dockerfile) =>
  instructions.some(({ name, rest }) => name === 'RUN' && /\bcurl\b/.test(rest));

const asCurl = /^curl (?:(?:-f|-s|-S|-sf|-fs|-fsS|-sSf|-sfS|--fail|--silent) )*(?=https?:)/;

/** Where curl only asks an address. */
function withWget(command: string): Pick<Finding, 'edit'> {
  const [words] = asCurl.exec(command) ?? [];
  if (!words) return {};
  const spelled = words.trim().split(' ');
  // One text, or a list whose words stand apart.
  return { edit: { from: spelled.join(' '), to: 'wget -q --spider' } };
}

function withoutMongo(project: Project): Finding[] {
  return databases(project).flatMap(({ name, image, healthcheck }) => {
    const major = Number(/:(\d+)/.exec(image?.text ?? '')?.[1]);
    if (!healthcheck || healthcheck.isDisabled || !(major >= 6)) return [];
    if (!needs('mongo', healthcheck.command)) return [];
    return [
      {
        at: healthcheck.at,
        message: `The image of ${name} has mongosh and no mongo, so the check always fails.`,
        edit: { from: 'mongo', to: 'mongosh' },
      },
    ];
  });
}

export default rule;
