import type { Rule } from '../rule.ts';
import { listeningPort } from '../services.ts';

const rule: Rule = {
  id: 'ports.nobody-listens',
  severity: 'error',
  why: 'LibreChat listens on PORT, 3080 unless it is set. If a published port leads to another port of the container, nothing answers.',
  source: ['librechat-docs/configuration/dotenv#port'],
  fix: "Make the second number of the port LibreChat's PORT.",
  failing: { '.env': 'PORT=8080\n' },
  passing: { '.env': 'PORT=3080\n' },
  check: (project) => {
    const { service } = project.librechat;
    const port = listeningPort(project);
    if (
      !service ||
      service.ports.length === 0 ||
      service.ports.some(({ target }) => inRange(target, port))
    )
      return [];
    const [first] = service.ports.filter(({ target }) => target !== '');
    return first
      ? [
          {
            at: first.at,
            ...(/^\d+$/.test(first.target)
              ? { edit: { from: `:${first.target}`, to: `:${port}` } }
              : {}),
            message: `LibreChat listens on ${port}, but this port leads to ${first.target}.`,
          },
        ]
      : [];
  },
};

function inRange(range: string, port: string): boolean {
  const [first, last = first] = range.split('-').map(Number);
  return first !== undefined && last !== undefined && Number(port) >= first && Number(port) <= last;
}

export default rule;
