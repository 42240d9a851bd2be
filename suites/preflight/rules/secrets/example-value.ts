import type { Rule } from '../rule.ts';
import { publicSecrets } from '../secret-names.ts';

const rule: Rule = {
  id: 'secrets.example-value',
  severity: 'error',
  why: "The values in LibreChat's .env.example are public: anyone who knows them can sign a session as any person.",
  source: ['librechat:.env.example', 'librechat:packages/api/src/app/checks.ts'],
  fix: 'Generate new ones with `openssl rand -hex 32`, and `-hex 16` for CREDS_IV.',
  failing: { '.env': `JWT_SECRET=${publicSecrets.JWT_SECRET}\n` },
  passing: {
    '.env': 'JWT_SECRET=2c2d6c1f8e0b47a39d5ef0b1a7c84e6d93f25b08a1e74c6fb0d9386e57a21c4f\n',
  },
  check: ({ librechat, services, dotenv, files }) => {
    const all = [
      librechat.environment.variables,
      ...services.map(({ environment }) => environment),
    ].flatMap((it) => [...it]);
    const known = all.filter(([name, { text }]) => text !== null && text === publicSecrets[name]);
    // Of a value that reaches a service through a variable, the place where it is written counts.
    const byName = new Map(known.reverse().map(([name, { at }]) => [name, at]));
    return [...byName].map(([name, where]) => {
      const own = dotenv?.variables.get(name);
      const at = own && own.text === publicSecrets[name] ? own.at : where;
      // A template may leave it to the operator; the secret of a deployment is not for a tool to change.
      const edit = files.templates.has(at.file)
        ? { edit: { from: publicSecrets[name] ?? '', to: '' } }
        : {};
      return {
        at,
        ...edit,
        message: `${name} has the value of LibreChat's .env.example, which is public.`,
        fix: `Write ${name}=$(openssl rand -hex ${name === 'CREDS_IV' ? 16 : 32}), with the output in place of the command.`,
      };
    });
  },
};

export default rule;
