import { defineCauses } from '../../fixtures/checks/diagnosis.ts';
import { defineCheck } from '../../fixtures/checks/types.ts';
import { type SignOnName, signOns } from '../../fixtures/librechat/sign-ons.ts';

export const causes = defineCauses({
  errorNotHandled: {
    text: 'The callback has no handler for an error of the network, so the person sees the bare error page of Express.',
    fix: 'Let the callback redirect to <DOMAIN_CLIENT>/login?error=auth_failed whenever the strategy reports an error.',
    shownBy: /where the login ended[\s\S]*Received: "500/,
  },
  errorOfProxy: {
    text: 'A proxy answers for LibreChat while the callback waits for the identity provider.',
    fix: 'Raise proxy_read_timeout for /oauth above the time that the slowest login takes.',
    shownBy: /where the login ended[\s\S]*Received: "50[234]/,
  },
  reasonLost: {
    text: 'The login page does not know that a login failed, because a proxy drops the query of redirects.',
    fix: 'Pass the Location header on unchanged.',
    shownBy: /where the login ended[\s\S]*Received: "200 \/login"/,
  },
  insideAsked: {
    text: 'LibreChat asks the identity provider for people who are inside, and refuses them while it cannot be reached.',
    fix: 'Set OPENID_REUSE_TOKENS=false, so that LibreChat renews its own sessions.',
    shownBy: /people inside/,
  },
  notBack: {
    text: 'LibreChat, or a proxy before it, keeps treating the identity provider as gone.',
    fix: 'Restart LibreChat after an outage of the identity provider, and keep /oauth out of every cache.',
    shownBy: /a new login/,
  },
});

/** What happens to logins, and to the people inside, while LibreChat cannot reach an identity provider. */
function checksOf(provider: SignOnName, name: 'google' | 'control-plane') {
  const { title } = signOns[provider];
  const fault = {
    requirement: 'resilience',
    shape: 'faults',
    needs: ['doubles', 'faults'],
  } as const;
  const said = 'the login ends at the login page, which says that it failed, and opens no session';
  const refusal = {
    ...fault,
    level: 'MUST',
    refusal: true,
    source: ['rfc6749/4.1.2.1', 'librechat:api/server/routes/oauth.js'],
    causes: [causes.errorNotHandled, causes.errorOfProxy, causes.reasonLost],
  } as const;
  const inside = {
    ...fault,
    level: 'MUST',
    source: ['plan/service', 'librechat:api/server/controllers/AuthController.js'],
    causes: [causes.insideAsked],
  } as const;
  const back = {
    ...fault,
    level: 'MUST',
    source: ['plan/service', 'librechat:api/server/routes/oauth.js'],
    causes: [causes.notBack],
  } as const;
  return {
    goneSaid: defineCheck({
      ...refusal,
      id: `faults.${name}.gone-said`,
      text: `If LibreChat cannot reach ${title}, ${said}.`,
    }),
    goneInside: defineCheck({
      ...inside,
      id: `faults.${name}.gone-inside`,
      text: `While LibreChat cannot reach ${title}, people inside work on, and nobody is logged out.`,
    }),
    backAfterGone: defineCheck({
      ...back,
      id: `faults.${name}.back-after-gone`,
      text: `Within 30 seconds after ${title} can be reached again, people sign in through it, without a restart.`,
    }),
    slowWorks: defineCheck({
      ...fault,
      id: `faults.${name}.slow-works`,
      level: 'SHOULD',
      text: `While every answer of ${title} takes four seconds, a login succeeds within a minute.`,
      source: ['rfc6749/5.1', 'nginx/proxy_read_timeout'],
      causes: [causes.errorNotHandled, causes.errorOfProxy],
    }),
    hangingInside: defineCheck({
      ...inside,
      id: `faults.${name}.hanging-inside`,
      text: `While a login hangs because ${title} says nothing, people inside work on, and nobody is logged out.`,
    }),
    backAfterHanging: defineCheck({
      ...back,
      id: `faults.${name}.back-after-hanging`,
      text: `Within 30 seconds after the connection to ${title} stopped hanging, people sign in through it.`,
    }),
    resetSaid: defineCheck({
      ...refusal,
      id: `faults.${name}.reset-said`,
      text: `If connections to ${title} are reset, ${said}.`,
    }),
    backAfterReset: defineCheck({
      ...back,
      id: `faults.${name}.back-after-reset`,
      text: `Within 30 seconds after connections to ${title} were reset, people sign in through it.`,
    }),
  };
}

export const google = checksOf('google', 'google');
export const controlPlane = checksOf('openid', 'control-plane');
