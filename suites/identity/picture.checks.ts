import { defineCauses } from '../../fixtures/checks/diagnosis.ts';
import { defineCheck } from '../../fixtures/checks/types.ts';

export const causes = defineCauses({
  pictureAwaited: {
    text: 'LibreChat fetches the picture of a person at every login through OpenID, past PROXY, and the person waits for it: five seconds where the network lets nothing out directly.',
    fix: 'Let the provider leave the claim picture out for LibreChat, or allow its host in the firewall.',
    shownBy: /ms that the login took longer/,
  },
  loginBreaks: {
    text: 'A picture that cannot be fetched ends the login.',
    fix: 'Let the provider leave the claim picture out, and report the error to LibreChat.',
    shownBy: /where the login ended/,
  },
});

export const notAwaited = defineCheck({
  id: 'oauth.openid.picture-not-awaited',
  requirement: 'controlPlane',
  level: 'SHOULD',
  text: 'A login through the Control Plane does not wait for the picture of the person: a server that never answers delays it by less than three seconds.',
  source: ['openid/Core 1.0, 5.1', 'librechat:api/server/services/Files/images/avatar.js'],
  causes: [causes.loginBreaks, causes.pictureAwaited],
  needs: ['doubles'],
});
