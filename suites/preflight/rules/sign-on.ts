import type { Environment } from '../reading/librechat.ts';

/** A way to log in with an account of somebody else's, as LibreChat knows it. */
export interface SignOn {
  readonly name: string;
  /** Its name in librechat.yaml (`registration.socialLogins`) and in LibreChat's routes. */
  readonly id: string;
  /** Variables without which LibreChat shows no button. Source: LibreChat, api/server/routes/config.js. */
  readonly needed: readonly string[];
  readonly callback: string;
}

const client = (prefix: string) => [`${prefix}_CLIENT_ID`, `${prefix}_CLIENT_SECRET`];

export const signOns: readonly SignOn[] = [
  { name: 'Google', id: 'google', needed: client('GOOGLE'), callback: 'GOOGLE_CALLBACK_URL' },
  { name: 'GitHub', id: 'github', needed: client('GITHUB'), callback: 'GITHUB_CALLBACK_URL' },
  { name: 'Discord', id: 'discord', needed: client('DISCORD'), callback: 'DISCORD_CALLBACK_URL' },
  {
    name: 'Facebook',
    id: 'facebook',
    needed: client('FACEBOOK'),
    callback: 'FACEBOOK_CALLBACK_URL',
  },
  {
    name: 'Apple',
    id: 'apple',
    needed: ['APPLE_CLIENT_ID', 'APPLE_TEAM_ID', 'APPLE_KEY_ID', 'APPLE_PRIVATE_KEY_PATH'],
    callback: 'APPLE_CALLBACK_URL',
  },
  {
    name: 'OpenID',
    id: 'openid',
    needed: [...client('OPENID'), 'OPENID_ISSUER', 'OPENID_SESSION_SECRET'],
    callback: 'OPENID_CALLBACK_URL',
  },
  {
    name: 'SAML',
    id: 'saml',
    needed: ['SAML_ENTRY_POINT', 'SAML_ISSUER', 'SAML_CERT', 'SAML_SESSION_SECRET'],
    callback: 'SAML_CALLBACK_URL',
  },
];

/** The variables that a way to log in needs here: OpenID needs no secret where it proves itself with PKCE (v0.8.6). */
export const neededBy = ({ id, needed }: SignOn, environment: Environment): readonly string[] =>
  id === 'openid' && environment.isOn('OPENID_USE_PKCE')
    ? needed.filter((name) => name !== 'OPENID_CLIENT_SECRET')
    : needed;

/** Those that are set up, or that the operator may still set up. */
export const possibleSignOns = (environment: Environment) =>
  signOns.filter((signOn) => environment.mayHave(...neededBy(signOn, environment)));

/** Those whose button LibreChat would show. */
export const configuredSignOns = (environment: Environment) =>
  signOns.filter((signOn) => environment.has(...neededBy(signOn, environment)));

/** Those of which a variable is there, be it blank. */
export const namedSignOns = ({ variables }: Environment) =>
  signOns.filter(({ needed }) => needed.some((name) => variables.has(name)));

/** Those whose callback LibreChat puts behind DOMAIN_SERVER; SAML's is the whole address. */
export const behindDomain = signOns.filter(({ id }) => id !== 'saml');
