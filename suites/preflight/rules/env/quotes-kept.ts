import type { Rule } from '../rule.ts';

const title = (item: string) => ({
  'docker-compose.override.yml': `services:\n  librechat:\n    environment:\n      - ${item}\n`,
});

const rule: Rule = {
  id: 'env.quotes-kept',
  severity: 'error',
  why: 'In the list form of `environment`, quotes after the equals sign are part of the value. LibreChat gets them, and so does whoever it sends the value to.',
  source: ['yaml/7.3.3 Plain Style'],
  fix: 'Quote the whole item, "NAME=value", or use the map form, NAME: "value".',
  failing: title('APP_TITLE="Our chat"'),
  passing: title('"APP_TITLE=Our chat"'),
  check: ({ services }) =>
    services.flatMap(({ name: service, environment }) =>
      [...environment]
        .filter(([name, { at, text }]) => /\.ya?ml$/.test(at.file) && isHarmed(name, text ?? ''))
        .map(([name, { at, text }]) => ({
          at,
          service,
          message: `The quotes are part of the value of ${name}.`,
          edit: unquoted(name, text ?? ''),
        })),
    ),
};

/** LibreChat signs sessions with any text. */
const isHarmed = (name: string, text: string) =>
  /^(["']).*\1$/.test(text) && !/^(JWT(_REFRESH)?|(OPENID|SAML)_SESSION)_SECRET$/.test(name);

/** YAML takes the quotes around the whole item for its own. */
const unquoted = (name: string, text: string) => ({
  from: `${name}=${text}`,
  to: /^.[\w./-]+.$/.test(text) ? `${name}=${text.slice(1, -1)}` : `"${name}=${text.slice(1, -1)}"`,
});

export default rule;
