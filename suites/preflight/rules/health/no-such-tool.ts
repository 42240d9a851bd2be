import { isLibreChatImage } from '../../../../fixtures/stack/compose/project.ts';
import type { Rule } from '../rule.ts';

const rule: Rule = {
  id: 'health.no-such-tool',
  severity: 'error',
  why: "LibreChat's image is Alpine's with wget and node, and without curl: the check fails from the first day, and the service is never healthy.",
  source: "LibreChat v0.8.5-rc1's image: node:20-alpine, no curl added",
  mend: 'Use wget -q -O /dev/null in place of curl.',
  failing: {
    'docker-compose.override.yml':
      'services:\n  librechat:\n    healthcheck:\n      test: [CMD, curl, --fail, http://127.0.0.1:3080/api/banner]\n',
  },
  passing: {},
  check: ({ librechat: { service } }) => {
    const { healthcheck, image } = service ?? {};
    if (
      !healthcheck ||
      healthcheck.isDisabled ||
      !isLibreChatImage(image?.text ?? '') ||
      !/(^|[;&|]\s*)curl\b/.test(healthcheck.command)
    )
      return [];
    return [
      { at: healthcheck.at, message: "LibreChat's image has no curl: the check always fails." },
    ];
  },
};

export default rule;
