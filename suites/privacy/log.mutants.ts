import { parsed } from '../../fixtures/saboteur/changes.ts';
import { defineMutants } from '../../fixtures/saboteur/mutant.ts';
import type { Play, RequestMessage, Rule } from '../../fixtures/saboteur/rules.ts';
import { causes, passwordNotInLog } from './log.checks.ts';

/** Logs a login on its way, as a gateway or an agent for monitoring does. */
const logged = (line: (request: RequestMessage) => string | undefined): Rule[] => [
  {
    on: 'POST /api/auth/login',
    request: (request: RequestMessage, play: Play) => {
      const text = line(request);
      if (text) play.log(text);
      return undefined;
    },
  },
];

export const mutants = defineMutants({
  'privacy.bodies-in-gateway-log': {
    violates: [passwordNotInLog],
    cause: causes.gatewayLogsBodies,
    why: 'A gateway logs request bodies for debugging, including those of logins (nginx $request_body).',
    traffic: logged(({ method, url, body }) => `"${method} ${url}" 404 body=${body}`),
  },
  'privacy.malformed-login-in-log': {
    violates: [passwordNotInLog],
    cause: causes.loginBodyLogged,
    why: 'An invalid login request is logged with everything that the user typed (LibreChat before 85fa881e3).',
    traffic: logged(({ body }) => {
      const login = parsed(body);
      return login.email.includes('@') ? undefined : `error: validation ${JSON.stringify(login)}`;
    }),
  },
  'privacy.password-in-access-log': {
    violates: [passwordNotInLog],
    cause: causes.gatewayLogsBodies,
    why: 'A form that falls back to GET puts the password into the URL and therefore into the access log.',
    traffic: logged(({ url, body }) => `"GET ${url}?${new URLSearchParams(parsed(body))}" 404`),
  },
});
